import type { Subject } from '../../../core/app-spec/demand.ts'
import type { Clause } from '../../../core/clause.ts'
import type { Phrase } from '../language/token.ts'
import type { Draft, Promised } from './draft.ts'

/** A clause being read into a draft. */
export type Scene = { readonly draft: Draft; readonly clause: Clause; readonly tokens: Phrase }

/** Says that these words have been understood in full. */
export function claim(scene: Scene, ...phrases: readonly Phrase[]): void {
  const claimed = scene.draft.claimed.get(scene.clause.id) ?? new Set<number>()
  scene.draft.claimed.set(scene.clause.id, claimed)
  for (const phrase of phrases) for (const token of phrase) for (const id of token.ids) claimed.add(id)
}

/** Claims the words and records what they ask of the application. */
export function demand(scene: Scene, phrase: Phrase, subject: Subject, promised: Promised | null = null): void {
  claim(scene, phrase)
  const part = partOf(scene.clause, phrase)
  const same = JSON.stringify(subject)
  const known = scene.draft.demands.some(
    (one) =>
      one.clause === scene.clause.id &&
      JSON.stringify(one.subject) === same &&
      JSON.stringify(one.promised) === JSON.stringify(promised),
  )
  if (!known) scene.draft.demands.push({ clause: scene.clause.id, part, subject, promised })
}

/** Says that these words ask for something that the application will not do. */
export function refuse(scene: Scene, phrase: Phrase, why: string): void {
  claim(scene, phrase)
  scene.draft.unserved.push({ clause: scene.clause.id, part: partOf(scene.clause, phrase), why })
}

/** The words of the clause from the first to the last token of the phrase; the whole clause for borrowed words. */
export function partOf(clause: Clause, phrase: Phrase): string {
  const own = phrase.filter((token) => token.ids.length > 0)
  if (own.length === 0) return clause.text
  const start = Math.min(...own.map((token) => token.start))
  const end = Math.max(...own.map((token) => token.end))
  return clause.text.slice(start, end)
}
