import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Subject } from '../../core/app-spec/demand.ts'
import type { Clause, ClauseId } from '../../core/clause.ts'

/** Something of the text that the design of the work depends on, with the clauses that say it. */
export interface Mention {
  readonly title: string
  readonly clauses: readonly ClauseId[]
}

/** What the designers of the work see in a text. */
export interface Situation {
  /** False: nobody signs in. */
  readonly accounts: boolean
  /** The clauses about accounts, for them or against them. */
  readonly aboutAccounts: readonly ClauseId[]
  readonly roles: readonly Mention[]
  readonly entities: readonly Mention[]
}

/** From how many on roles want a check of their own, and entities a review of the data model. */
export const manyRoles = 3
export const manyEntities = 10

const accountWords =
  /\b(?:accounts?|log(?:ging)?[ -]?ins?|log in|sign(?:ing)?[ -]?(?:in|up)|registration|register|authenticat\w*|passwords?)\b/i

/** What a specification, read from the clauses, means for the design of the work. */
export function situationOf(spec: AppSpec, clauses: readonly Clause[]): Situation {
  const citing = (wanted: (subject: Subject) => boolean): ClauseId[] => [
    ...new Set(spec.demands.filter(({ subject }) => wanted(subject)).map(({ clause }) => clause)),
  ]
  const accounts = spec.accounts
  const words = clauses.filter(({ text }) => accountWords.test(text)).map(({ id }) => id)
  return {
    accounts: accounts !== null,
    aboutAccounts: accounts === null ? words : [...new Set([...citing(({ kind }) => kind === 'accounts'), ...words])],
    roles: (accounts?.roles ?? []).map(({ id, title, plural }) => ({
      title,
      clauses: orNaming(
        citing((subject) => subject.kind === 'role' && subject.role === id),
        clauses,
        [title, plural],
      ),
    })),
    entities: spec.entities.map(({ id, title, plural }) => ({
      title,
      clauses: orNaming(
        citing((subject) => subject.kind === 'entity' && subject.entity === id),
        clauses,
        [title, plural],
      ),
    })),
  }
}

/** The clauses found, or else those that have the word. */
function orNaming(found: readonly ClauseId[], clauses: readonly Clause[], words: readonly string[]): ClauseId[] {
  if (found.length > 0) return [...found]
  return clauses
    .filter(({ text }) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())))
    .map(({ id }) => id)
}

/** All clauses of some mentions, each once, in the order of the text. */
export const clausesOf = (mentions: readonly Mention[]): ClauseId[] =>
  [...new Set(mentions.flatMap(({ clauses }) => clauses))].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
