import type { EntityDraft } from '../draft/draft.ts'
import { entityNamed, entityOfNoun, refer } from '../draft/references.ts'
import type { Scene } from '../draft/scene.ts'
import { basesOf } from '../language/conjugate.ts'
import { find, type Found, type Phrase } from '../language/token.ts'
import { eventNouns } from '../language/verbs.ts'
import { scopeField } from './bounding.ts'
import { differ } from './differing.ts'
import { surveyEvent } from './eventing.ts'
import type { Pattern } from './pattern.ts'

const det = '(?:(?:a|an|the|each|every|any|one|same) )*'
const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const per =
  '(?:per|for each|for every|for the same|for a|for an|for any|for one|of each|of a|of the same|on each|on the same|to the same|about the same|in the same|in each|in a)'
const make =
  '(?:have|has|make|makes|write|writes|hold|holds|leave|leaves|give|gives|submit|submits|post|posts|create|creates|place|places|add|book|cast|send|file|enter|own)'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

/** Somebody does something with a thing once. */
const acts: readonly RegExp[] = [
  form(
    `${det}(?<who>${noun}) (?:can only|can|must only) (?<verb>[a-z]+(?:-up)?) (?:for |in |to |on )?${det}(?<what>${noun}) (?:only once|just once|once only|at-most once|once|only one time|one time only)`,
  ),
  form(
    `${det}(?<who>${noun}) (?:can only|can|must only) (?<verb>[a-z]+(?:-up)?) (?:only |just )?(?:once|one time) (?:per|for each|for every|for the same|for|in) ${det}(?<what>${noun})`,
  ),
  form(
    `${det}(?<who>${noun}) cannot (?<verb>[a-z]+(?:-up)?) (?:for |in |to |on )?${det}(?<what>${noun}) (?:twice|more-than once|again|several times|repeatedly|2 times)`,
  ),
  form(
    `${det}(?<who>${noun}) cannot (?<verb>[a-z]+(?:-up)?) (?:twice|more-than once|again|several times|2 times) (?:for|in|to|on) ${det}(?<what>${noun})`,
  ),
  form(
    `no (?<who>${noun}) can (?<verb>[a-z]+(?:-up)?) (?:for |in |to |on )?${det}(?<what>${noun}) (?:twice|more-than once|again|several times|repeatedly|2 times)`,
  ),
]

/** Somebody has at most one thing of each other thing. */
const ones: readonly RegExp[] = [
  form(
    `${det}(?<who>${noun}) (?:can |must )?(?:only )?${make} (?:only |at-most |just )(?:one|1|a single) (?<thing>${noun}) ${per} (?<what>${noun})`,
  ),
  form(
    `${det}(?<who>${noun}) (?:can |must )only ${make} (?:one|1|a|an|a single) (?<thing>${noun}) ${per} (?<what>${noun})`,
  ),
  form(
    `${det}(?<who>${noun}) cannot ${make} (?:more-than (?:one|1)|2|another|a second|several|multiple) (?<thing>${noun}) ${per} (?<what>${noun})`,
  ),
  form(
    `no (?<who>${noun}) can ${make} (?:more-than (?:one|1)|2|another|a second|several|multiple) (?<thing>${noun}) ${per} (?<what>${noun})`,
  ),
  form(
    `(?:there )?(?:can |must )?(?:be )?(?:only|at-most) (?:one|1|a single) (?<thing>${noun}) per (?<who>${noun}) (?:and|per|for each|and per) (?<what>${noun})(?: (?:is|are) (?:allowed|possible|permitted))?`,
  ),
  form(
    `(?:there )?cannot be (?:more-than (?:one|1)) (?<thing>${noun}) (?:per|of|by|from|for) ${det}(?<who>${noun}) (?:and|per|for each|for the same|for a) (?<what>${noun})`,
  ),
]

/** The thing is the one just spoken of: `They can't make more than one for the same sitting`. */
const another = form(
  `(?:they|he|she) cannot ${make} (?:more-than (?:one|1)|2|another|a second)(?: of them)? ${per} (?<what>${noun})`,
)

const daily: readonly RegExp[] = [
  form(
    `${det}(?<what>${noun}) can (?:only )?be (?:booked|reserved|rented|used|borrowed|lent|taken) (?:only |at-most |just )?once (?:per|a|each|every|on the same) day`,
  ),
  form(
    `${det}(?<what>${noun}) cannot be (?:booked|reserved|rented|used|borrowed|lent|taken) (?:twice|more-than once|2 times) (?:per day|a day|on the same day|on one day|on the same date|for the same day|for the same date)`,
  ),
]

/** `A desk can be booked only once per day`: of the one kind of thing with a single date that refers to it. */
function onceADay(scene: Scene, phrase: Phrase): boolean {
  const found = daily.map((one) => find(phrase, one)).find((one) => one !== null)
  const what = found === undefined ? null : entityNamed(scene.draft, found.group('what'))
  if (what === null) return false
  const booked = [...scene.draft.entities.values()].flatMap((entity) => {
    const via = entity.fields.find((field) => field.target === what.id)
    const days = entity.fields.filter((field) => field.type.startsWith('date'))
    return via === undefined || days.length !== 1 || days[0]?.type !== 'date'
      ? []
      : [{ entity, via: via.id, day: days[0].id }]
  })
  const [one] = booked
  if (one === undefined || booked.length !== 1) return false
  differ(scene, phrase, one.entity, [one.via, one.day])
  return true
}

/** `A juror may review a film only once`, `One guest can hold only one reservation per concert`. */
export const once: Pattern = {
  name: 'once',
  pass: 3,
  owns: (phrase) =>
    acts.some((one) => made(find(phrase, one)) !== null) || ones.some((one) => find(phrase, one) !== null),
  survey: ({ draft }, phrase) => {
    for (const one of acts) {
      const found = find(phrase, one)
      const verb = found?.group('verb')[0]
      if (found !== null && verb !== undefined && made(found) !== null)
        surveyEvent(draft, verb.lower, found.group('what'))
    }
    return false
  },
  read: (scene, phrase) =>
    onceADay(scene, phrase) ||
    acts.some((one) => {
      const found = find(phrase, one)
      const event = made(found)
      return found !== null && pair(scene, phrase, found, event === null ? null : entityOfNoun(scene.draft, event))
    }) ||
    ones.some((one) => {
      const found = find(phrase, one)
      return found !== null && pair(scene, phrase, found, entityNamed(scene.draft, found.group('thing')))
    }) ||
    anotherOne(scene, phrase),
}

/** What the verb of the statement makes: a review, a booking. */
function made(found: Found | null): string | null {
  const verb = found?.group('verb')[0]?.lower ?? ''
  const base = basesOf(verb).find((one) => Object.hasOwn(eventNouns, one))
  return base === undefined ? null : (eventNouns[base] ?? null)
}

function pair(scene: Scene, phrase: Phrase, found: Found, entity: EntityDraft | null): boolean {
  if (entity === null) return false
  tie(scene, entity, found.group('what'))
  const what = scopeField(scene, entity, found.group('what'))
  const who = what === null ? null : scopeField(scene, entity, found.group('who'))
  if (what === null || who === null || what === who) return false
  differ(scene, phrase, entity, [what, who])
  return true
}

/** Reviewing a recipe makes a review of it: what is done to a thing once refers to it. */
function tie(scene: Scene, entity: EntityDraft, what: Phrase): void {
  const other = entityNamed(scene.draft, what)
  if (other === null || other.id === entity.id || entity.fields.some((field) => field.target === other.id)) return
  const field = refer(entity, other.id, other.noun)
  if (field.type === 'reference') field.required = true
}

function anotherOne(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, another)
  const entity = scene.draft.current === null ? undefined : scene.draft.entities.get(scene.draft.current)
  const owner = entity?.owner ?? null
  const what = found === null || entity === undefined ? null : scopeField(scene, entity, found.group('what'))
  if (entity === undefined || owner === null || what === null || what === owner) return false
  differ(scene, phrase, entity, [what, owner])
  return true
}
