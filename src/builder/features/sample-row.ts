import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Condition } from '../../core/app-spec/condition.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Field } from '../../core/app-spec/field.ts'
import type { Grant } from '../../core/app-spec/grant.ts'
import { entityOf, fieldOf } from '../spec-lookup.ts'
import { sampleValue } from './sample-body.ts'

/**
 * A value of a sample row: something written down, a day counted from today, a row of its own, or an account.
 * Days are kept as numbers, so that rules about their order can be held against them.
 */
export type Sample =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'day' | 'moment'; readonly days: number }
  | { readonly kind: 'row'; readonly of: Entity }
  | { readonly kind: 'account' }

export type SampleRow = ReadonlyMap<string, Sample>

/** True where a person of the role is granted it for a row that this person has made. `role` null: nobody signed in. */
export function mayAs(spec: AppSpec, entity: Entity, grants: readonly Grant[], role: string | null): boolean {
  return grants.some(({ who, own }) => {
    if (role === null) return who === 'anyone' && own === null
    const isMeant = who === 'anyone' || who === 'signed_in' || who === role
    return isMeant && (own === null || isOwn(spec, entity, own.split('.')))
  })
}

function isOwn(spec: AppSpec, entity: Entity, [first = '', ...rest]: readonly string[]): boolean {
  const field = fieldOf(entity, first)
  if (field?.target === 'user') return field.default === 'me' || (field.required && field.editable)
  const next = entityOf(spec, field?.target ?? '')
  return field?.required === true && next !== undefined && isOwn(spec, next, rest)
}

/** True where the role can make a sample row with everything that it refers to, and see what it made. */
export function canMake(spec: AppSpec, entity: Entity, role: string | null, above: readonly string[] = []): boolean {
  if (above.includes(entity.id)) return false
  if (!mayAs(spec, entity, entity.grants.create, role) || !mayAs(spec, entity, entity.grants.view, role)) return false
  const row = sampleRow(entity)
  if (row === null) return false
  return neededFields(entity).every((field) => {
    const next = field.target === null || field.target === 'user' ? undefined : entityOf(spec, field.target)
    if (field.target === 'user') return role !== null
    return next === undefined || canMake(spec, next, role, [...above, entity.id])
  })
}

const neededFields = (entity: Entity): readonly Field[] =>
  entity.fields.filter((field) => field.required && field.default === null && field.editable)

/** The values of a row that the rules of its entity take, or null where none was found. Targets are filled in later. */
export function sampleRow(entity: Entity, state = entity.states?.initial): SampleRow | null {
  const row = new Map<string, Sample>()
  for (const field of neededFields(entity)) row.set(field.id, sampleOf(field))
  for (const rule of entity.rules)
    if (rule.kind === 'compare') settle(entity, row, rule.condition)
    else if (rule.kind === 'no_overlap') settle(entity, row, { field: rule.end, op: '>', value: { field: rule.start } })
  for (const rule of entity.rules) {
    if (rule.kind === 'limit' && rule.max === 0) return null
    if (rule.kind === 'compare' && holds(entity, row, state, rule.condition) === false) return null
    if (rule.kind !== 'required_when') continue
    const asked = rule.when.map((condition) => holds(entity, row, state, condition))
    const field = fieldOf(entity, rule.field)
    if (asked.includes(null) || !field) return null
    if (!asked.every(Boolean) || row.has(rule.field)) continue
    if (!field.editable || field.type === 'reference') return null
    row.set(rule.field, sampleOf(field))
  }
  return [...row].every(([name, sample]) => isWithin(fieldOf(entity, name), sample)) ? row : null
}

function sampleOf(field: Field): Sample {
  if (field.type === 'reference') return { kind: 'account' }
  if (field.type !== 'date' && field.type !== 'datetime') return { kind: 'literal', value: sampleValue(field) }
  const bound = offset(field.notBefore) ?? offset(field.notAfter)
  const isLiteral = [field.notBefore, field.notAfter].some((each) => each !== null && offset(each) === null)
  if (isLiteral) return { kind: 'literal', value: sampleValue(field) }
  // A moment further from the bound than the clock moves during a test.
  const away = field.type === 'datetime' && bound !== null ? (field.notBefore === null ? -1 : 1) : 0
  return { kind: field.type === 'date' ? 'day' : 'moment', days: (bound ?? 0) + away }
}

/** The days of `today+30`, or null. */
export function offset(bound: string | null): number | null {
  const moved = /^(?:today|now)([+-][0-9]+)?$/.exec(bound ?? '')
  return moved ? Number(moved[1] ?? 0) : null
}

/** Moves one value so that the condition holds, where that is simple. */
function settle(entity: Entity, row: Map<string, Sample>, { field, op, value }: Condition): void {
  const own = row.get(field)
  const by = { '=': 0, '!=': 1, '<': -1, '<=': 0, '>': 1, '>=': 0 }[op]
  if (!own) return
  const other =
    'field' in value
      ? row.get(value.field)
      : 'moment' in value
        ? ({ kind: 'day', days: 0 } as const)
        : { kind: 'literal' as const, value: value.literal ?? '' }
  if (!other) return
  if ('days' in own && 'days' in other) row.set(field, { ...own, days: other.days + by })
  else if (
    own.kind === 'literal' &&
    other.kind === 'literal' &&
    typeof own.value === 'number' &&
    typeof other.value === 'number'
  )
    row.set(field, { kind: 'literal', value: other.value + by })
  else if (own.kind === 'literal' && fieldOf(entity, field)?.type === 'time' && by !== 0)
    row.set(field, { kind: 'literal', value: by > 0 ? '10:30' : '08:30' })
}

/** Whether the condition holds for the sample; null where that cannot be told. */
function holds(
  entity: Entity,
  row: SampleRow,
  state: string | undefined,
  { field, op, value }: Condition,
): boolean | null {
  const left = comparable(entity, row, state, field)
  const right = 'field' in value ? comparable(entity, row, state, value.field) : 'moment' in value ? 0 : value.literal
  if (left === undefined || right === undefined) return null
  if ('literal' in value && right === null) return op === '=' ? left === null : left !== null
  if (left === null || right === null) return op === '=' || op === '!=' ? false : null
  if (typeof left !== typeof right) return null
  const order = left < right ? -1 : left > right ? 1 : 0
  return { '=': order === 0, '!=': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[op]
}

function comparable(
  entity: Entity,
  row: SampleRow,
  state: string | undefined,
  name: string,
): string | number | boolean | null | undefined {
  if (entity.states?.field === name) return state
  const sample = row.get(name)
  if (sample) return sample.kind === 'literal' ? sample.value : 'days' in sample ? sample.days : undefined
  const field = fieldOf(entity, name)
  if (!field) return undefined
  if (field.default === null) return null
  return field.default === 'me' ? undefined : field.default === 'today' || field.default === 'now' ? 0 : field.default
}

function isWithin(field: Field | undefined, sample: Sample): boolean {
  if (!field) return false
  if ('days' in sample) {
    const [low, high] = [offset(field.notBefore), offset(field.notAfter)]
    return sample.days >= (low ?? sample.days) && sample.days <= (high ?? sample.days)
  }
  if (sample.kind !== 'literal' || typeof sample.value !== 'number') return true
  return sample.value >= (field.min ?? sample.value) && sample.value <= (field.max ?? sample.value)
}
