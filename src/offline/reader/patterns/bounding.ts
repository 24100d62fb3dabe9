import type { Condition } from '../../../core/app-spec/condition.ts'
import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed, entityOfNoun, ownerOf, referenceTo, isAccountNoun } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { nounOf, partsOf } from '../language/noun-phrase.ts'
import { rankOf, isAnyUser } from '../language/people.ts'
import { eventNouns } from '../language/verbs.ts'
import { singularOf } from '../language/inflect.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import { ends } from '../spec/complete-states.ts'
import { thingMeant, type Thing } from './objects.ts'
import { fieldOfName } from '../conditions/read-condition.ts'
import type { Pattern } from './pattern.ts'

const amount = '(?<max>[0-9]+|one|a single)'
const limits = [
  new RegExp(
    `^(?:(?:each|every|a|an|the|one) )*(?<scope>[a-z][a-z -]*?) (?:can|must) (?:only )?(?:have|hold|borrow|keep|own|make|create|contain|has|book|place) (?<bound>at-most|only) ${amount} (?<thing>[a-z][a-z -]*?)(?: at (?:a|the same|any 1|any one) time| at once| each)?$`,
    'd',
  ),
  new RegExp(
    `^(?:(?:each|every|a|an|the|one) )*(?<scope>[a-z][a-z -]*?) cannot (?:have|hold|borrow|keep|own|make|create|book|contain) more-than ${amount} (?<thing>[a-z][a-z -]*?)(?: at (?:a|the same) time| at once)?$`,
    'd',
  ),
  new RegExp(
    `^(?:there )?(?:can|must) be (?<bound>at-most|only) ${amount} (?<thing>[a-z][a-z -]*?) (?:per|for each|for every|in each|for the same|of the same|in the same|in a|per each) (?<scope>[a-z][a-z -]*?)$`,
    'd',
  ),
  new RegExp(
    `^(?:there )?cannot be more-than ${amount} (?<thing>[a-z][a-z -]*?) (?:per|for each|for every|in each|for the same|in a|for a|for one) (?<scope>[a-z][a-z -]*?)$`,
    'd',
  ),
  new RegExp(
    `^(?<bound>at-most|only) ${amount} (?<thing>[a-z][a-z -]*?) (?:per|for each|for every|in each|are allowed per|is allowed per) (?<scope>[a-z][a-z -]*?)(?: is allowed| are allowed)?$`,
    'd',
  ),
  new RegExp(
    `^(?:(?:each|every|a|an|the) )*(?<scope>[a-z][a-z -]*?) (?:has|have) (?<bound>at-most) ${amount} (?<thing>[a-z][a-z -]*?)(?: at a time)?$`,
    'd',
  ),
]

const capacities = [
  /^(?:the )?(?:number of )?(?<thing>[a-z][a-z -]*?) (?:of|for|in) (?:a |an |the |each |every |one )?(?<scope>[a-z][a-z -]*?) (?:cannot exceed|cannot be more-than|cannot be higher than|must be at-most|must at-most|cannot at-most|can at-most) (?:the |its )?(?<capacity>[a-z -]+?)(?: of (?:the |that |its )?[a-z -]+| of it)?$/d,
  /^(?:(?:a|an|the|each|every) )*(?<scope>[a-z][a-z -]*?) cannot (?:have|take|accept|get) more-than? ?(?<thing>[a-z][a-z -]*?) than (?:its|the) (?<capacity>[a-z -]+)$/d,
  /^(?:(?:a|an|the|each|every) )*(?<scope>[a-z][a-z -]*?) cannot (?:have|take|accept|get|hold) more (?<thing>[a-z][a-z -]*?) than (?:its|the) (?<capacity>[a-z -]+?)(?<tail> (?:of|allows) (?:the |that )?[a-z -]+| allows)?$/d,
  /^(?:there )?cannot be more (?<thing>[a-z][a-z -]*?) (?:for|in|of) (?:a|an|the|each) (?<scope>[a-z][a-z -]*?) than (?:its|the) (?<capacity>[a-z -]+)$/d,
]

/** How many there may be: a fixed number per something, or as many as something has room for. */
export const bounding: Pattern = {
  name: 'bounding',
  pass: 3,
  read: (scene, phrase) => fixed(scene, phrase) || byCapacity(scene, phrase) || sameness(scene, phrase),
}

function fixed(scene: Scene, phrase: Phrase): boolean {
  for (const form of limits) {
    const found = find(phrase, form)
    if (found === null) continue
    const thing = thingMeant(scene, found.group('thing')) ?? activeThing(scene, found.group('thing'))
    const scopeNoun = nounOf(found.group('scope'))
    if (thing === null || scopeNoun === null) continue
    const field = scopeField(scene, thing.entity, found.group('scope'))
    if (field === null || field.length > 30) continue
    const max = Number(textOf(found.group('max')).replace(/^(?:one|a single)$/, '1'))
    const where: Condition[] =
      thing.state === null
        ? activeOf(thing.entity, textOf(found.group('thing')))
        : [literal(thing.entity.stateField, '=', thing.state)]
    const id = addRule(thing.entity, {
      kind: 'limit',
      id: `at_most_${max}_per_${field}`.slice(0, 40),
      max,
      scope: [field],
      where,
    })
    scene.draft.current = thing.entity.id
    demand(scene, phrase, { kind: 'rule', entity: thing.entity.id, rule: id })
    return true
  }
  return false
}

/** `active loans`: those in no state that ends them. */
function activeThing(scene: Scene, phrase: Phrase): Thing | null {
  const found = find(phrase, /^(?<active>active|open|current|unfinished|outstanding|ongoing|pending) (?<thing>.+)$/d)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  return thing !== null && thing.entity.lives && thing.entity.values.some((value) => ends.test(value)) ? thing : null
}

const activeOf = (entity: EntityDraft, text: string): Condition[] =>
  /^(?:active|open|current|unfinished|outstanding|ongoing|pending) /.test(text)
    ? entity.values.filter((value) => ends.test(value)).map((value) => literal(entity.stateField, '!=', value))
    : []

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

const same = [
  /^(?:(?:a|an|the|each|every|one) )*(?<scope>[a-z][a-z -]*?) cannot (?:have|hold|own|contain) 2 (?<things>[a-z][a-z -]*?) (?:with|of) the same (?<fields>[a-z][a-z ,-]*?)$/d,
  /^(?:no|any) 2 (?<things>[a-z][a-z -]*?) (?:can |must |cannot )?(?:have|share|use|has) the same (?<fields>[a-z][a-z ,-]*?)(?: (?:in|within|for|of|on) the same (?<scope>[a-z -]+))?$/d,
  /^2 (?<things>[a-z][a-z -]*?) cannot (?:have|share|use) the same (?<fields>[a-z][a-z ,-]*?)(?: (?:in|within|for|of|on) the same (?<scope>[a-z -]+))?$/d,
  /^(?:(?:a|an|the|each|every) )*(?<one>[a-z][a-z -]*?) (?:can|must) (?:only )?(?<verb>enrol|enroll|register|sign-up|apply|book|reserve|rate|review|borrow) (?:for |in |to )?(?:the same|a|an|each) (?<two>[a-z -]+?) (?:only )?once$/d,
  /^(?:(?:a|an|the|each|every|one|same) )*(?<one>[a-z][a-z -]*?) cannot (?<verb>enrol|enroll|register|sign-up|apply|book|reserve|rate|review|borrow) (?:for |in |to )?(?:the same|a|an|each|1) (?<two>[a-z -]+?) (?:twice|more-than once|again)$/d,
]

/** `A student can enroll in the same course only once`. */
function onlyOnce(scene: Scene, phrase: Phrase, found: Found): boolean {
  const noun = eventNouns[textOf(found.group('verb'))]
  const entity = noun === undefined ? null : entityOfNoun(scene.draft, noun)
  const what = entity === null ? null : referenceTo(scene.draft, entity, found.group('two'))
  const who = entity === null ? null : scopeField(scene, entity, found.group('one'))
  if (entity === null || what === null || who === null) return false
  const id = addRule(entity, {
    kind: 'unique',
    id: `unique_${what}_${who}`.slice(0, 40),
    fields: [what, who],
    where: [],
  })
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}

/** `No two rooms may have the same number`. */
function sameness(scene: Scene, phrase: Phrase): boolean {
  for (const form of same) {
    const found = find(phrase, form)
    if (found?.has('two') === true) {
      if (onlyOnce(scene, phrase, found)) return true
      continue
    }
    const entity = found === null ? null : entityOfNoun(scene.draft, singularOf(textOf(found.group('things'))))
    if (found === null || entity === null) continue
    const names = partsOf(found.group('fields'), /^(?:,|and)$/)
    const fields = names.parts.map((part) => referenceTo(scene.draft, entity, part))
    const scope = found.has('scope') ? referenceTo(scene.draft, entity, found.group('scope')) : undefined
    if (scope === null || fields.some((field) => field === null)) continue
    const all = [...fields.filter((field) => field !== null), ...(scope === undefined ? [] : [scope])]
    const id = addRule(entity, { kind: 'unique', id: `unique_${all.join('_')}`.slice(0, 40), fields: all, where: [] })
    claim(scene, names.between)
    demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
    return true
  }
  return false
}
