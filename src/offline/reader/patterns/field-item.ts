import { readConstraints } from '../constraints/read-constraints.ts'
import { unitOf } from '../language/units.ts'
import type { Draft, EntityDraft, FieldDraft } from '../draft/draft.ts'
import { fieldFor, fieldNamed } from '../draft/fields.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { entityOfNoun, isAccountNoun, isAgent, refer } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { valuesOf } from '../constraints/options.ts'
import { hintOf } from '../language/field-nouns.ts'
import { bareText, nounOf, partsOf } from '../language/noun-phrase.ts'
import { numberOf } from '../language/numbers.ts'
import { isAnyUser, rankOf } from '../language/people.ts'
import { find, textOf, type Phrase } from '../language/token.ts'

const modifier =
  /^(?:\(|which|that|whose|with|at-least|at-most|more-than|less-than|between|:|default|defaults|such-as|=|must|cannot|required|optional|is|from|who|if|when|in|as|to|can|per|for|by|on)$/

/** Where the name of an item ends and what is said of it begins. */
function nameEnd(phrase: Phrase): number {
  for (let at = 0; at < phrase.length; at++) {
    const word = phrase[at]?.lower ?? ''
    const next = phrase[at + 1]?.lower ?? ''
    if (at > 0 && /^(?:per|in|on)$/.test(word) && isRated(phrase.slice(0, at + 2))) continue
    if (at > 0 && (word === ',' || modifier.test(word))) return at
    if (
      at > 0 &&
      word === 'of' &&
      (/^(?:at-least|at-most|more-than|less-than|between|exactly|from|either|one|a|an)$/.test(next) ||
        numberOf(next) !== null) &&
      !/^(?:date|number|day|place|type|amount|name|time|unit|count|kind|year)$/.test(phrase[at - 1]?.lower ?? '')
    )
      return at
    if (at > 0 && numberOf(word) !== null) return at
  }
  return phrase.length
}

/** `price per night`, `quantity in stock`: more of the name. */
const isRated = (phrase: Phrase): boolean =>
  /(?: per [a-z]+| in stock| on hand)$/.test(textOf(phrase)) && nounOf(phrase) !== null

/** Reads one item of what an entity has: `an optional due date`, `many tasks`, `a rating from 1 to 5`. */
export function readItem(scene: Scene, entity: EntityDraft | null, item: Phrase): boolean {
  const adjectives = find(
    item,
    /^(?:and )?(?<front>(?:(?:a|an|the|its|their|his|her|one|exactly one|also) )*)(?<adj>(?:(?:optional|required|mandatory|unique|different|distinct|exactly) )*)(?<rest>.+)$/d,
  )
  if (adjectives === null) return false
  const rest = adjectives.group('rest')
  const end = nameEnd(rest)
  const [namePart, said] = [rest.slice(0, end), rest.slice(end)]
  const whether = find(
    rest,
    /^(?:whether|if) (?:it|he|she|they|the [a-z]+|this) (?:is|are|was|were|has been|has) (?<state>[a-z -]+)$/d,
  )
  if (whether !== null && entity !== null) {
    const field = Object.assign(fieldFor(entity, textOf(whether.group('state')).replace(/ or not$/, '')), {
      type: 'boolean',
      typed: true,
      min: null,
      max: null,
    })
    demand(scene, item, { kind: 'field', entity: entity.id, field: field.id })
    return true
  }
  if (entity !== null && nested(scene, entity, item)) return true
  const many = find(
    namePart,
    /^(?<many>(?:any number of|one or-more|one or many|zero or-more|many|several|multiple|a list of|list of|a number of|lists of|some|a set of|a collection of))? ?(?<noun>.+)$/d,
  )
  if (many === null) return false
  const read = nounOf(many.group('noun'))
  if (read === null) return false
  const plainName = bareText(many.group('noun'))
  const noun =
    read.plural &&
    /^(?:long_text|integer)$/.test(hintOf(plainName)?.type ?? '') &&
    entity !== null &&
    entityOfNoun(scene.draft, read.name) === null
      ? { ...read, name: plainName, plural: false }
      : read
  if (
    entity !== null &&
    relationItem(scene, { entity, item, noun: noun.name, many: many.has('many') || noun.plural, said })
  )
    return true
  if (many.has('many') && noun.plural) return false
  if (/ (?:.+ed|on|off|up)$/.test(noun.name) && hintOf(noun.name) === null) return false
  const names = twin(noun.name)
  let complete = true
  for (const name of names) {
    const field = accountOr(scene, entity, name)
    const target = { entity, field }
    claim(scene, adjectives.group('front'), namePart, adjectives.frame)
    demand(scene, namePart, { kind: 'field', entity: entity?.id ?? 'user', field: field.id })
    for (const token of adjectives.group('adj'))
      if (token.lower !== 'exactly') complete = readConstraints(scene, target, [token]) && complete
    if (entity !== null && /^(?:status|state|stage|phase)$/.test(field.id)) entity.stateField = field.id
    complete = readSaid(scene, target, said) && complete
  }
  return complete
}

const ofRows =
  /^(?:and )?(?<lead>(?:a list of|list of|lists of|one or-more|any number of|many|several|multiple|a number of|a set of|1 or-more|at-least one|at-least 1)) (?<noun>[a-z][a-z -]*?) ,? ?(?<with>(?:each )?with|each having|that (?:each )?have|each of which has|containing|\(|:) (?<list>(?!at-least|at-most|more-than|less-than|between|from|required|optional|unique|max|min|whole|positive|[0-9])[^)]+?)(?: (?<end>\)))?$/d

/** `a list of order lines with product and quantity`: rows of their own, each of which belongs to one of these. */
function nested(scene: Scene, entity: EntityDraft, item: Phrase): boolean {
  const found = find(item, ofRows)
  const noun = found === null ? null : nounOf(found.group('noun'))
  const child = noun === null ? undefined : scene.draft.entities.get(idOf(noun.name))
  if (found === null || noun?.plural !== true || child === undefined || child.id === entity.id) return false
  const field = refer(child, entity.id, entity.noun)
  if (field.type !== 'reference') return false
  field.required = true
  demand(scene, found.group('noun'), { kind: 'relation', entity: child.id, field: field.id })
  claim(scene, found.group('lead'), found.group('with'), found.group('end'), found.frame)
  return readItems(scene, child, found.group('list'))
}

/** The noun of the rows that an item says more of: `order line`. */
export function nestedNoun(item: Phrase): string | null {
  const found = find(item, ofRows)
  const noun = found === null ? null : nounOf(found.group('noun'))
  return noun?.plural === true ? noun.name : null
}

/** `start and end date` has been split at `and`: nothing to do; `first name` stays one. */
const twin = (name: string): string[] => [name]

function accountOr(scene: Scene, entity: EntityDraft | null, name: string): FieldDraft {
  if (entity !== null) return fieldFor(entity, name)
  const known = scene.draft.accountFields.find((field) => field.id === idOf(name))
  if (known !== undefined) return known
  const field = fieldNamed(name)
  scene.draft.accountFields.push(field)
  return field
}

/** What is said of an item, in parentheses or behind its name. */
function readSaid(scene: Scene, target: { entity: EntityDraft | null; field: FieldDraft }, said: Phrase): boolean {
  if (said.length === 0) return true
  const examples = find(said, /^(?:\( )?(?<examples>such-as .+?|like .+?)(?: \))?$/d)
  if (examples !== null) {
    claim(scene, said)
    return true
  }
  const inner = find(said, /^(?<open>\() (?<inside>[^()]*) (?<close>\))(?: (?<more>.+))?$/d)
  if (inner !== null) {
    claim(scene, inner.group('open'), inner.group('close'))
    const inside = inner.group('inside')
    const done = enumerated(scene, target, inside) || readConstraints(scene, target, inside)
    return readSaid(scene, target, inner.group('more')) && done
  }
  const unit = said.length === 2 && said[0]?.lower === 'in' ? unitOf(said[1]?.lower ?? '') : null
  if (unit !== null && unit.type === 'money' && /^(?:money|decimal|integer)$/.test(target.field.type)) {
    Object.assign(target.field, { type: 'money' })
    demand(scene, said, { kind: 'field', entity: target.entity?.id ?? 'user', field: target.field.id })
    return true
  }
  const more = said[0]?.lower === 'in' && said.length > 2 && unitOf(said[1]?.lower ?? '') !== null
  if (more) return readSaid(scene, target, said.slice(0, 2)) && readSaid(scene, target, said.slice(2))
  if (unit !== null && unit.type === 'number' && target.field.type === 'money' && !target.field.typed) {
    Object.assign(target.field, { type: 'decimal', unit: unit.label === '' ? null : unit.label })
    demand(scene, said, { kind: 'field', entity: target.entity?.id ?? 'user', field: target.field.id })
    return true
  }
  return readConstraints(scene, target, said)
}

function enumerated(scene: Scene, target: { entity: EntityDraft | null; field: FieldDraft }, inside: Phrase): boolean {
  const values = valuesOf(inside)
  if (
    values === null ||
    values.length < 2 ||
    values.some((value) => hintOf(value)?.type === 'boolean' && values.length < 2)
  )
    return false
  if (
    values.some(
      (value) =>
        /^(?:required|optional|unique|date|text|number|integer|positive|email)$/.test(value) || unitOf(value) !== null,
    )
  )
    return false
  return readConstraints(scene, target, inside)
}

type RelationItem = {
  readonly entity: EntityDraft
  readonly item: Phrase
  readonly noun: string
  readonly many: boolean
  readonly said: Phrase
}

/** `a customer` where customers are kept, `many tasks`, `an assignee`. */
function relationItem(scene: Scene, { entity, item, noun, many, said }: RelationItem): boolean {
  const { draft } = scene
  const other = entityOfNoun(draft, noun) ?? sideOf(draft, noun)
  const isOwnField = hintOf(noun) !== null && other === null
  if (isOwnField) return false
  if (other !== null) {
    if (other.id !== idOf(noun) && hintOf(noun) !== null) return false
    const [from, to] = many ? [other, entity] : [entity, other]
    const field = refer(from, to.id, many ? entity.noun : noun)
    if (field.type !== 'reference') return false
    demand(scene, item.slice(0, item.length - said.length), { kind: 'relation', entity: from.id, field: field.id })
    if (many) field.required = true
    return readSaid(scene, { entity: from, field }, said)
  }
  if (many) return false
  const withAccounts = draft.accountsWanted || draft.roles.size > 0
  const person =
    isAccountNoun(draft, noun) ||
    isAnyUser(noun) ||
    (withAccounts &&
      isAgent(noun) &&
      /^(?:borrower|renter|requester|reporter|creator|submitter|applicant|organizer|organiser|assignee|reviewer|approver|owner)$/.test(
        noun,
      ))
  if (!person || draft.accountsRefused || (rankOf(noun) === null && !isAgent(noun))) return false
  draft.accountsWanted = true
  const field = refer(entity, 'user', noun)
  field.title = titleOf(noun)
  demand(scene, item.slice(0, item.length - said.length), { kind: 'relation', entity: entity.id, field: field.id })
  return readSaid(scene, { entity, field }, said)
}

/** `home team` where teams are kept: one of several things of the same kind. */
function sideOf(draft: Draft, noun: string): EntityDraft | null {
  const side =
    /^(?:home|away|first|second|main|primary|secondary|current|previous|source|target|destination|origin|from|to|winning|losing|parent|assigned|preferred) (?<noun>[a-z]+(?: [a-z]+)?)$/.exec(
      noun,
    )?.groups?.['noun']
  return side === undefined ? null : (draft.entities.get(idOf(side)) ?? null)
}

/** Reads the items of a list; false if any is not understood in full. */
export function readItems(scene: Scene, entity: EntityDraft | null, list: Phrase, required = false): boolean {
  const colon = list.findIndex(
    (token, index) =>
      index > 0 &&
      token.lower === ':' &&
      list.slice(0, index).filter((one) => one.lower === '(').length ===
        list.slice(0, index).filter((one) => one.lower === ')').length,
  )
  const { parts, between } = partsOf(colon < 0 ? list : list.slice(0, colon))
  const last = parts.at(-1)
  if (colon > 0 && last !== undefined) parts[parts.length - 1] = [...last, ...list.slice(colon)]
  claim(scene, between)
  let complete = true
  for (const part of regrouped(parts, list)) {
    complete = readItem(scene, entity, part) && complete
    const noun = required && entity !== null ? nounOf(part) : null
    const field = noun === null ? undefined : entity?.fields.find((one) => one.id === idOf(noun.name))
    if (entity === null || field === undefined) continue
    field.required = true
    demand(scene, part, { kind: 'required', entity: entity.id, field: field.id })
  }
  return complete
}

/** Puts `start` + `end date` right, and joins what belongs to one item again (`between 1` + `5`, `low` + `medium`). */
function regrouped(parts: readonly Phrase[], list: Phrase): Phrase[] {
  const items: Phrase[] = []
  for (const part of parts) {
    const last = items.at(-1)
    const before = textOf(last ?? [])
    const text = textOf(part)
    const open = /\b(?:between|from) -?[0-9.]+(?: [a-z%]+)?$/.test(before) && /^-?[0-9.]+/.test(text)
    const more =
      /^(?:must |cannot |which |that |at-most |at-least |anything |any whole |between |from [0-9]|optional$|required$|unique$|mandatory$|less-than |more-than |defaults? |is )/.test(
        text,
      )
    const inner = last !== undefined && (nestedNoun(last) !== null || / such-as [a-z ,-]+$/.test(` ${before}`))
    if (last !== undefined && (open || more || inner)) {
      items[items.length - 1] = list.slice(list.indexOf(last[0] as never), list.indexOf(part.at(-1) as never) + 1)
    } else items.push(part)
  }
  return items.map((item, index) => {
    const next = items[index + 1]
    const head = next?.at(-1)
    const short =
      /^(?:an? |the )?(?:start|end|first|last|given|family|begin|check-in|check-out|pickup|departure|arrival|minimum|maximum)$/.test(
        textOf(item),
      )
    return short && head !== undefined && /^(?:date|time|name|at|datetime|price|value|amount)$/.test(head.lower)
      ? [...item, { ...head, ids: [] }]
      : item
  })
}
