import type { Actors } from '../draft/actors.ts'
import { readConstraints } from '../constraints/read-constraints.ts'
import { fieldFor } from '../draft/fields.ts'
import { entityFor, type Draft, type EntityDraft, type FieldDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed, entityOfNoun, ownerOf, refer } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { basesOf } from '../language/conjugate.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { eventNouns } from '../language/verbs.ts'
import { allow, readModifiers, type Mode } from './doing.ts'
import { spanning } from './spanning.ts'
import { objectsOf } from './verb-phrases.ts'

type Act = { readonly verbs: Phrase; readonly object: Phrase; readonly mode: Mode }

/** What a verb such as `borrow` makes, and of what: a loan of a book; null for verbs that make no thing of their own. */
export function eventOf(
  draft: Draft,
  verb: string,
  object: Phrase,
): { readonly noun: string; readonly of: Phrase; readonly rest: Phrase; readonly lead: Phrase } | null {
  const base = basesOf(verb).find((one) => Object.hasOwn(eventNouns, one))
  const noun = base === undefined ? undefined : eventNouns[base]
  if (base === undefined || noun === undefined) return null
  const led =
    find(object, /^(?<lead>(?:(?:a|an|one|their|the) )?(?:place|spot|seat|slot) (?:in|on|at|for|of) )(?<rest>.+)$/d) ??
    find(object, /^(?<lead>(?:in|for|on|to) )?(?<rest>.+)$/d)
  if (led === null) return null
  const { things, rest } = objectsOf(led.group('rest'))
  const of = things[0]
  if (things.length !== 1 || of === undefined) return null
  const name = nounOf(of)?.name
  if (name === undefined || name === noun || name.endsWith(` ${noun}`)) return null
  if (/^(?:once|twice|again|[0-9]+ times)\b/.test(name)) return null
  const known = entityNamed(draft, of)
  if (/^(?:book|reserve|review|rate|comment|apply|donate|register|sign-up)$/.test(base) && known === null) return null
  if (/^(?:register|sign-up)$/.test(base) && textOf(led.group('lead')) !== 'for') return null
  return { noun, of, rest, lead: led.group('lead') }
}

/** Finds the thing that the verb makes, and what it is made of. */
export function surveyEvent(draft: Draft, verb: string, object: Phrase): void {
  const event = eventOf(draft, verb, object)
  const name = event === null ? null : nounOf(event.of)
  if (event === null || name === null) return
  if (entityOfNoun(draft, name.name) === null) entityFor(draft, name.name)
  if (entityOfNoun(draft, event.noun) === null) entityFor(draft, event.noun)
}

/** What such a thing is worthless without: the stars of a rating, the words of a comment. */
function valueOf(entity: EntityDraft, noun: string): FieldDraft | null {
  if (noun === 'rating') return Object.assign(fieldFor(entity, 'rating'), { required: true })
  if (/^(?:comment|review)$/.test(noun))
    return Object.assign(fieldFor(entity, 'text'), { type: 'long_text', required: true })
  return noun === 'donation' ? Object.assign(fieldFor(entity, 'amount'), { required: true }) : null
}

/** `Members can borrow books`: they create loans of their own, each of a book. */
export function eventActs(scene: Scene, actors: Actors, { verbs, object, mode }: Act): boolean {
  const verb = verbs[0]
  if (verbs.length !== 1 || verb === undefined) return false
  const event = eventOf(scene.draft, verb.lower, object)
  const of = event === null ? null : entityNamed(scene.draft, event.of)
  const entity = event === null ? null : entityOfNoun(scene.draft, event.noun)
  if (/\b(?:once|twice|again|same)\b/.test(textOf(object))) return false
  if (event === null || of === null || entity === null || of.id === entity.id) return false
  if (mode.forbidden) {
    if (event.rest.length > 0 || event.of.length > 2) return false
    allow(scene, { entity, actions: ['create'], actors, own: false, mode, phrase: [verb, ...event.of] })
    claim(scene, event.lead)
    return true
  }
  const field = refer(entity, of.id, of.noun)
  if (field.type !== 'reference') return false
  field.required = true
  const own = scene.draft.accountsWanted && !scene.draft.accountsRefused
  const [who] = actors.who
  if (own) ownerOf(entity, who === undefined || /^(?:signed_in|anyone|somebody)$/.test(who) ? 'owner' : who)
  scene.draft.current = entity.id
  const phrase = [verb, ...event.of]
  allow(scene, { entity, actions: ['create'], actors, own, mode, phrase })
  demand(scene, phrase, { kind: 'relation', entity: entity.id, field: field.id })
  claim(scene, event.lead)
  const value = valueOf(entity, event.noun)
  const said =
    value === null || !/^(?:with|from|on)$/.test(event.rest[0]?.lower ?? '')
      ? false
      : readConstraints(scene, { entity, field: value }, event.rest)
  if (!said && !spanning(scene, entity, event.rest)) readModifiers(scene, entity, event.rest)
  if (!scene.draft.assumptions.some((one) => one.text.startsWith(`To ${textOf([verb])} is`))) {
    scene.draft.assumptions.push({
      text: `To ${textOf([verb])} is to create a ${idOf(event.noun).replaceAll('_', ' ')}.`,
      source: 'default',
    })
  }
  return true
}
