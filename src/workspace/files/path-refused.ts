import { G1Error } from '../../core/errors.ts'

/** Thrown when a file of an application must not be written: its path, its content or its size is out of bounds. */
export class PathRefused extends G1Error {
  readonly code = 'PATH_REFUSED'
  readonly path: string
  readonly found: string
  readonly expected: string

  constructor(at: {
    readonly path: string
    readonly found: string
    readonly expected: string
    readonly todo: string
    readonly cause?: unknown
  }) {
    super(
      `The file ${JSON.stringify(at.path.slice(0, 200))} is refused: found ${at.found}, expected ${at.expected}; ${at.todo}.`,
      { cause: at.cause },
    )
    this.path = at.path
    this.found = at.found
    this.expected = at.expected
  }
}
