import { nounOf } from '../language/noun-phrase.ts'
import { isAnyUser } from '../language/people.ts'
import type { Phrase } from '../language/token.ts'
import { newField, type Draft, type EntityDraft, type FieldDraft } from './draft.ts'
import { idOf } from './naming.ts'

/** The known entity that the phrase names: by its whole name, or by the last word where only one ends so. */
export function entityNamed(draft: Draft, phrase: Phrase): EntityDraft | null {
  const noun = nounOf(phrase)
  return noun === null ? null : entityOfNoun(draft, noun.name)
}

/** Where things are kept together: to manage a `wine cellar` is to manage wines. */
const collected =
  /^(?<thing>.+) (?:cellar|collection|library|catalogue|catalog|inventory|archive|fleet|portfolio|register|directory|list)$/

/** The known entity of a singular noun. */
export function entityOfNoun(draft: Draft, noun: string): EntityDraft | null {
  const id = idOf(noun)
  const exact = draft.entities.get(id)
  if (exact !== undefined) return exact
  if (/^(?:it|they)$/.test(noun)) return draft.current === null ? null : (draft.entities.get(draft.current) ?? null)
  const stored = collected.exec(noun)?.groups?.['thing']
  const kept = stored === undefined ? undefined : draft.entities.get(idOf(stored))
  if (kept !== undefined) return kept
  const ending = [...draft.entities.values()].filter((entity) => isKindOf(entity.id, id))
  return ending.length === 1 ? (ending[0] ?? null) : null
}

/** `leave_request` is a kind of request; a `guest_of_an_episode` is no episode. */
export const isKindOf = (id: string, of: string): boolean => id.endsWith(`_${of}`) && !id.includes('_of_')

/** True if the noun names somebody with an account, and no entity. */
export const isAccountNoun = (draft: Draft, noun: string): boolean =>
  !draft.entities.has(idOf(noun)) &&
  (draft.roles.has(idOf(noun)) || isAnyUser(noun) || noun === 'owner' || noun === 'assignee')

/** The field of `entity` that refers to what the phrase names, or a plain field of that name; null if there is none. */
export function referenceTo(draft: Draft, entity: EntityDraft, phrase: Phrase): string | null {
  const noun = nounOf(phrase)
  if (noun === null) return null
  const field = entity.fields.find((one) => one.id === idOf(noun.name) || one.id === noun.name.replaceAll(' ', '_'))
  if (field !== undefined) return field.id
  const other = entityOfNoun(draft, noun.name)
  if (other !== null) return entity.fields.find((one) => one.target === other.id)?.id ?? null
  if (!isAccountNoun(draft, noun.name) && !isAgent(noun.name)) return null
  const people = entity.fields.filter((one) => one.target === 'user')
  const theirs = people.filter((one) => !draft.roles.has(one.id))
  if (theirs[0] !== undefined) return theirs[0].id
  if (draft.accountsRefused || people.length > 0)
    return people.length === 1 && isAnyUser(noun.name) ? (people[0]?.id ?? null) : null
  return ownerOf(entity, isAnyUser(noun.name) ? 'owner' : noun.name)
}

/** Names of the one to whom a row belongs. */
const whose =
  /^(?:borrower|renter|requester|reporter|creator|submitter|applicant|author|organizer|organiser|member|customer|client|student|employee|driver|user|patient|guest|player|volunteer|donor|participant|attendee|tenant|buyer)$/

/** True for the nouns of people by what they do with a thing: whoever is meant has an account. */
export const isAgent = (noun: string): boolean =>
  whose.test(noun) || /^(?:assignee|owner|reviewer|approver)$/.test(noun)

/** Gives the entity a field that refers to another entity (`user` for an account), or returns the one it has. */
export function refer(entity: EntityDraft, target: string, name: string): FieldDraft {
  const id = idOf(name)
  const known = entity.fields.find((field) => field.id === id)
  if (known !== undefined) {
    if (known.type !== 'reference' && !known.typed)
      Object.assign(known, { type: 'reference', target, min: null, max: null, unit: null })
    return known
  }
  const field = { ...newField(name, 'reference'), target, typed: true }
  entity.fields.push(field)
  return field
}

/** The field that holds who a row belongs to, made if there is none: filled with the one who creates it. */
export function ownerOf(entity: EntityDraft, name = 'owner'): string {
  if (entity.owner !== null) return entity.owner
  const people = entity.fields.filter((field) => field.target === 'user')
  const fitting =
    people.find((field) => field.id === idOf(name)) ??
    (people.length === 1 ? people.find((field) => whose.test(field.id)) : undefined)
  if (fitting !== undefined) {
    Object.assign(fitting, { required: true, default: 'me' })
    entity.owner = fitting.id
    return fitting.id
  }
  const field = refer(entity, 'user', name)
  Object.assign(field, { required: true, default: 'me', editable: false })
  entity.owner = field.id
  entity.owned = true
  return field.id
}
