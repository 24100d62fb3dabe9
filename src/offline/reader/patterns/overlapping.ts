import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { entityOfNoun, referenceTo } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { singularOf } from '../language/inflect.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const forms = [
  /^(?:no )?(?:2 )?(?<things>[a-z][a-z -]*?) (?:of|for|in|on|at) the same (?<scope>[a-z -]+?) (?:cannot|must not|can|must) (?:not )?overlap(?: in time)?$/d,
  /^(?:no )?(?:2 )?(?<things>[a-z][a-z -]*?) (?:cannot|can|must not) overlap(?: for| in| on| at)? ?(?:the same (?<scope>[a-z -]+))?$/d,
  /^(?:(?:a|an|the|same|each|every) )*(?<scope>[a-z][a-z -]*?) cannot (?:be )?(?:double[- ]booked|booked twice|have overlapping (?<things>[a-z -]+?)|be reserved twice|reserved twice)(?: (?:at|for) the same time| at overlapping times)?$/d,
  /^(?:(?:a|an|the|same|each|every) )*(?<scope>[a-z][a-z -]*?) cannot be (?:booked|reserved) (?:by 2 [a-z]+ |twice |more-than once )?(?:at|for|in) the same (?:time|period|hours?|slot)$/d,
  /^(?:there )?(?:must be|is|can be|are) no (?:double[- ]bookings?|overlapping (?<things>[a-z -]+?))(?: (?:of|for|in) (?:a|an|the|the same|each|one) (?<scope>[a-z -]+))?$/d,
  /^(?:no )(?:double[- ]bookings?|overlapping (?<things>[a-z -]+?))(?: (?:of|for|in) (?:a|an|the|the same|each|one) (?<scope>[a-z -]+))?(?: (?:is|are) allowed)?$/d,
]

/** No double booking: spans of time of the same thing do not overlap. */
export const overlapping: Pattern = {
  name: 'overlapping',
  pass: 3,
  read: (scene, phrase) => {
    for (const form of forms) {
      const found = find(phrase, form)
      if (found === null) continue
      if (/ (?:can|must) overlap/.test(textOf(phrase)) && !textOf(phrase).startsWith('no ')) continue
      const scopePhrase = found.group('scope')
      const entity = bookedEntity(scene, textOf(found.group('things')), scopePhrase)
      if (entity === null) continue
      const span = spanOf(entity)
      const scope = found.has('scope') ? referenceTo(scene.draft, entity, scopePhrase) : undefined
      if (span === null || scope === null) continue
      const scopes = scope === undefined ? [] : [scope]
      const dead = entity.values.filter((value) => /^(?:cancelled|canceled|rejected|declined)$/.test(value))
      const id = addRule(entity, {
        kind: 'no_overlap',
        id: `no_overlap_${scopes[0] ?? 'at_all'}`.slice(0, 40),
        ...span,
        scope: scopes,
        where: dead.map((value) => literal(entity.stateField, '!=', value)),
      })
      scene.draft.current = entity.id
      demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
      return true
    }
    return false
  },
}

/** What is booked: the things named, or the one kind of thing with a span of time that refers to the scope. */
function bookedEntity(scene: Scene, things: string, scope: Phrase): EntityDraft | null {
  if (things !== '') return entityOfNoun(scene.draft, singularOf(things))
  const spans = [...scene.draft.entities.values()].filter(
    (entity) => spanOf(entity) !== null && (scope.length === 0 || referenceTo(scene.draft, entity, scope) !== null),
  )
  return spans.length === 1 ? (spans[0] ?? null) : null
}

function spanOf(entity: EntityDraft): { readonly start: string; readonly end: string } | null {
  const moments = entity.fields.filter((field) => /^(?:date|datetime|time)$/.test(field.type))
  const start = moments.find((field) => /^(?:start|starts|begin|from|check_in|pickup|arrival)/.test(field.id))
  const end = moments.find((field) => /^(?:end|ends|until|to|check_out|return|departure|dropoff)/.test(field.id))
  return start === undefined || end === undefined || start.type !== end.type || start.type === 'time'
    ? null
    : { start: start.id, end: end.id }
}
