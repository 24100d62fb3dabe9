import type { ClauseId } from '../clause.ts'
import type { EntryId, PersonaId, Sha256, StepId } from '../ids.ts'

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
  /** The acceptance tests stand; `sha256` is of their files, and from here on only `TestAmended` changes them. */
  TestsLocked: {
    readonly step: StepId
    readonly entry: EntryId
    readonly sha256: Sha256
    readonly tests: readonly LockedTest[]
  }
  /**
   * Locked tests contradicted their clauses: what the Tester amended, the Verifier held against the original text, and the
   * platform has locked anew. Nothing else changes a locked test.
   */
  TestAmended: {
    readonly step: StepId
    /** The acceptance tests as they are from here on, and those before. */
    readonly entry: EntryId
    readonly before: EntryId
    /** What was changed, and who allowed it. */
    readonly amendment: EntryId
    readonly checked: EntryId
    readonly amendedBy: PersonaId
    readonly checkedBy: PersonaId
    readonly amended: readonly { readonly test: string; readonly clauses: readonly ClauseId[]; readonly why: string }[]
    readonly oldSha256: Sha256
    readonly sha256: Sha256
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
