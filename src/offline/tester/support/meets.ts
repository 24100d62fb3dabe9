import type { Condition, Operand } from '../../../core/app-spec/condition.ts'
import { day, minute } from './calendar.ts'

export type Value = string | number | boolean | null
/** A row, or the body of a request: values by field. */
export type Row = Readonly<Record<string, Value>>

/** Which of two values of a field comes first: negative, 0 or positive, as `sort` wants it. */
export function order(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [instant(a), instant(b)]
    if (x !== null && y !== null) return x - y
    return a < b ? -1 : a > b ? 1 : 0
  }
  return Number(a) - Number(b)
}

/** True where the row meets the condition. A comparison with an empty field is false, except `= null` and `!= null`. */
export function meets(row: Row, condition: Condition): boolean {
  const left = row[condition.field] ?? null
  const right = operand(row, condition.value, left)
  if (left === null || right === null) {
    if (!('literal' in condition.value) || right !== null) return false
    return condition.op === '=' ? left === null : condition.op === '!=' && left !== null
  }
  const by = order(left, right)
  switch (condition.op) {
    case '=':
      return by === 0
    case '!=':
      return by !== 0
    case '<':
      return by < 0
    case '<=':
      return by <= 0
    case '>':
      return by > 0
    case '>=':
      return by >= 0
  }
}

function operand(row: Row, value: Operand, left: Value): Value {
  if ('literal' in value) return value.literal
  if ('field' in value) return row[value.field] ?? null
  const isDate = typeof left === 'string' && left.length === 10
  return value.moment === 'today' || isDate ? day() : minute()
}

function instant(text: string): number | null {
  return /^\d{4}-\d{2}-\d{2}(T|$)/.test(text) ? Date.parse(text) : null
}
