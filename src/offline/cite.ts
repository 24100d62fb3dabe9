import type { Clause, ClauseId } from '../core/clause.ts'
import { shareContent } from '../hub/verification/words.ts'

/** A sentence with the clauses that it rests on. */
export interface Cited {
  readonly text: string
  readonly clauses: ClauseId[]
}

const mostQuoted = 3
const longestQuote = 120

/**
 * A sentence that rests on clauses, with the words of the first of them behind it, so that a reader can check it on the
 * spot. A clause that has no word in common with the sentence is not cited: it would be a false citation.
 */
export function cite(sentence: string, ids: readonly ClauseId[], clauses: readonly Clause[]): Cited {
  const wanted = [...new Set(ids)].flatMap((id) => clauses.find((clause) => clause.id === id) ?? [])
  const quotes = wanted.slice(0, mostQuoted).map(({ id, text }) => `${id}: "${shortened(text)}"`)
  const text = quotes.length === 0 ? sentence : `${sentence} (${quotes.join('; ')})`
  return { text, clauses: wanted.filter((clause) => shareContent(text, clause.text)).map(({ id }) => id) }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote)}…`
}
