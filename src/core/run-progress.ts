/** How far a run is: what lists show beside its columns. All of it follows from the run's log; its row keeps a copy. */
export interface RunProgress {
  /** Who answers for its personas; null before it is submitted. */
  readonly provider: string | null
  /** Clauses that are covered so far. */
  readonly covered: number
  /** Clauses that have to be covered; 0 before there are any. */
  readonly toCover: number
  /** What models have cost so far, in US dollars. */
  readonly costUsd: number
  /** What the run waits for a person to do or to see to (`waitingText`); null: for nobody. */
  readonly waitsFor: string | null
  /** Milliseconds since 1970; null while it has not ended. */
  readonly endedAt: number | null
}

/** That of a run that nobody has begun. */
export const noProgress: RunProgress = {
  provider: null,
  covered: 0,
  toCover: 0,
  costUsd: 0,
  waitsFor: null,
  endedAt: null,
}

const mostText = 300

/** What a run waits for, on one line of at most 300 characters. */
export function waitingText(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length <= mostText ? line : `${line.slice(0, mostText - 1).toWellFormed()}…`
}
