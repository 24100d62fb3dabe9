import type { GeneratedApp } from './generated-app/generated-app.ts'

/** A literal check over HTTP of the words of one clause, written by hand from the text and the contract alone. */
export interface ClauseCheck {
  /** An exact quote of the requirement text. */
  readonly clause: string
  readonly check: (app: GeneratedApp) => Promise<void>
}

/** How one requirement text is tried. */
export interface RequirementChecks {
  /** The name of the text in `test/fixtures/requirements/`, without `.md`. */
  readonly name: string
  /** The least share of the clauses of function or rule that must be covered. */
  readonly coverage: number
  readonly checks: readonly ClauseCheck[]
  /** Quotes of what no application of this contract can do, or of what contradicts the rest: never to be claimed. */
  readonly outOfReach: readonly string[]
}
