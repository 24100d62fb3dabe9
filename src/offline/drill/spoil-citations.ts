import type { Clause } from '../../core/clause.ts'
import type { Json, JsonObject } from '../../core/json.ts'
import { shareContent } from '../../hub/verification/words.ts'
import { pick } from './pick.ts'

type Sentence = { readonly [key: string]: Json }

const isSentence = (value: Json): value is Sentence =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function clausesOf(value: Sentence): readonly Json[] {
  const clauses: unknown = value['clauses']
  return Array.isArray(clauses) ? (clauses as Json[]) : []
}

/** The answer with one of its citing sentences (a decision, a reason, a test) naming a clause that says something else. */
export function withWrongCitation(answer: JsonObject, clauses: readonly Clause[], seed: number): JsonObject | null {
  const places = Object.entries(answer).flatMap(([key, list]) =>
    Array.isArray(list)
      ? list.flatMap((item: Json, index) =>
          isSentence(item) && clausesOf(item).length > 0 ? [{ key, index, item }] : [],
        )
      : [],
  )
  const place = pick(places, seed)
  if (place === null) return null
  const text = JSON.stringify(place.item)
  const wrong = clauses.find((clause) => !shareContent(text, clause.text))?.id ?? `C${clauses.length + 1}`
  const list = answer[place.key]
  if (!Array.isArray(list)) return null
  return { ...answer, [place.key]: list.with(place.index, { ...place.item, clauses: [wrong] }) as Json }
}

/** The answer without anything about one of the clauses that it lists (in a review, in tests, among what was checked). */
export function withoutClause(answer: JsonObject, seed: number): JsonObject | null {
  const ids = new Set(
    ['clauses', 'tests', 'checked'].flatMap((key) => {
      const list = answer[key]
      return Array.isArray(list) ? list.flatMap((item: Json) => idsOf(item)) : []
    }),
  )
  const chosen = pick([...ids], seed)
  if (chosen === null) return null
  return Object.fromEntries(
    Object.entries(answer).map(([key, list]) => [
      key,
      Array.isArray(list) && key !== 'files' ? list.filter((item: Json) => !idsOf(item).includes(chosen)) : list,
    ]),
  )
}

/** The clause that an item is, or those that it is about. */
function idsOf(item: Json): string[] {
  if (typeof item === 'string') return /^C\d+$/.test(item) ? [item] : []
  if (!isSentence(item)) return []
  const own = item['id']
  const clause = item['clause']
  return [own, clause, ...clausesOf(item)].filter((id) => typeof id === 'string').filter((id) => /^C\d+$/.test(id))
}
