import type { Condition } from '../../../core/app-spec/condition.ts'
import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Field } from '../../../core/app-spec/field.ts'
import { day, minute } from './calendar.ts'
import { candidates } from './candidates.ts'
import { meets, type Row, type Value } from './meets.ts'

/** What a row should be like beyond being valid. */
export type Wish = {
  /** Values that are given, valid or not. */
  readonly fixed?: Row
  /** Conditions that the row must meet. */
  readonly where?: readonly Condition[]
  /** A condition that it must not meet. */
  readonly not?: Condition
  /** A rule, by id, that it need not keep. */
  readonly except?: string
}

type Check = { readonly fields: readonly string[]; readonly holds: (row: Row) => boolean }

/**
 * Values for the fields that people set (references aside), such that the row keeps every limit and rule of its entity and
 * grants the wish; null where there are none. `n` makes them differ from those of other rows.
 */
export function solve(entity: Entity, wish: Wish, n: number): Row | null {
  const checks = checksOf(entity, wish)
  const fixed = { ...initialRow(entity), ...wish.fixed }
  const open = entity.fields.filter(
    (field) => field.editable && field.type !== 'reference' && !(field.id in (wish.fixed ?? {})),
  )
  const bound = new Set(checks.flatMap((check) => check.fields))
  const chosen: Record<string, Value> = { ...fixed }
  for (const field of open) if (!bound.has(field.id)) chosen[field.id] = candidates(entity, field, n, [])[0] ?? null
  const tight = open.filter((field) => bound.has(field.id))
  const options: (readonly Value[])[] = []
  let near = wish
  for (const field of tight) {
    const values = candidates(entity, field, n, hintsFor(field, entity, wish), partnersOf(field, entity, near))
    options.push(values)
    const first = values[0]
    if (first !== undefined) near = { ...near, fixed: { ...near.fixed, [field.id]: first } }
  }
  if (!search(tight, options, checks, chosen)) return null
  return Object.fromEntries(open.map((field) => [field.id, chosen[field.id] ?? null]))
}

function search(
  fields: readonly Field[],
  options: readonly (readonly Value[])[],
  checks: readonly Check[],
  row: Record<string, Value>,
  at = 0,
): boolean {
  const field = fields[at]
  const pending = new Set(fields.slice(at).map((each) => each.id))
  const due = checks.filter((check) => !check.fields.some((id) => pending.has(id)))
  if (due.some((check) => !check.holds(row))) return false
  if (field === undefined) return true
  for (const value of options[at] ?? []) {
    row[field.id] = value
    if (search(fields, options, checks, row, at + 1)) return true
  }
  delete row[field.id]
  return false
}

function checksOf(entity: Entity, wish: Wish): readonly Check[] {
  const all = (conditions: readonly Condition[], wanted: boolean): Check => ({
    fields: conditions.flatMap(mentions),
    holds: (row) => conditions.every((condition) => meets(row, condition)) === wanted,
  })
  const checks = (wish.where ?? []).map((condition) => all([condition], true))
  if (wish.not !== undefined) checks.push(all([wish.not], false))
  for (const rule of entity.rules) {
    if (rule.id === wish.except) continue
    if (rule.kind === 'compare') {
      const [left, right] = mentions(rule.condition)
      const keeps = all([rule.condition], true)
      const empty = (row: Row) => row[left ?? ''] === null || (right !== undefined && row[right] === null)
      checks.push({ fields: keeps.fields, holds: (row) => empty(row) || keeps.holds(row) })
    }
    // Where the order of start and end is itself on trial, a span may end before it starts.
    const excepted = entity.rules.find((each) => each.id === wish.except)
    if (
      rule.kind === 'no_overlap' &&
      !(excepted?.kind === 'compare' && mentions(excepted.condition).includes(rule.end))
    ) {
      const isDate = entity.fields.find((field) => field.id === rule.end)?.type === 'date'
      checks.push(all([{ field: rule.start, op: isDate ? '<=' : '<', value: { field: rule.end } }], true))
    }
    if (rule.kind === 'required_when') {
      const bites = all(rule.when, true)
      checks.push({
        fields: [...bites.fields, rule.field],
        holds: (row) => (row[rule.field] ?? null) !== null || !bites.holds(row),
      })
    }
    // A row that is frozen at once could be neither edited nor deleted by the test.
    if (rule.kind === 'frozen' && !isUnavoidable(entity, rule)) checks.push(all(rule.when, false))
  }
  return checks
}

type Frozen = Extract<Entity['rules'][number], { readonly kind: 'frozen' }>

/** True for what no new row may, whatever it holds: to be deleted before it is cancelled. */
export const frozenFromStart = (entity: Entity, action: 'edit' | 'delete'): boolean =>
  entity.rules.some((rule) => rule.kind === 'frozen' && rule.actions.includes(action) && isUnavoidable(entity, rule))

function isUnavoidable(entity: Entity, rule: Frozen): boolean {
  const { states } = entity
  if (states === null || rule.actions.includes('edit')) return false
  return rule.when.every(
    (condition) => condition.field === states.field && meets({ [states.field]: states.initial }, condition),
  )
}

const mentions = (condition: Condition): string[] =>
  'field' in condition.value ? [condition.field, condition.value.field] : [condition.field]

function hintsFor(field: Field, entity: Entity, wish: Wish): readonly Value[] {
  const conditions = [...(wish.where ?? []), ...(wish.not === undefined ? [] : [wish.not])]
  for (const rule of entity.rules) {
    if (rule.kind === 'compare') conditions.push(rule.condition)
    if (rule.kind === 'required_when' || rule.kind === 'frozen') conditions.push(...rule.when)
  }
  return conditions.flatMap((condition) => {
    if ('field' in condition.value) {
      const other = condition.value.field === field.id ? condition.field : condition.value.field
      const value = condition.field === field.id || condition.value.field === field.id ? wish.fixed?.[other] : undefined
      return value === undefined || value === null ? [] : [value]
    }
    return condition.field !== field.id || !('literal' in condition.value) || condition.value.literal === null
      ? []
      : [condition.value.literal]
  })
}

/** What the value should be close to: the other end of a span, and what the wish compares it with, so that edges are tried. */
function partnersOf(field: Field, entity: Entity, wish: Wish): readonly Value[] {
  const given = (id: string) => wish.fixed?.[id] ?? null
  const ends = entity.rules.flatMap((rule) => {
    if (rule.kind !== 'no_overlap' || (rule.start !== field.id && rule.end !== field.id)) return []
    return [given(rule.start === field.id ? rule.end : rule.start)]
  })
  const wished = [...(wish.where ?? []), ...(wish.not === undefined ? [] : [wish.not])]
  const compared = wished.flatMap(({ field: left, value }) => {
    if ('field' in value)
      return left === field.id ? [given(value.field)] : value.field === field.id ? [given(left)] : []
    if (left !== field.id) return []
    return ['literal' in value ? value.literal : value.moment === 'now' && field.type !== 'date' ? minute() : day()]
  })
  return [...ends, ...compared].filter((value) => value !== null)
}

/** What a new row holds before anyone types: the initial state and the defaults of fields that people cannot set. */
function initialRow(entity: Entity): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const field of entity.fields) {
    if (field.editable) continue
    values[field.id] = field.default === 'today' ? day() : field.default === 'now' ? minute() : field.default
  }
  if (entity.states !== null) values[entity.states.field] = entity.states.initial
  return values
}
