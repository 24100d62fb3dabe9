import type { Entity } from '../../../src/core/app-spec/entity.ts'
import type { Field } from '../../../src/core/app-spec/field.ts'
import { lookup } from './lookup.ts'
import { Moment } from './moment.ts'

let counter = 0

/** A number that no other call in this process has given. */
export const unique = (): number => {
  counter += 1
  return counter
}

const DAY = 86_400_000

const daysFromToday = (bound: string | null): number | null => {
  if (bound === null) return null
  const relative = /^(?:today|now)([+-]\d+)?$/.exec(bound)
  if (relative !== null) return Number(relative[1] ?? 0)
  return Math.floor((Date.parse(bound) - Date.now()) / DAY)
}

const sampleMoment = (field: Field, offset: number): Moment => {
  const from = daysFromToday(field.notBefore)
  const to = daysFromToday(field.notAfter)
  if (to !== null && to <= 1) return new Moment(Math.max(to - 20 + offset, (from ?? -100_000) + 1), '10:00')
  return new Moment(Math.min((from ?? 1) + 2 + offset, to === null ? 100_000 : to - 1), '10:00')
}

const sampleText = (field: Field, text: string): string => {
  const least = field.minLength ?? 0
  const most = field.maxLength ?? 10_000
  return text.length > most ? text.slice(-most) : text.padEnd(least, 'x')
}

const sampleNumber = (field: Field): number => {
  const least = field.min ?? Math.min(10, field.max ?? 10)
  const value = Math.max(least, Math.min(10, field.max ?? 10))
  return field.type === 'integer' ? Math.ceil(value) : value
}

/** A value that the limits of the field allow. References are not sampled here: they need a row. */
export const sampleValue = (field: Field, offset = 0): unknown => {
  const n = unique()
  switch (field.type) {
    case 'text':
    case 'long_text':
      return sampleText(field, `${field.title} ${n}`)
    case 'integer':
    case 'decimal':
    case 'money':
      return sampleNumber(field)
    case 'boolean':
      return false
    case 'date':
    case 'datetime':
      return sampleMoment(field, offset).as(field.type)
    case 'time':
      return `${String(9 + offset).padStart(2, '0')}:00`
    case 'email':
      return `someone${n}@example.org`
    case 'url':
      return `https://example.org/${n}`
    case 'phone':
      return `+49 30 ${1_000_000 + n}`
    case 'choice':
      return field.options[0]?.id ?? null
    case 'reference':
      return null
  }
}

/** The fields that a row needs, beside those that `required` names: what a rule compares, spans or asks for. */
export const neededFields = (entity: Entity): readonly Field[] => {
  const named = entity.rules.flatMap((rule) => {
    if (rule.kind === 'required_when') return [rule.field]
    if (rule.kind === 'no_overlap') return [rule.start, rule.end, ...rule.scope]
    return []
  })
  return entity.fields.filter((field) => field.editable && (field.required || named.includes(field.id)))
}

/** A value that no row has yet, for a number that must be unique; `least` and `most` are honoured by going round. */
export const freshNumber = (field: Field): number => {
  const least = Math.ceil(field.min ?? 100)
  const span = Math.max(1, Math.floor((field.max ?? least + 1_000_000) - least + 1))
  return least + (unique() % span)
}

/** True for a number that may not occur twice. */
export const isUniqueNumber = (entity: Entity, field: Field): boolean =>
  ['integer', 'decimal', 'money'].includes(field.type) &&
  entity.rules.some((rule) => rule.kind === 'unique' && rule.fields.includes(field.id))

/** How many days or hours later than usual a field has to lie, so that ends come after starts. */
export const laterBy = (entity: Entity, field: Field): number => {
  const ends = entity.rules.some(
    (rule) =>
      (rule.kind === 'no_overlap' && rule.end === field.id) ||
      (rule.kind === 'compare' &&
        ((rule.condition.field === field.id && rule.condition.op.startsWith('>')) ||
          ('field' in rule.condition.value &&
            rule.condition.value.field === field.id &&
            rule.condition.op.startsWith('<')))),
  )
  return ends ? 3 : 0
}

/** How many days later than the rows before it a row lies, where rows may not overlap in time. */
export const daysApart = (entity: Entity, given: readonly string[]): number => {
  const spans = entity.rules.filter((rule) => rule.kind === 'no_overlap')
  const said = spans.some(({ start, end }) => given.includes(start) || given.includes(end))
  return spans.length === 0 || said ? 0 : (unique() % 60) * 4
}

/** What a check says about a field, as the field takes it: days as dates or times, rows as ids, words as options. */
export const asFieldValue = (field: Field, value: unknown): unknown => {
  if (value instanceof Moment) return value.as(field.type)
  if (field.type === 'choice' && typeof value === 'string') return lookup(field.options, value)?.id ?? value
  if (field.type === 'reference' && typeof value === 'object' && value !== null && 'id' in value) return value.id
  return value
}
