import type { Condition } from '../../../core/app-spec/condition.ts'
import { conditionsOf, fieldOfName } from '../conditions/read-condition.ts'
import { literal, type EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { basesOf } from '../language/conjugate.ts'
import { pluralOf } from '../language/inflect.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { borrow } from '../language/token.ts'
import { eventNouns } from '../language/verbs.ts'

/** What is worked out over the rows of an entity: a value of each, and which rows count. */
export type Read = {
  readonly value: string | null
  readonly where: Condition[]
  readonly type: 'integer' | 'decimal' | 'money' | 'date' | 'datetime'
  readonly adjective: string
}

const lead = '(?:its |their |the |all |of )*'
const inner = '(?:all of |all )?(?:its |their |the )?(?:all )?'

/** Reads `the amounts of all paid invoices` as a value and the rows that count; null where a word is not understood. */
export function valueAndFilter(child: EntityDraft, said: string, fn: string): Read | null {
  const text = withoutDeed(child, said)
  const found = readOver(child, text, fn)
  if (found === null || text === said || !child.lives) return found
  const undone = child.values.filter((value) => /^(?:cancelled|canceled|rejected|declined|withdrawn)$/.test(value))
  return { ...found, where: [...found.where, ...undone.map((value) => literal(child.stateField, '!=', value))] }
}

function readOver(child: EntityDraft, text: string, fn: string): Read | null {
  const names = [child.noun, child.noun.split(' ').at(-1) ?? child.noun].flatMap((noun) => [noun, pluralOf(noun)])
  const rows = `(?:${[...new Set(names)].join('|')})`
  const tail = `(?: (?:of|in|for|on|by|from|with) (?:it|them|that [a-z]+|the [a-z]+(?: [a-z]+)?|a [a-z]+|each [a-z]+|their [a-z]+))?`
  const match = (form: string): Record<string, string> | undefined => new RegExp(`^${form}$`).exec(text)?.groups
  const counted = match(
    `${lead}(?<state>[a-z -]*?) ?${rows}${tail}(?: (?:that|which|who) (?:is|are|were|was|have been|has been) (?<later>[a-z -]+))?`,
  )
  if (fn === 'count') return counted === undefined ? null : rowsOf(child, counted)
  const valued =
    match(`${lead}(?<value>[a-z -]+?) (?:of|in|over|for|from|across) ${inner}(?<state>[a-z -]*?) ?${rows}${tail}`) ??
    match(`${lead}(?<state>(?!${rows} )[a-z-]*?) ?${rows} (?:'s? )?(?<value>[a-z -]+?)${tail}`) ??
    match(`${lead}(?<state>)(?<value>[a-z -]+?)${tail}`)
  if (counted !== undefined && /^(?:sum|avg)$/.test(fn)) {
    const some = rowsOf(child, counted)
    const sole = soleAmount(child)
    if (some !== null && sole !== null) return { ...some, value: sole, type: amountType(child, sole) }
  }
  return valued === undefined ? null : valueOf(child, valued, fn)
}

/** Which rows count. */
function rowsOf(child: EntityDraft, counted: Readonly<Record<string, string>>): Read | null {
  const where = whereOf(child, counted['state'] ?? '', counted['later'])
  return where === null ? null : { value: null, where, type: 'integer', adjective: counted['state'] ?? '' }
}

function valueOf(child: EntityDraft, valued: Readonly<Record<string, string>>, fn: string): Read | null {
  const value = valued['value'] ?? ''
  const adjective = valued['state'] ?? ''
  const where = whereOf(child, adjective, undefined)
  if (where === null) return null
  const field = fieldOfName(child, singular(value)) ?? fieldOfName(child, value)
  const computed = child.computed.find((one) => one.id === idOf(singular(value)) || one.id === idOf(value))
  if (field !== null && /^(?:integer|decimal|money)$/.test(field.type))
    return { value: field.id, where, type: field.type as 'integer', adjective }
  if (field !== null && /^(?:min|max)$/.test(fn) && /^(?:date|datetime)$/.test(field.type))
    return { value: field.id, where, type: field.type as 'date', adjective: '' }
  if (computed !== undefined && computed.kind !== 'flag')
    return { value: computed.id, where, type: computed.type, adjective: '' }
  const sole =
    field === null && /^(?:sum|avg)$/.test(fn) && /^(?:amounts?|values?|sums?)$/.test(value) ? soleAmount(child) : null
  return sole === null ? null : { value: sole, where, type: amountType(child, sole), adjective }
}

/** `the seats that are reserved` of reservations: the deed that made the row leaves out what was undone. */
function withoutDeed(child: EntityDraft, said: string): string {
  const found =
    /^(?<rest>.+?) (?:that |which )?(?:are |were |is |have been |has been )?(?:already )?(?<deed>[a-z]+)$/.exec(said)
  const noun = child.noun.split(' ').at(-1) ?? child.noun
  const made = basesOf(found?.groups?.['deed'] ?? '').some(
    (base) => Object.hasOwn(eventNouns, base) && eventNouns[base] === noun,
  )
  return made ? (found?.groups?.['rest'] ?? said) : said
}

const amountType = (entity: EntityDraft, id: string): Read['type'] =>
  entity.fields.some((field) => field.id === id && field.type !== 'money') ? 'decimal' : 'money'

/** What a total of such things can only mean: their total, their amount, or the one sum of money they hold. */
function soleAmount(entity: EntityDraft): string | null {
  const money = [
    ...entity.computed.filter((one) => one.kind !== 'flag' && one.type === 'money'),
    ...entity.fields.filter((field) => field.type === 'money'),
  ].map((one) => one.id)
  const numbers = entity.fields.filter((field) => /^(?:integer|decimal)$/.test(field.type))
  if (money.length === 0 && numbers.length === 1) return numbers[0]?.id ?? null
  return money.find((id) => /^(?:total|amount)$/.test(id)) ?? (money.length === 1 ? (money[0] ?? null) : null)
}

/** The singular noun that the words are, as far as they are one. */
export const singular = (words: string): string => nounOf(borrow(words))?.name ?? words

function whereOf(entity: EntityDraft, before: string, after: string | undefined): Condition[] | null {
  const where: Condition[] = []
  for (const words of [before, after ?? ''].map((one) => one.trim())) {
    if (words === '') continue
    const conditions = conditionsOf(entity, borrow(words))
    if (conditions === null) return null
    where.push(...conditions)
  }
  return where
}
