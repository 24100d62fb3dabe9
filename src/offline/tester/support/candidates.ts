import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Field } from '../../../core/app-spec/field.ts'
import { day, minute, moment, shift } from './calendar.ts'
import { order, type Value } from './meets.ts'

const textTypes = ['text', 'long_text', 'email', 'url', 'phone']

/** The least step between two numbers of the field. */
export const step = (field: Field): number => (field.type === 'integer' ? 1 : 0.01)

/** Values that keep every limit of the field, the preferred one first. `n` makes those of one row differ from the next row's. `partners`: values to stay close to. */
export function candidates(
  entity: Pick<Entity, 'rules'>,
  field: Field,
  n: number,
  hints: readonly Value[],
  partners: readonly Value[] = [],
): readonly Value[] {
  if (textTypes.includes(field.type)) return [text(field, n), ...hints.filter((hint) => fits(field, hint))]
  if (field.type === 'choice') return field.options.map((option) => option.id)
  if (field.type === 'boolean') return [false, true]
  const found =
    field.type === 'integer' || field.type === 'decimal' || field.type === 'money'
      ? numbers(field, n)
      : times(entity, field, n)
  const near = hints.flatMap((hint) => around(field, hint))
  const beside = partners.flatMap((partner) => around(field, partner))
  return [...new Set([...beside, ...found, ...near])].filter((value) => fits(field, value))
}

/** True where the value keeps the limits of the field. */
export function fits(field: Field, value: Value): boolean {
  if (typeof value === 'number') return (field.min ?? value) <= value && value <= (field.max ?? value)
  if (typeof value !== 'string') return value !== null
  if (textTypes.includes(field.type)) {
    return value.length >= (field.minLength ?? 0) && value.length <= (field.maxLength ?? value.length)
  }
  const afterStart = field.notBefore === null || order(value, moment(field.type, field.notBefore)) >= 0
  return afterStart && (field.notAfter === null || order(value, moment(field.type, field.notAfter)) <= 0)
}

/** A text of exactly so many characters, another one for each `n`. */
export function sized(field: Field, length: number, n: number): string {
  const code = length < 6 ? n.toString(36).padStart(length, '0').slice(-length) : `k${n.toString(36)}-`
  const tail = field.type === 'email' ? '@example.com' : ''
  const head = field.type === 'url' ? 'https://example.com/' : field.type === 'phone' ? '+49' : ''
  const filler = field.type === 'phone' ? '1' : 'x'
  const middle = field.type === 'phone' ? String(n) : code
  return length === 0 ? '' : `${head}${middle.padEnd(length - head.length - tail.length, filler)}${tail}`
}

/** A text of its own for each `n`, in the form that the field's type asks for and within its length. */
export function text(field: Field, n: number): string {
  const code = `k${n.toString(36).padStart(4, '0')}`
  const least = field.minLength ?? 0
  const most = field.maxLength ?? 200
  if (field.type === 'email') return `${code.padEnd(least - 12, 'x')}@example.com`
  if (field.type === 'url') return `https://example.com/${code.padEnd(least - 20, 'x')}`
  if (field.type === 'phone') return `+49301${String(n).padStart(Math.max(6, least - 6), '0')}`
  if (most < code.length) return n.toString(36).padStart(most, '0').slice(-most)
  const full = `${field.title.toLowerCase()} ${code}`
  return (full.length > most ? code : full).padEnd(least, 'x')
}

function numbers(field: Field, n: number): number[] {
  const unit = step(field)
  const least = field.min ?? (field.max === null ? 10 : Math.min(10, field.max - 100))
  const room = field.max === null ? Number.POSITIVE_INFINITY : Math.floor(field.max - least)
  const base = room < 1 ? least : least + (n % Math.min(room, 1_000_000))
  const round = (value: number) => Math.round(value * 100) / 100
  const steps = [0, 1, 2, 3, -1, -2].map((by) => round(base + by * unit))
  return [...steps, least, ...(field.max === null ? [least + 1000] : [field.max])]
}

/** Spans that must not overlap get two hours (or a week) of their own each; values that must be unique, one unit. */
function times(entity: Pick<Entity, 'rules'>, field: Field, n: number): string[] {
  const span = entity.rules.some(
    (rule) => rule.kind === 'no_overlap' && (rule.start === field.id || rule.end === field.id),
  )
  const unique = entity.rules.some((rule) => rule.kind === 'unique' && rule.fields.includes(field.id))
  const isDate = field.type === 'date'
  const slot = (span ? (isDate ? 7 : 120) : unique ? 1 : 0) * n
  if (field.type === 'time') {
    const start = shift('time', '08:00', slot % 900)
    return [0, 1, 2, 60, -1, -60].map((by) => shift('time', start, by))
  }
  const type = field.type
  const low = field.notBefore === null ? null : moment(type, field.notBefore)
  const high = field.notAfter === null ? null : moment(type, field.notAfter)
  const margin = isDate ? 1 : 60
  const soon = isDate ? day(1) : minute(1440)
  const downward = high !== null && order(high, shift(type, soon, margin)) <= 0
  const first = downward ? shift(type, high, -margin) : low !== null && order(low, soon) > 0 ? low : soon
  const base = shift(type, first, downward ? -slot : slot)
  const near = [0, 1, 2, ...(isDate ? [] : [60]), -1, -2].map((by) => shift(type, base, by))
  const now = (isDate ? [-1, 0, 1, -7, 7, -30, 30] : [-60, 60, -1440, -10_080, 10_080, -43_200]).map(
    isDate ? day : minute,
  )
  return [...near, ...now, ...(low === null ? [] : [low]), ...(high === null ? [] : [high])]
}

function around(field: Field, hint: Value): Value[] {
  if (typeof hint === 'number')
    return [hint, hint - step(field), hint + step(field)].map((value) => Math.round(value * 100) / 100)
  if (typeof hint !== 'string') return []
  const value = field.type === 'time' ? hint : moment(field.type, hint)
  return [value, shift(field.type, value, -1), shift(field.type, value, 1)]
}
