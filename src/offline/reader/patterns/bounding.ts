import type { Condition } from '../../../core/app-spec/condition.ts'
import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed, entityOfNoun, ownerOf, referenceTo, isAccountNoun } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { rankOf, isAnyUser } from '../language/people.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { thingMeant } from './objects.ts'
import { fieldOfName } from '../conditions/read-condition.ts'
import type { Pattern } from './pattern.ts'

const capacities = [
  /^(?:the )?(?:number of )?(?<thing>[a-z][a-z -]*?) (?:of|for|in) (?:a |an |the |each |every |one )?(?<scope>[a-z][a-z -]*?) (?:cannot exceed|cannot be more-than|cannot be higher than|must be at-most|must at-most|cannot at-most|can at-most) (?:the |its )?(?<capacity>[a-z -]+?)(?: of (?:the |that |its )?[a-z -]+| of it)?$/d,
  /^(?:(?:a|an|the|each|every) )*(?<scope>[a-z][a-z -]*?) cannot (?:have|take|accept|get) more-than? ?(?<thing>[a-z][a-z -]*?) than (?:its|the) (?<capacity>[a-z -]+)$/d,
  /^(?:(?:a|an|the|each|every) )*(?<scope>[a-z][a-z -]*?) cannot (?:have|take|accept|get|hold) more (?<thing>[a-z][a-z -]*?) than (?:its|the) (?<capacity>[a-z -]+?)(?<tail> (?:of|allows) (?:the |that )?[a-z -]+| allows)?$/d,
  /^(?:there )?cannot be more (?<thing>[a-z][a-z -]*?) (?:for|in|of) (?:a|an|the|each) (?<scope>[a-z][a-z -]*?) than (?:its|the) (?<capacity>[a-z -]+)$/d,
]

/** As many as something has room for. */
export const bounding: Pattern = {
  name: 'bounding',
  pass: 3,
  read: byCapacity,
}

/** The field by which the things are counted: a reference, or whose they are. */
export function scopeField(scene: Scene, entity: EntityDraft, scope: Phrase): string | null {
  const noun = nounOf(scope)
  if (noun === null) return null
  const person = isAccountNoun(scene.draft, noun.name) || isAnyUser(noun.name) || rankOf(noun.name) !== null
  const other = entityOfNoun(scene.draft, noun.name)
  if (other !== null && other.id !== entity.id)
    return entity.fields.find((field) => field.target === other.id)?.id ?? null
  if (person && !scene.draft.accountsRefused) return ownerOf(entity, noun.name === 'user' ? 'owner' : noun.name)
  const field = entity.fields.find((one) => one.id === idOf(noun.name) && one.type !== 'long_text')
  return field?.id ?? null
}

function byCapacity(scene: Scene, phrase: Phrase): boolean {
  for (const form of capacities) {
    const found = find(phrase, form)
    if (found === null) continue
    const thing = thingMeant(scene, found.group('thing'))
    const scope = entityNamed(scene.draft, found.group('scope'))
    if (thing === null || scope === null) continue
    const via = referenceTo(scene.draft, thing.entity, found.group('scope'))
    const capacity =
      fieldOfName(scope, [textOf(found.group('capacity')), textOf(found.group('tail'))].join(' ').trim()) ??
      fieldOfName(scope, textOf(found.group('capacity')))
    if (via === null || capacity === null || capacity.type !== 'integer') continue
    const where: Condition[] = thing.state === null ? [] : [literal(thing.entity.stateField, '=', thing.state)]
    const id = addRule(thing.entity, {
      kind: 'limit',
      id: `within_${capacity.id}`.slice(0, 40),
      max: `${via}.${capacity.id}`,
      scope: [via],
      where,
    })
    scene.draft.current = thing.entity.id
    demand(scene, phrase, { kind: 'rule', entity: thing.entity.id, rule: id })
    return true
  }
  return false
}
