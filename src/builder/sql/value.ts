import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Computed } from '../../core/app-spec/computed.ts'
import type { Condition } from '../../core/app-spec/condition.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { unreachable } from '../../core/unreachable.ts'
import { demanded, entityOf, fieldOf, fieldsOfTarget, valueOf } from '../spec-lookup.ts'
import { type Expression, isFault, parseExpression } from './expression.ts'
import { identifier, sqlText } from './identifier.ts'

/**
 * Where a value is read from: the row `alias` of `entity`. `worked`: computed values are columns of the row already
 * (the queries of the application select them); otherwise they are written out.
 */
export type Row = {
  readonly spec: AppSpec
  readonly entity: Entity
  readonly alias: string
  readonly worked: boolean
  /** How deep this row is nested, to give inner rows names of their own. */
  readonly depth?: number
}

const stampSql = { today: `date('now')`, now: `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')` }

/** A value of the row by name. */
export function valueSql(row: Row, name: string): string {
  const value = demanded(valueOf(row.entity, name), `${row.entity.id}.${name}`)
  if (value.from === 'computed' && !row.worked) return computedSql(row, value.computed)
  return `${row.alias}.${identifier(name)}`
}

/** A computed value as SQL over the row. */
export function computedSql(row: Row, computed: Computed): string {
  switch (computed.kind) {
    case 'aggregate': {
      const inner = innerRow(row, computed.of)
      const fn = aggregateSql(inner, computed)
      const where = [
        `${inner.alias}.${identifier(computed.via)} = ${row.alias}.id`,
        ...computed.where.map((condition) => conditionSql(inner, condition)),
      ]
      const text = `(select ${fn} from ${identifier(computed.of)} as ${inner.alias} where ${where.join(' and ')})`
      return rounded(computed.type, text)
    }
    case 'expression':
      return rounded(computed.type, parsedSql(row, computed.expression))
    case 'flag':
      return `coalesce(${conditionsSql(row, computed.when)}, 0)`
    default:
      return unreachable(computed)
  }
}

/** The aggregate function itself; sums of nothing are 0. */
export function aggregateSql(
  row: Row,
  { fn, value }: { fn: 'count' | 'sum' | 'avg' | 'min' | 'max'; value: string | null },
) {
  if (fn === 'count') return 'count(*)'
  const inner = parsedSql(row, value ?? '0')
  return fn === 'sum' ? `coalesce(sum(${inner}), 0)` : `${fn}(${inner})`
}

/** The value in the precision of its type. */
export function rounded(
  type: Computed extends infer C ? (C extends { type: infer T } ? T : never) : never,
  text: string,
) {
  if (type === 'money') return `to_money(${text})`
  if (type === 'decimal') return `to_decimal(${text})`
  return type === 'integer' ? `to_integer(${text})` : text
}

/** All the conditions at once. */
export const conditionsSql = (row: Row, conditions: readonly Condition[]): string =>
  conditions.length === 0 ? 'true' : `(${conditions.map((condition) => conditionSql(row, condition)).join(' and ')})`

/** One comparison; it is not true where a side is empty. */
export function conditionSql(row: Row, { field, op, value }: Condition): string {
  const left = valueSql(row, field)
  const type = demanded(valueOf(row.entity, field), `${row.entity.id}.${field}`).type
  const sign = op === '!=' ? '<>' : op
  if ('literal' in value) {
    if (value.literal === null) return `${left} is ${op === '=' ? '' : 'not '}null`
    if (typeof value.literal === 'boolean') return `${left} ${sign} ${value.literal ? 1 : 0}`
    if (typeof value.literal === 'number') return `${left} ${sign} ${value.literal}`
    const isDay = type === 'datetime' && value.literal.length === 10
    return `${isDay ? day(left) : left} ${sign} ${sqlText(value.literal)}`
  }
  if ('moment' in value) {
    const byDay = value.moment === 'today' || type === 'date'
    return `${byDay && type === 'datetime' ? day(left) : left} ${sign} ${byDay ? stampSql.today : stampSql.now}`
  }
  const right = valueSql(row, value.field)
  const rightType = valueOf(row.entity, value.field)?.type
  if (type === rightType) return `${left} ${sign} ${right}`
  return `${type === 'datetime' ? day(left) : left} ${sign} ${rightType === 'datetime' ? day(right) : right}`
}

const day = (text: string): string => `substr(${text}, 1, 10)`

function innerRow(row: Row, entity: string): Row {
  const depth = (row.depth ?? 0) + 1
  const found = demanded(entityOf(row.spec, entity), entity)
  return { spec: row.spec, entity: found, alias: `other${depth === 1 ? '' : depth}`, worked: false, depth }
}

function parsedSql(row: Row, source: string): string {
  const parsed = parseExpression(source)
  if (isFault(parsed)) throw new Error(`Found "${source}", expected an expression; run checkAppSpec before rendering.`)
  return parsed.kind === 'name' ? pathSql(row, parsed.path) : expressionSql(row, parsed)
}

/** Inside arithmetic an empty number counts as 0; division by 0 is empty. */
function expressionSql(row: Row, expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'name':
      return `coalesce(${pathSql(row, expression.path)}, 0)`
    case 'negative':
      return `-(${expressionSql(row, expression.of)})`
    case 'binary': {
      const left = operand(row, expression.left, expression.op)
      const right = operand(row, expression.right, expression.op)
      return expression.op === '/' ? `${left} * 1.0 / nullif(${right}, 0)` : `${left} ${expression.op} ${right}`
    }
    case 'days':
      return `cast(julianday(${dateSql(row, expression.to)}) - julianday(${dateSql(row, expression.from)}) as integer)`
    default:
      return unreachable(expression)
  }
}

const operand = (row: Row, expression: Expression, op: string): string => {
  const text = expressionSql(row, expression)
  return expression.kind === 'binary' && (op !== '+' || expression.op === '/') ? `(${text})` : text
}

function dateSql(row: Row, expression: Expression): string {
  if (expression.kind !== 'name') throw new Error('Found arithmetic in days(), expected a date; run checkAppSpec.')
  const [first] = expression.path
  if (expression.path.length === 1 && first === 'today' && !fieldOf(row.entity, 'today')) return stampSql.today
  return day(pathSql(row, expression.path))
}

function pathSql(row: Row, path: readonly string[]): string {
  const [first = '', ...rest] = path
  if (rest.length === 0) return valueSql(row, first)
  const target = demanded(fieldOf(row.entity, first)?.target ?? undefined, `${row.entity.id}.${first}`)
  const depth = (row.depth ?? 0) + 1
  const alias = `referred${depth === 1 ? '' : depth}`
  const own = `${row.alias}.${identifier(first)}`
  if (target === 'user') {
    demanded(
      fieldsOfTarget(row.spec, 'user').find((field) => field.id === rest[0]),
      `user.${rest.join('.')}`,
    )
    return `(select ${alias}.${identifier(rest[0] ?? '')} from "user" as ${alias} where ${alias}.id = ${own})`
  }
  const entity = demanded(entityOf(row.spec, target), target)
  const inner = pathSql({ spec: row.spec, entity, alias, worked: false, depth }, rest)
  return `(select ${inner} from ${identifier(target)} as ${alias} where ${alias}.id = ${own})`
}
