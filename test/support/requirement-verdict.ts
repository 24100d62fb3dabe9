import { type Clause, type ClauseId, mustBeCovered } from '../../src/core/clause.ts'
import type { RequirementChecks } from './requirement-checks.ts'

/** How the hand-written check of one quote went; `error` is null where it passed. */
export interface CheckOutcome {
  readonly quote: string
  readonly error: string | null
  /** What the check could not act as or look at: a role that may not do this, an element that is not there. */
  readonly blockedBy: string | null
}

/** What the hand-written checks say about the claims of a run. */
export interface Verdict {
  /** Clauses that are claimed as covered and are not so, or cannot be. */
  readonly wrong: readonly string[]
  /** Statements that are called `quality` or `context`, so that nobody has to cover them. */
  readonly escaped: readonly string[]
  /** Clauses claimed as covered that no check tries. */
  readonly untried: readonly ClauseId[]
}

/** True where the quote itself speaks of it; else it is another clause's matter. */
const names = (quote: string, blocked: string): boolean =>
  /\b(?:they|their|theirs|own|I|my)\b/i.test(quote) ||
  blocked.split('|').some((name) => quote.toLowerCase().includes(name.toLowerCase()))

const inconclusive = ({ quote, blockedBy }: CheckOutcome): boolean => blockedBy !== null && !names(quote, blockedBy)

const under = (text: string, clauses: readonly Clause[], quote: string): readonly Clause[] => {
  const start = text.indexOf(quote)
  if (start < 0) throw new Error(`The requirement text does not say "${quote}".`)
  return clauses.filter((clause) => clause.start < start + quote.length && clause.end > start)
}

/** Holds the claims against the checks. A quote over several clauses counts only where all of them are claimed. */
export const judge = (found: {
  readonly text: string
  readonly clauses: readonly Clause[]
  readonly covered: ReadonlySet<ClauseId>
  readonly outcomes: readonly CheckOutcome[]
  readonly outOfReach: RequirementChecks['outOfReach']
}): Verdict => {
  const { text, clauses, covered, outcomes } = found
  const wrong: string[] = []
  const escaped: string[] = []
  const tried = new Set<ClauseId>()
  for (const outcome of outcomes) {
    const { quote, error } = outcome
    const all = under(text, clauses, quote)
    const stated = all.filter(mustBeCovered)
    if (!inconclusive(outcome)) for (const clause of stated) tried.add(clause.id)
    if (stated.length === 0) escaped.push(`"${quote}" is called ${all.map((clause) => clause.kind).join(', ')}`)
    const claimed = stated.length > 0 && stated.every((clause) => covered.has(clause.id))
    if (claimed && error !== null && !inconclusive(outcome))
      wrong.push(`${stated.map((clause) => clause.id).join('+')} "${quote}": ${error}`)
  }
  for (const quote of found.outOfReach) {
    const claimed = under(text, clauses, quote).filter((clause) => covered.has(clause.id))
    for (const clause of claimed) wrong.push(`${clause.id} "${quote}": claimed, though out of reach`)
  }
  return { wrong, escaped, untried: [...covered].filter((id) => !tried.has(id)) }
}
