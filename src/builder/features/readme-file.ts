import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { AppFile } from '../app-file.ts'

/** What the README says beyond the spec. */
export type ReadmeOptions = {
  /** Who or what made it, as a sentence: `Built by rules, without a language model.` */
  readonly builtBy: string
  /** The requirements, verbatim. */
  readonly requirements?: string
}

/** The README of the application. */
export function readmeFile(spec: AppSpec, options: ReadmeOptions): AppFile {
  return { path: 'README.md', content: `# ${spec.title}\n\n${spec.summary}\n\n${options.builtBy}\n` }
}
