import type { BrainFinding } from '../brain-invalid.ts'

/** A text file of a brain; `path` is relative to the folder it was read from, with `/` between its parts. */
export interface BrainFile {
  readonly path: string
  readonly text: string
}

/** What reading gave: the value, or what stands in its way (never both empty). */
export type Read<Value> =
  | { readonly value: Value; readonly findings: readonly [] }
  | { readonly value: null; readonly findings: readonly BrainFinding[] }
