import type { ClauseId } from '../clause.ts'

/**
 * One checkable sentence of an answer with the clauses it rests on: what verification holds against the original text.
 * `numbers` and `texts` are the concrete values behind it (limits, names of states), not those of its wording.
 */
export interface Statement {
  /** Where it stands in the answer: `demands[3]`. */
  readonly at: string
  /** The sentence; empty where the answer only refers to clauses and says nothing of them. */
  readonly text: string
  readonly clauses: readonly ClauseId[]
  /** The exact words of the clause it accounts for; null: it rests on the clause as a whole. */
  readonly part: string | null
  readonly numbers: readonly number[]
  readonly texts: readonly string[]
  /** `forbids`: something is refused or reserved for some; `allows`: something can be done; `neutral`: neither. */
  readonly polarity: 'allows' | 'forbids' | 'neutral'
}
