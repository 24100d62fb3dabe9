import type { ClauseId } from '../clause.ts'
import type { EntryId, Sha256, StepId } from '../ids.ts'

/** One acceptance test as it was locked. `name` is the test's full name, which begins with the demand's id. */
export interface LockedTest {
  readonly id: string
  readonly demand: string
  readonly clauses: readonly ClauseId[]
  readonly title: string
  readonly file: string
  /** It failed against an application that only answers `/health`, as it must. */
  readonly red: boolean
}

export interface TestVerdict {
  /** `acceptance`: a locked test, over HTTP; `own`: one that the application brings along (`npm test`). */
  readonly suite: 'acceptance' | 'own'
  readonly name: string
  readonly file: string
  readonly demand: string | null
  readonly clauses: readonly ClauseId[]
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly message: string | null
  readonly durationMs: number
}

export interface DeliveryEvents {
  /** The acceptance tests stand; `sha256` is of their files, and nobody changes them from here on. */
  TestsLocked: {
    readonly step: StepId
    readonly entry: EntryId
    readonly sha256: Sha256
    readonly tests: readonly LockedTest[]
  }
  TestsRun: {
    readonly step: StepId
    readonly attempt: number
    readonly entry: EntryId
    /** The locked tests, by their hash. */
    readonly testsSha256: Sha256
    readonly passed: number
    readonly failed: number
    readonly skipped: number
    readonly tests: readonly TestVerdict[]
    readonly sandbox: 'bubblewrap' | 'reduced'
  }
}
