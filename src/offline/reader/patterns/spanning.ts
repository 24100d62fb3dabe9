import type { EntityDraft } from '../draft/draft.ts'
import { fieldFor } from '../draft/fields.ts'
import { fieldIdOf } from '../draft/naming.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { hintOf } from '../language/field-nouns.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { find, textOf, type Phrase } from '../language/token.ts'

const lead = '(?:(?:for|over|during) (?:a|an|the|one) (?:period|span|stretch|time span|slot|stay)(?: of time)? ,? ?)?'
const word = '(?!(?:and|can|each|every|if|in|must|no|not|of|on|only|or|per|that|unless|until|when|which|with) )[a-z-]+'
const one = `(?:a|an|their) (?:${word} ){0,2}[a-z-]+`
const spans: readonly RegExp[] = [
  new RegExp(`^(?<lead>${lead})from (?<one>${one}) (?<joint>to|until|till) (?<two>${one})$`, 'd'),
  new RegExp(`^(?<lead>${lead})between (?<one>${one}) (?<joint>and) (?<two>${one})$`, 'd'),
]

/**
 * `… reserve a tool for a period from a first day to a last day`: what is made so has both moments. That the one lies
 * before the other is left to the text to say.
 */
export function spanning(scene: Scene, entity: EntityDraft, rest: Phrase): boolean {
  for (const form of spans) {
    const found = find(rest, form)
    if (found === null) continue
    const ends = [found.group('one'), found.group('two')].map((phrase) => ({
      phrase,
      name: momentNamed(entity, phrase),
    }))
    const [start, end] = ends.map(({ name }) => name)
    if (start == null || end == null || start.type !== end.type || start.id === end.id) continue
    for (const { phrase, name } of ends) {
      if (name === null) continue
      const field = Object.assign(fieldFor(entity, name.noun), { required: true })
      demand(scene, phrase, { kind: 'field', entity: entity.id, field: field.id })
      if (/^(?:until|till)$/.test(textOf(found.group('joint'))))
        demand(scene, phrase, { kind: 'required', entity: entity.id, field: field.id })
    }
    claim(scene, found.frame, found.group('lead'), found.group('joint'))
    return true
  }
  return false
}

type Moment = { readonly noun: string; readonly id: string; readonly type: string }

/** The date or the time that these words name; null for anything else, such as a place or a state. */
function momentNamed(entity: EntityDraft, phrase: Phrase): Moment | null {
  const noun = nounOf(phrase)
  if (noun === null || noun.plural) return null
  const id = fieldIdOf(noun.name)
  const type = entity.fields.find((field) => field.id === id)?.type ?? hintOf(noun.name)?.type
  return type === 'date' || type === 'datetime' ? { noun: noun.name, id, type } : null
}
