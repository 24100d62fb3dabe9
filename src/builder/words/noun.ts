import type { Entity } from '../../core/app-spec/entity.ts'
import { inSentence, withArticle } from './english.ts'

/** How an entity is spoken of inside a sentence: `workout`, `workouts`, `a workout`. */
export type Noun = { readonly one: string; readonly many: string; readonly a: string }

/** The noun of an entity. */
export function nounOf(entity: Entity): Noun {
  const one = inSentence(entity.title)
  return { one, many: inSentence(entity.plural), a: withArticle(one) }
}
