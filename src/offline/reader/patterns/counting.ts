import type { Condition } from '../../../core/app-spec/condition.ts'
import { conditionsOf } from '../conditions/read-condition.ts'
import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { entityNamed, entityOfNoun } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { basesOf } from '../language/conjugate.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import { eventNouns } from '../language/verbs.ts'
import { ends } from '../spec/complete-states.ts'
import { scopeField } from './bounding.ts'
import { surveyEvent } from './eventing.ts'
import { thingMeant } from './objects.ts'
import type { Pattern } from './pattern.ts'

const det = '(?:(?:a|an|the|each|every|any|all|one|same) )*'
const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const max = '(?<max>[0-9]+|one|a single)'
const verb =
  '(?<verb>has|(?:have|hold|own|keep|make|create|contain|take|accept|place|write|submit|post|send|add|get|receive|borrow|book|reserve|rent|review)s?|be)'
const tail =
  '(?<tail> (?:at (?:a|the same|any|any 1|any one|one) time|at once|simultaneously|in total|altogether|each))?(?<daily> (?:per|a|each|every|on the same|on one|on any|in one) (?:day|date))?'
const which = '(?<which> (?:that|which) (?:is|are|has|have|cannot|were|was) .+?)?'
const per =
  '(?:per|for each|for every|in each|in every|of each|for the same|of the same|in the same|for one|in one|in a|for a|of a|of an|for an|by each|by a|by one|on each|on a|by the same)'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

const limits: readonly RegExp[] = [
  form(
    `${det}(?<scope>${noun}) (?:can |must )?(?:only )?${verb} (?:at-most|only|just) ${max} (?<thing>${noun})${tail}${which}${'(?<late> (?:at (?:a|the same|any) time|at once))?'}`,
  ),
  form(`${det}(?<scope>${noun}) (?:can|must) only ${verb} (?:at-most )?${max} (?<thing>${noun})${tail}${which}`),
  form(`${det}(?<scope>${noun}) cannot ${verb} more-than ${max} (?<thing>${noun})${tail}${which}`),
  form(`no (?<scope>${noun}) can ${verb} more-than ${max} (?<thing>${noun})${tail}${which}`),
  form(`${det}(?<scope>${noun}) (?:is|are|must be) at-most ${max} (?<thing>${noun})${tail}${which}`),
  form(
    `(?:there )?(?:can |must )(?:only )?(?:be )?(?:at-most |only )${max} (?<thing>${noun}) ${per} (?<scope>${noun})${tail}${which}`,
  ),
  form(`(?:there )?cannot be more-than ${max} (?<thing>${noun}) ${per} (?<scope>${noun})${tail}${which}`),
  form(
    `(?:it )?(?:must be impossible|cannot be possible|is not possible|is impossible) to ${verb} more-than ${max} (?<thing>${noun}) ${per} (?<scope>${noun})${tail}`,
  ),
  form(
    `(?:only |at-most |no more than )${max} (?<thing>${noun}) (?:is |are )?(?:allowed |possible |permitted )?${per} (?<scope>${noun})${tail}${which}(?: (?:is|are) (?:allowed|possible|permitted))?`,
  ),
  form(
    `(?:the )?number of (?<thing>${noun}) ${per} (?<scope>${noun}) (?:is|must be|can be|cannot exceed|cannot be more-than|cannot be) ?(?:at-most|at the most)? ${max}`,
  ),
  form(`(?:the )?(?:maximum|highest) number of (?<thing>${noun}) ${per} (?<scope>${noun}) (?:is|must be) ${max}`),
  form(
    `${det}(?<scope>${noun}) (?:who|that|which|with) (?:already )?(?:has |have |holds )?(?:already )?${max} (?<thing>${noun}) cannot (?<verb>[a-z]+) (?:another|any more|more|further|a new|any further|any other) (?<more>${noun})`,
  ),
]

/** The thing is told by what is done with another: booked more than 40 times. */
const times: readonly RegExp[] = [
  form(
    `(?:it )?(?:must be impossible|cannot be possible|is not possible|is impossible) to (?<verb>[a-z]+(?:-up)?) (?:for |in |to )?${det}(?<scope>${noun}) more-than ${max} times`,
  ),
  form(`${det}(?<scope>${noun}) cannot be (?<verb>[a-z]+) more-than ${max} times`),
  form(`no (?<scope>${noun}) can be (?<verb>[a-z]+) more-than ${max} times`),
  form(`${det}(?<scope>${noun}) can (?:only )?be (?<verb>[a-z]+) (?:at-most|only) ${max} times`),
  form(
    `${det}(?<scope>${noun}) can only be (?<verb>[a-z]+|on loan) (?:to|by) (?<max>one|1|a single) [a-z]+ (?<tail>at (?:a|the same|any|any 1|any one|one) time|at once)`,
  ),
]

/** How many there may be at most for each other thing or person. */
export const counting: Pattern = {
  name: 'counting',
  pass: 3,
  owns: (phrase) =>
    limits.some((one) => find(phrase, one) !== null) || times.some((one) => eventIn(find(phrase, one)) !== null),
  survey: ({ draft }, phrase) => {
    const found = limits.map((one) => find(phrase, one)).find((one) => one !== null)
    const act = found?.group('verb')[0]
    if (found !== undefined && found !== null && act !== undefined && !found.has('more'))
      surveyEvent(draft, act.lower, found.group('thing'))
    return false
  },
  read: (scene, phrase) =>
    limits.some((one) => {
      const found = find(phrase, one)
      return found !== null && limited(scene, phrase, found)
    }) ||
    times.some((one) => {
      const found = find(phrase, one)
      const event = eventIn(found)
      const entity = event === null ? null : entityOfNoun(scene.draft, event)
      return found !== null && entity !== null && bound(scene, phrase, found, { entity, where: [] })
    }),
}

type Counted = { readonly entity: EntityDraft; readonly where: readonly Condition[] }

function limited(scene: Scene, phrase: Phrase, found: Found): boolean {
  const counted = countedIn(scene, found)
  if (counted === null || (found.has('more') && !isSame(scene, found, counted.entity))) return false
  const which = found.has('which') ? conditionsOf(counted.entity, present(found.group('which'))) : []
  return which !== null && bound(scene, phrase, found, { ...counted, where: [...counted.where, ...which] })
}

/** `that have not been returned` → `that is not returned`. */
const present = (phrase: Phrase): Phrase =>
  phrase
    .filter((token) => !/^(?:been|yet|still)$/.test(token.lower))
    .map((token) => (/^(?:have|has|are|were|was)$/.test(token.lower) ? { ...token, lower: 'is' } : token))

/** What is counted: the things themselves, those in a state, or what the verb makes of them (`borrow 3 books`: loans). */
function countedIn(scene: Scene, found: Found): Counted | null {
  const event = found.has('more') ? null : eventIn(found)
  const made = event === null ? null : entityOfNoun(scene.draft, event)
  const of = entityNamed(scene.draft, found.group('thing'))
  if (made !== null && of !== null && of.id !== made.id && made.fields.some((field) => field.target === of.id))
    return { entity: made, where: [] }
  const thing = thingMeant(scene, found.group('thing'))
  if (thing !== null && !thing.others)
    return {
      entity: thing.entity,
      where: thing.state === null ? [] : [literal(thing.entity.stateField, '=', thing.state)],
    }
  const [first, ...rest] = found.group('thing')
  const active = /^(?:active|open|current|unfinished|outstanding|ongoing|running|unreturned)$/.test(first?.lower ?? '')
  const entity = active ? entityNamed(scene.draft, rest) : null
  const where = entity === null ? [] : ongoing(entity)
  return entity === null || where.length === 0 ? null : { entity, where }
}

/** The rows that are not at an end. */
const ongoing = (entity: EntityDraft): Condition[] =>
  entity.lives
    ? entity.values.filter((value) => ends.test(value)).map((value) => literal(entity.stateField, '!=', value))
    : []

const dead = /^(?:cancelled|canceled|rejected|declined|withdrawn)$/

function bound(scene: Scene, phrase: Phrase, found: Found, { entity, where: told }: Counted): boolean {
  const scope = scopeField(scene, entity, found.group('scope'))
  const day = found.has('daily') ? dayOf(entity) : undefined
  if (scope === null || day === null) return false
  const late = `${textOf(found.group('tail'))} ${textOf(found.group('late'))}`
  const atOnce = /\b(?:time|once|simultaneously)\b/.test(late)
  if (atOnce && told.length === 0 && hasSpan(entity)) return false
  const lasting = /^(?:(?:have|hold|own|keep|contain|take|accept)s?|has|)$/.test(textOf(found.group('verb')))
  const where =
    told.length > 0
      ? told
      : atOnce
        ? ongoing(entity)
        : lasting && !found.has('more')
          ? entity.values
              .filter((value) => entity.lives && dead.test(value))
              .map((value) => literal(entity.stateField, '!=', value))
          : []
  const max = Number(textOf(found.group('max')).replace(/^(?:one|a single)$/, '1'))
  const id = addRule(entity, {
    kind: 'limit',
    id: `at_most_${max}_per_${scope}${day === undefined ? '' : '_day'}`.slice(0, 40),
    max,
    scope: day === undefined ? [scope] : [scope, day],
    where: [...where],
  })
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}

const happening =
  /^(?:date|day|.*_on|(?:order|issue|entry|visit|booking|reservation|appointment|borrowing|loan|workout|reading)_(?:date|day))$/

/** The one date of a thing: what is told per day is counted by it. */
const dayOf = (entity: EntityDraft): string | null => {
  const [day, ...more] = entity.fields.filter((field) => field.type.startsWith('date'))
  return day?.type === 'date' && more.length === 0 && happening.test(day.id) ? day.id : null
}

/** What lasts from one moment to another: `at the same time` is then about the moments, not about rows. */
const hasSpan = (entity: EntityDraft): boolean =>
  entity.fields.some((field) => /^(?:start|begin|from|check_in)/.test(field.id) && field.type.startsWith('date')) &&
  entity.fields.some((field) => /^(?:end|until|to|check_out)/.test(field.id) && field.type.startsWith('date'))

/** True if what cannot be had any more is what has been counted: `who has 3 loans cannot borrow another book`. */
function isSame(scene: Scene, found: Found, entity: EntityDraft): boolean {
  const event = eventIn(found)
  if (event !== null) return entityOfNoun(scene.draft, event)?.id === entity.id
  return entityNamed(scene.draft, found.group('more'))?.id === entity.id
}

/** The noun of what the verb makes. */
function eventIn(found: Found | null): string | null {
  const verb = textOf(found?.group('verb') ?? [])
  if (/^(?:lent|on loan|loaned)$/.test(verb)) return 'loan'
  const base = basesOf(verb).find((one) => Object.hasOwn(eventNouns, one))
  return base === undefined ? null : (eventNouns[base] ?? null)
}
