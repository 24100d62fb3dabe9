import type { Actors } from '../draft/actors.ts'
import { actorNouns } from '../draft/actors.ts'
import { entityNamed, isAccountNoun, refer } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { titleOf } from '../draft/naming.ts'
import { borrow, find, textOf, type Found, type Phrase } from '../language/token.ts'
import { allow, type Mode } from './doing.ts'
import { current } from './worked-out.ts'

type Act = { readonly verbs: Phrase; readonly object: Phrase; readonly mode: Mode }

/** `assign a technician to a request`, `assign a technician`: a person is put to a thing, that named or the one spoken of. */
function handed(scene: Scene, object: Phrase): Found | null {
  const found =
    find(object, /^(?<to>(?:(?:a|an|the|one) )*[a-z]+(?: [a-z]+)?) to (?<thing>.+)$/d) ??
    find([...object, ...borrow('for it')], /^(?<to>(?:(?:a|an|the|one) )*[a-z]+(?: [a-z]+)?) for (?<thing>it)$/d)
  if (found === null || entityNamed(scene.draft, found.group('to')) !== null) return null
  if (thingOf(scene, found.group('thing')) === null) return null
  return actorNouns(found.group('to'), scene.draft.people) === null ? null : found
}

const thingOf = (scene: Scene, thing: Phrase): EntityDraft | null =>
  textOf(thing) === 'it' ? current(scene) : entityNamed(scene.draft, thing)

/** `Managers assign tasks to employees`: the thing refers to whom or what it is assigned to, and they may set that. */
export function assignActs(scene: Scene, actors: Actors, { verbs, object, mode }: Act): boolean {
  if (
    verbs.length !== 1 ||
    !/^(?:assign|assigns|allocate|link|attach|add)$/.test(verbs[0]?.lower ?? '') ||
    mode.forbidden
  )
    return false
  const found =
    handed(scene, object) ?? find(object, /^(?<thing>.+?) to (?<to>(?:(?:a|an|the|each|any) )*[a-z][a-z -]*?)$/d)
  const entity = found === null ? null : thingOf(scene, found.group('thing'))
  if (found === null || entity === null) return false
  const target = entityNamed(scene.draft, found.group('to'))
  const noun = actorNouns(found.group('to'), scene.draft.people)?.[0]
  const self = /^(?:themselves|himself|herself|him|her|them)$/.test(textOf(found.group('to')))
  const person = self
    ? 'assignee'
    : noun !== undefined && isAccountNoun(scene.draft, noun)
      ? noun === 'user' || noun === 'person'
        ? 'assignee'
        : noun
      : null
  if ((target === null && person === null) || (verbs[0]?.lower === 'add' && target === null)) return false
  if (target === null && scene.draft.accountsRefused) return false
  const field = target !== null ? refer(entity, target.id, target.noun) : refer(entity, 'user', person ?? 'assignee')
  if (field.type !== 'reference' || !field.editable) return false
  if (target === null) field.title = titleOf(person ?? 'assignee')
  scene.draft.current = entity.id
  const phrase = [...verbs, ...object]
  demand(scene, phrase, { kind: 'relation', entity: entity.id, field: field.id })
  const action = verbs[0]?.lower === 'add' ? ('create' as const) : ('edit' as const)
  allow(scene, { entity, actions: [action], actors, own: false, mode, phrase })
  claim(scene, found.frame)
  return true
}
