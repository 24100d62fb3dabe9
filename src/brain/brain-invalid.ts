import { G1Error } from '../core/errors.ts'

/** Something wrong in a file of a brain; `line` counts from 1, null where the file as a whole is meant. */
export interface BrainFinding {
  /** Relative to the brain's folder: `personas/tester.md`. */
  readonly file: string
  readonly line: number | null
  readonly message: string
}

/** Thrown when a brain folder cannot be used; carries every finding of every file, not just the first. */
export class BrainInvalid extends G1Error {
  readonly code = 'BRAIN_INVALID'
  readonly findings: readonly BrainFinding[]

  constructor(dir: string, findings: readonly BrainFinding[]) {
    const lines = findings.map(({ file, line, message }) => `  ${line === null ? file : `${file}:${line}`}: ${message}`)
    const count = findings.length === 1 ? '1 thing' : `${findings.length} things`
    super(`The brain in ${dir} cannot be used: ${count} to put right.\n${lines.join('\n')}`)
    this.findings = findings
  }
}
