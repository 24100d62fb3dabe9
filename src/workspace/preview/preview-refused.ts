import { G1Error } from '../../core/errors.ts'

/**
 * Thrown when a preview cannot be given: `PREVIEW_FAILED` where the application did not start, `PREVIEWS_OFF` where this node
 * starts none.
 */
export class PreviewRefused extends G1Error {
  readonly code: 'PREVIEW_FAILED' | 'PREVIEWS_OFF'

  constructor(code: PreviewRefused['code'], message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options)
    this.code = code
  }
}
