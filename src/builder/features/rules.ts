import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Condition } from '../../core/app-spec/condition.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Rule } from '../../core/app-spec/rule.ts'
import { unreachable } from '../../core/unreachable.ts'
import { indent, js, template } from '../javascript.ts'
import { countsLastDay, demanded, entityOf, valueOf } from '../spec-lookup.ts'
import { identifier } from '../sql/identifier.ts'
import { conditionSql, conditionsSql, type Row, valueSql } from '../sql/value.ts'
import { ruleMessage } from '../words/rule-message.ts'
import { nounOf } from '../words/noun.ts'

type WriteRule = {
  readonly id: string
  /** The fields whose change can break it. */
  readonly checks: readonly string[]
  /** The field that the message belongs to. */
  readonly field: string
  readonly message: string
  /** True for `this` row if the rule is broken, as SQL. */
  readonly broken: string
}

/** The rules that are checked when a row is written, as source. */
export function rulesSource(spec: AppSpec, entity: Entity): string {
  const own = entity.rules.flatMap((rule) => writeRule(spec, entity, rule))
  const far = spec.entities.flatMap((other) => other.rules.flatMap((rule) => capacityRule(spec, entity, other, rule)))
  const all = [...own, ...far].map(
    ({ id, checks, field, message, broken }) => `{
  id: ${js(id)},
  checks: ${js(checks)},
  field: ${js(field)},
  message: ${js(message)},
  broken: ${template(broken)},
},`,
  )
  return all.length === 0 ? 'rules: [],' : `rules: [\n${indent(all.join('\n'))}\n],`
}

/** The states in which a row can no longer be edited or deleted, as source. */
export function frozenSource(spec: AppSpec, entity: Entity): string {
  const row: Row = { spec, entity, alias: 'this', worked: true }
  const all = entity.rules.flatMap((rule) =>
    rule.kind === 'frozen'
      ? [
          `{ actions: ${js(rule.actions)}, when: ${template(conditionsSql(row, rule.when))}, message: ${js(ruleMessage(spec, entity, rule))} },`,
        ]
      : [],
  )
  return all.length === 0 ? 'frozen: [],' : `frozen: [\n${indent(all.join('\n'))}\n],`
}

/** What keeps a row from being deleted: rows that cannot be without it, and those that a rule names. */
export function keptSource(spec: AppSpec, entity: Entity): string {
  const named = entity.rules.flatMap((rule) => (rule.kind === 'keep_while_used' ? [[rule.by, rule.via] as const] : []))
  const needed = spec.entities.flatMap((other) =>
    other.fields
      .filter((field) => field.target === entity.id && field.required)
      .map((field) => [other.id, field.id] as const),
  )
  const all = [...new Map([...named, ...needed].map((pair) => [pair.join('.'), pair])).values()].map(([by, via]) => {
    const other = demanded(entityOf(spec, by), by)
    const message = `This ${nounOf(entity).one} cannot be deleted while there are ${nounOf(other).many} that refer to it.`
    return `{ by: ${js(by)}, via: ${js(via)}, message: ${js(message)} },`
  })
  return all.length === 0 ? 'kept: [],' : `kept: [\n${indent(all.join('\n'))}\n],`
}

/** The fields that conditions look at, those behind computed values too. */
const namesOf = (conditions: readonly Condition[]): readonly string[] =>
  conditions.flatMap(({ field, value }) => ('field' in value ? [field, value.field] : [field]))

function writeRule(spec: AppSpec, entity: Entity, rule: Rule): readonly WriteRule[] {
  const self: Row = { spec, entity, alias: 'this', worked: true }
  const other: Row = { spec, entity, alias: 'other', worked: false, depth: 1 }
  const base = { id: rule.id, message: ruleMessage(spec, entity, rule) }
  const where = (row: Row, conditions: readonly Condition[]): readonly string[] =>
    conditions.map((condition) => conditionSql(row, condition))
  const all = (parts: readonly string[]): string => parts.join(' and ')
  const table = identifier(entity.id)
  switch (rule.kind) {
    case 'unique': {
      const same = rule.fields.map((name) => agree(self, other, name, '='))
      const found = all(['other.id <> this.id', ...same, ...where(other, rule.where)])
      const broken = all([...where(self, rule.where), `exists (select 1 from ${table} as other where ${found})`])
      return [{ ...base, checks: [...rule.fields, ...namesOf(rule.where)], field: rule.fields[0] ?? '', broken }]
    }
    case 'compare': {
      const { field, value } = rule.condition
      const filled = 'field' in value ? ` and ${valueSql(self, value.field)} is not null` : ''
      const broken = `${valueSql(self, field)} is not null${filled} and not (${conditionSql(self, rule.condition)})`
      return [{ ...base, checks: namesOf([rule.condition]), field, broken }]
    }
    case 'required_when': {
      const broken = all([...where(self, rule.when), `${valueSql(self, rule.field)} is null`])
      return [{ ...base, checks: [rule.field, ...namesOf(rule.when)], field: rule.field, broken }]
    }
    case 'limit': {
      const same = rule.scope.map((name) => agree(self, other, name, 'is'))
      const found = [...same, ...where(other, rule.where)]
      const most = typeof rule.max === 'number' ? String(rule.max) : maxSql(spec, entity, rule.max)
      const count = `(select count(*) from ${table} as other${found.length > 0 ? ` where ${all(found)}` : ''})`
      const first = typeof rule.max === 'string' ? rule.max.split('.')[0] : rule.scope[0]
      return [
        {
          ...base,
          checks: [...new Set([...rule.scope, ...namesOf(rule.where), ...(first ? [first] : [])])],
          field: first ?? entity.label,
          broken: all([...where(self, rule.where), `${count} > ${most}`]),
        },
      ]
    }
    case 'no_overlap': {
      const [start, end] = [identifier(rule.start), identifier(rule.end)]
      const same = rule.scope.map((name) => agree(self, other, name, 'is'))
      // A last day still belongs to its span; an hour of the clock at which a span ends is free again.
      const before = countsLastDay(entity, rule) ? '<=' : '<'
      const meets = [`other.${start} ${before} this.${end}`, `this.${start} ${before} other.${end}`]
      const found = all(['other.id <> this.id', ...same, ...meets, ...where(other, rule.where)])
      const broken = all([...where(self, rule.where), `exists (select 1 from ${table} as other where ${found})`])
      const checks = [rule.start, rule.end, ...rule.scope, ...namesOf(rule.where)]
      return [{ ...base, checks, field: rule.start, broken }]
    }
    case 'frozen':
    case 'keep_while_used':
      return []
    default:
      return unreachable(rule)
  }
}

const textTypes = new Set(['text', 'long_text', 'email', 'url', 'phone'])

function agree(a: Row, b: Row, name: string, sign: '=' | 'is'): string {
  const isText = textTypes.has(valueOf(a.entity, name)?.type ?? '')
  const side = (row: Row): string => (isText ? `fold(${valueSql(row, name)})` : valueSql(row, name))
  return `${side(b)} ${sign} ${side(a)}`
}

/** The number of a referred row that bounds a limit: `class.capacity`. */
function maxSql(spec: AppSpec, entity: Entity, path: string): string {
  const [via = '', name = ''] = path.split('.')
  const target = demanded(valueOf(entity, via), `${entity.id}.${via}`)
  const far = demanded(target.from === 'field' ? entityOf(spec, target.field.target ?? '') : undefined, path)
  const row: Row = { spec, entity: far, alias: 'referred', worked: false, depth: 1 }
  return `(select ${valueSql(row, name)} from ${identifier(far.id)} as referred where referred.id = this.${identifier(via)})`
}

/** The same limit seen from the row that holds the number: a class cannot become smaller than it is full. */
function capacityRule(spec: AppSpec, entity: Entity, other: Entity, rule: Rule): readonly WriteRule[] {
  if (rule.kind !== 'limit' || typeof rule.max === 'number') return []
  const [via = '', name = ''] = rule.max.split('.')
  const isHere = other.fields.some((field) => field.id === via && field.target === entity.id)
  if (!isHere || !rule.scope.includes(via) || valueOf(entity, name)?.from !== 'field') return []
  const row: Row = { spec, entity: other, alias: 'other', worked: false, depth: 1 }
  const where = [`other.${identifier(via)} = this.id`, ...rule.where.map((condition) => conditionSql(row, condition))]
  const scope = rule.scope.map((each) => valueSql(row, each)).join(', ')
  const self: Row = { spec, entity, alias: 'this', worked: true }
  return [
    {
      id: `${rule.id}_of_${other.id}`.slice(0, 60),
      checks: [name],
      field: name,
      message: `There are already more ${nounOf(other).many} than that.`,
      broken: `exists (select 1 from ${identifier(other.id)} as other where ${where.join(' and ')} group by ${scope} having count(*) > ${valueSql(self, name)})`,
    },
  ]
}
