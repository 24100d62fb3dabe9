import type { Condition } from '../../../core/app-spec/condition.ts'
import { conditionsOf, valueOf } from '../conditions/read-condition.ts'
import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { fieldFor, fieldMeant } from '../draft/fields.ts'
import { entityNamed } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { columnMeant } from '../draft/subjects.ts'
import { basesOf, participleOf } from '../language/conjugate.ts'
import { nounOf, partsOf } from '../language/noun-phrase.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const field = `(?<field>(?:(?:a|an|the|its|their|your|his|her) )?${noun})`
const one = `(?<field>(?:a|an|the|its|their|any) ${noun})`
const required =
  '(?:required|mandatory|compulsory|obligatory|needed|necessary|given|entered|filled in|filled|provided|set|stated|specified|recorded)'
const give = '(?:give|provide|enter|state|specify|fill in|add|write|supply|record|set|name)'
const when = '(?:when|if|once|whenever|in case|as soon as|while|where)'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

const forms: readonly RegExp[] = [
  form(`${field} (?:is|are|must be) ${required} (?:${when}|for|before|after|on|upon) (?<when>.+)`),
  form(`(?:(?:a|an|the|each|every|any) )*${noun} must ${give} ${one} (?:${when}|before|to|for) (?<when>.+)`),
  form(`${when} (?<when>.+?) ,? ?${one} (?:is|are|must be) ${required}`),
  form(`${when} (?<when>.+?) ,? ?(?:(?:a|an|the) )?(?:[a-z]+|one who does so) must ${give} ${one}`),
  form(`for (?<when>${noun}) ,? ?${one} (?:is|are|must be) ${required}`),
  form(`(?:to|in order to|before) (?<when>${noun} .+?) ,? ?${one} (?:is|are|must be) ${required}`),
  form(`(?<when>[a-z]+ing (?:a|an|the) ${noun}) (?:requires|needs|must have) ${one}`),
  form(`(?:whoever|the one who|anyone who|who) (?<when>[a-z]+ (?:a|an|the) ${noun}) must ${give} ${one}`),
  form(`(?:(?:a|an|the|any|all) )*(?<thing>${noun}) (?:can|must) only be (?<verb>[a-z]+) with ${one}`),
  form(
    `(?:(?:a|an|the|any|all) )*(?<thing>${noun}) cannot be (?<verb>[a-z]+) without (?:giving |entering |stating )?${one}`,
  ),
  form(`no (?<thing>${noun}) can be (?<verb>[a-z]+) without (?:giving |entering |stating )?${one}`),
]
const inState = form(
  `(?<when>(?:(?:a|an|the|each|every|all) )*[a-z]+(?:ed|en|t) ${noun}) (?:must have|must include|must|needs?|requires?|must be given) ${one}`,
)
const ofThing = form(`(?<when>(?:(?:a|an|the|each|every|all) )*${noun}) (?:must have|must|needs?|requires?) ${one}`)
const ofEach = form(
  `${field} (?:is|are|must be) ${required} (?:for|in|with|on|of) (?:each|every|all|any)(?: of the)? (?<thing>${noun})`,
)
const refusing = form(
  `(?:(?:a|an|the|all|any) )*(?<thing>${noun}) without ${one} (?:is|are|must be|cannot be) (?:not accepted|not allowed|rejected|refused|not possible|invalid|forbidden|accepted|allowed|saved|created|added|entered|registered)`,
)
const saving = /^(?:saved|created|added|entered|stored|registered|recorded|made|submitted|placed|kept|put in)$/

/** `A reason is required when a request is rejected`, `A pet cannot be saved without a name`. */
export const needing: Pattern = {
  name: 'needing',
  pass: 3,
  owns: (phrase) =>
    find(phrase, inState) !== null &&
    !/^(?:(?:an?|the|each|every|all) )*(?:registered|used|signed-in|shared|hundred) /.test(textOf(phrase)),
  read: (scene, phrase) => {
    if (withoutIt(scene, phrase) || eachOne(scene, phrase)) return true
    for (const one of [...forms, inState, ofThing]) {
      const found = find(phrase, one)
      if (found === null) continue
      if (found.has('thing') ? byVerb(scene, phrase, found) : byCondition(scene, phrase, found, one === ofThing))
        return true
    }
    return plainly(scene, phrase)
  },
}

/** `Orders without a date are not accepted`. */
function withoutIt(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, refusing)
  const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
  if (found === null || entity === null) return false
  const denies =
    /\bcannot be\b/.test(textOf(found.frame)) ===
      /\b(?:accepted|allowed|saved|created|added|entered|registered)$/.test(textOf(phrase)) ||
    /\bnot (?:accepted|allowed|possible)$/.test(textOf(phrase))
  return denies && require(scene, phrase, entity, found.group('field'))
}

/** `A guest name is needed for every stay`. */
function eachOne(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, ofEach)
  const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
  return found !== null && entity !== null && require(scene, phrase, entity, found.group('field'))
}

/** `A pet needs a name`: what the thing has already been said to have. */
function plainly(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, ofThing)
  const entity = found === null ? null : entityNamed(scene.draft, found.group('when'))
  return found !== null && entity !== null && require(scene, phrase, entity, found.group('field'))
}

function require(scene: Scene, phrase: Phrase, entity: EntityDraft, name: Phrase): boolean {
  const id = columnMeant(scene.draft, entity, name)
  const known = entity.fields.find((one) => one.id === id)
  if (known === undefined) return false
  known.required = true
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'required', entity: entity.id, field: known.id })
  return true
}

/** `cannot be rejected without a reason`; where the verb only keeps the row, the value is required at all times. */
function byVerb(scene: Scene, phrase: Phrase, found: Found): boolean {
  const entity = entityNamed(scene.draft, found.group('thing'))
  const verb = textOf(found.group('verb'))
  if (entity === null) return false
  if (saving.test(verb) && valueOf(entity, verb) === null) return require(scene, phrase, entity, found.group('field'))
  const state = valueOf(entity, verb)
  return (
    state !== null &&
    need(scene, phrase, entity, { name: found.group('field'), when: [literal(entity.stateField, '=', state)] })
  )
}

function byCondition(scene: Scene, phrase: Phrase, found: Found, strict: boolean): boolean {
  const entity = entityOf(scene, found.group('when'), strict)
  const either = entity === null ? null : alternatives(entity, found.group('when'))
  if (entity !== null && either !== null)
    return either
      .map((told, index) => need(scene, phrase, entity, { name: found.group('field'), when: told, nth: index + 1 }))
      .every((done) => done)
  const told = entity === null ? null : conditionIn(entity, found.group('when'))
  return entity !== null && told !== null && need(scene, phrase, entity, { name: found.group('field'), when: told })
}

type Need = { readonly name: Phrase; readonly when: Condition[]; readonly nth?: number }

function need(scene: Scene, phrase: Phrase, entity: EntityDraft, { name, when: conditions, nth }: Need): boolean {
  const word = nounOf(name)
  if (word === null) return false
  const known = fieldMeant(scene.draft, name)
  const what = known !== null && known.entity?.id === entity.id ? known.field : fieldFor(entity, word.name)
  if (conditions.some((condition) => condition.field === what.id)) return false
  const id = addRule(entity, {
    kind: 'required_when',
    id: `${what.id.slice(0, 30)}_needed${nth === undefined ? '' : `_${nth}`}`,
    field: what.id,
    when: conditions,
  })
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}

/** The entity that the condition speaks of: the one it names, else the one just spoken of. */
function entityOf(scene: Scene, told: Phrase, strict: boolean): EntityDraft | null {
  for (let size = Math.min(4, told.length); size > 0; size--) {
    for (let at = 0; at + size <= told.length; at++) {
      const entity = entityNamed(scene.draft, told.slice(at, at + size))
      if (entity !== null) return entity
    }
  }
  return strict || scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)
}

function conditionIn(entity: EntityDraft, told: Phrase): Condition[] | null {
  const direct = conditionsOf(entity, told)
  if (direct !== null) return direct
  const text = textOf(told)
  const things = `(?:${entity.noun}|${entity.noun.split(' ').at(-1)})s?`
  const state = new RegExp(`^(?:(?:a|an|the|each|every|all) )*(?<state>[a-z -]+?) ${things}$`).exec(text)?.groups?.[
    'state'
  ]
  const value = state === undefined ? null : valueOf(entity, state)
  if (value !== null) return [literal(entity.stateField, '=', value)]
  const having = new RegExp(
    `^(?:(?:a|an|the|each|every|all) )*${things} (?:of|with|in|that have|which have) (?<rest>.+)$`,
  ).exec(text)?.groups?.['rest']
  if (having !== undefined) return choiceIn(entity, having)
  const act = new RegExp(
    `^(?:(?:(?:a|an|the) )?[a-z]+ )?(?<verb>(?!(?:a|an|the|any) )[a-z]+)(?: (?:(?:a|an|the|any) )?${things}| it| them)?$`,
  ).exec(text)?.groups?.['verb']
  if (act === undefined) return null
  const reached = basesOf(act)
    .map((base) => participleOf(base))
    .find((participle) => entity.values.includes(participle))
  return reached === undefined ? null : [literal(entity.stateField, '=', reached)]
}

/** `the type is sick or other`: one condition for each. */
function alternatives(entity: EntityDraft, told: Phrase): Condition[][] | null {
  const or = told.findIndex((token) => token.lower === 'or')
  const is = told.findIndex((token) => /^(?:is|are)$/.test(token.lower))
  if (or < 0 || is < 0 || or < is) return null
  const values = partsOf(told.slice(is + 1), /^(?:,|or)$/).parts
  const found = values.map((value) => conditionsOf(entity, [...told.slice(0, is + 1), ...value]))
  return values.length > 1 && found.every((one) => one !== null) ? found : null
}

/** `type other`, `the priority high`. */
function choiceIn(entity: EntityDraft, said: string): Condition[] | null {
  for (const one of entity.fields) {
    const name = one.id.replaceAll('_', ' ')
    const rest = said.replace(/^(?:the|a|an) /, '')
    const option = one.options.find(
      (known) =>
        rest === `${name} ${known.id.replaceAll('_', ' ')}` || rest === `${known.id.replaceAll('_', ' ')} ${name}`,
    )
    if (option !== undefined) return [literal(one.id, '=', option.id)]
  }
  return null
}
