import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Condition } from '../../core/app-spec/condition.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { entityOf, fieldOf, valueOf } from '../spec-lookup.ts'
import { type Expression, isFault, namesIn, parseExpression } from '../sql/expression.ts'
import type { Note } from './problem.ts'

const numbers = ['integer', 'decimal', 'money']
const moments = ['date', 'datetime', 'time']
const family = (type: string): string =>
  numbers.includes(type) || type === 'reference'
    ? 'number'
    : moments.includes(type)
      ? 'moment'
      : type === 'boolean'
        ? 'boolean'
        : 'text'

/** Conditions over values that exist, with operands of their kind. */
export function checkConditions(entity: Entity, conditions: readonly Condition[], path: string, note: Note): void {
  for (const { field, op, value } of conditions) {
    const found = valueOf(entity, field)
    if (!found) {
      note(
        path,
        `the condition field "${field}"`,
        `a field, the state or a computed value of ${entity.id}`,
        'correct the name',
      )
      continue
    }
    const kind = family(found.type)
    if ('field' in value) {
      const other = valueOf(entity, value.field)
      if (!other) note(path, `the field "${value.field}"`, `a value of ${entity.id}`, 'correct the name')
      else if (family(other.type) !== kind)
        note(
          path,
          `"${field}" (${found.type}) compared with "${value.field}" (${other.type})`,
          'values of one kind',
          'compare what can be compared',
        )
    } else if ('moment' in value) {
      if (kind !== 'moment' || found.type === 'time')
        note(
          path,
          `"${field}" (${found.type}) compared with ${value.moment}`,
          'a date or datetime',
          'correct the field',
        )
    } else if (value.literal === null) {
      if (op !== '=' && op !== '!=') note(path, `"${field}" ${op} null`, '= or != with null', 'correct the comparison')
    } else if (!literalFits(entity, field, found.type, value.literal))
      note(
        path,
        `"${field}" (${found.type}) compared with ${JSON.stringify(value.literal)}`,
        'a literal of its kind',
        'correct it',
      )
  }
}

function literalFits(entity: Entity, name: string, type: string, literal: string | number | boolean): boolean {
  const kind = family(type)
  if (kind === 'number') return typeof literal === 'number'
  if (kind === 'boolean') return typeof literal === 'boolean'
  if (typeof literal !== 'string') return false
  const { states } = entity
  if (states?.field === name) return states.values.some(({ id }) => id === literal)
  return type !== 'choice' || (fieldOf(entity, name)?.options.some(({ id }) => id === literal) ?? false)
}

/** An expression that can be read, over numbers of the row and of rows it refers to. `dates`: one bare date is fine. */
export function checkExpression(
  { spec, entity }: { readonly spec: AppSpec; readonly entity: Entity },
  source: string,
  { path, note, dates = false }: { readonly path: string; readonly note: Note; readonly dates?: boolean },
): void {
  const parsed = parseExpression(source)
  if (isFault(parsed)) {
    note(
      path,
      `"${source}", where at character ${parsed.at + 1} ${parsed.fault}`,
      'arithmetic over fields',
      'correct the expression',
    )
    return
  }
  const inDays = daysNames(parsed)
  for (const name of namesIn(parsed)) {
    const type = typeAt(spec, entity, name)
    const isDay = inDays.has(name) || (dates && parsed.kind === 'name')
    if (isDay && name.join('.') === 'today') continue
    if (type === undefined)
      note(
        path,
        `"${name.join('.')}" in "${source}"`,
        `a value of ${entity.id} or of a row it refers to`,
        'correct the name',
      )
    else if (isDay ? !['date', 'datetime', ...(dates ? numbers : [])].includes(type) : !numbers.includes(type))
      note(path, `"${name.join('.')}" (${type}) in "${source}"`, isDay ? 'a date' : 'a number', 'use another field')
  }
}

function daysNames(expression: Expression): ReadonlySet<readonly string[]> {
  switch (expression.kind) {
    case 'days':
      return new Set([...namesIn(expression.from), ...namesIn(expression.to)])
    case 'binary':
      return new Set([...daysNames(expression.left), ...daysNames(expression.right)])
    case 'negative':
      return daysNames(expression.of)
    case 'name':
    case 'number':
      return new Set()
  }
}

function typeAt(spec: AppSpec, entity: Entity, [first = '', ...rest]: readonly string[]): string | undefined {
  if (rest.length === 0) return valueOf(entity, first)?.type
  const target = fieldOf(entity, first)?.target
  if (!target) return undefined
  if (target === 'user')
    return rest.length === 1 ? spec.accounts?.fields.find(({ id }) => id === rest[0])?.type : undefined
  const next = entityOf(spec, target)
  return next && typeAt(spec, next, rest)
}
