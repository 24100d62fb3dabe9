import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Rule } from '../../../core/app-spec/rule.ts'
import { order, type Row, type Value } from './meets.ts'

/** The fields in which rows must agree for the rule to count them together; none for rules that look at one row. */
const counts = (rule: Rule): readonly string[] =>
  rule.kind === 'unique' ? rule.fields : rule.kind === 'limit' || rule.kind === 'no_overlap' ? rule.scope : []

/** The rules that count what each person has. */
export const countsPeople = (entity: Entity): readonly Rule[] =>
  entity.rules.filter((rule) =>
    counts(rule).some((id) => entity.fields.find((field) => field.id === id)?.target === 'user'),
  )

/** True where one more such row of the same people keeps the rules that count what each person has. */
export function hasRoom(entity: Entity, rows: readonly Row[], next: Row): boolean {
  return countsPeople(entity).every((rule) => {
    const alike = rows.filter((row) => counts(rule).every((id) => same(row[id] ?? null, next[id] ?? null)))
    if (rule.kind === 'unique') return alike.length === 0
    if (rule.kind === 'limit') return typeof rule.max === 'string' || alike.length < rule.max
    if (rule.kind !== 'no_overlap') return true
    const before = (a: Value | undefined, b: Value | undefined) => order(a ?? null, b ?? null) <= 0
    return !alike.some((row) => before(row[rule.start], next[rule.end]) && before(next[rule.start], row[rule.end]))
  })
}

/** How many rows may agree in all of these fields. */
export function roomFor(entity: Entity, shared: readonly string[]): number {
  const bounds = entity.rules.flatMap((rule) => {
    if (!counts(rule).every((id) => shared.includes(id))) return []
    if (rule.kind === 'unique') return [1]
    return rule.kind === 'limit' && typeof rule.max === 'number' ? [rule.max] : []
  })
  return Math.min(...bounds, Number.POSITIVE_INFINITY)
}

const same = (a: Value, b: Value): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b
