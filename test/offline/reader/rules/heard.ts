import type { AppSpec } from '../../../../src/core/app-spec/app-spec.ts'
import type { Condition } from '../../../../src/core/app-spec/condition.ts'
import type { Demand } from '../../../../src/core/app-spec/demand.ts'
import type { Entity } from '../../../../src/core/app-spec/entity.ts'
import type { Field } from '../../../../src/core/app-spec/field.ts'
import type { Grant } from '../../../../src/core/app-spec/grant.ts'
import type { Rule } from '../../../../src/core/app-spec/rule.ts'
import type { Clause } from '../../../../src/core/clause.ts'
import { readRequirements } from '../../../../src/offline/reader/read-requirements.ts'

/**
 * What the reader makes of a sentence that stands at the end of a text: each demand with the values of the element that
 * serves it (`unique pet(name, owner)`), then what stays unserved (`? three bags`).
 */
export function heard(text: readonly string[], sentence: string): string[] {
  const lines = [...text, sentence]
  let start = 0
  const clauses = lines.map((line, index): Clause => {
    const clause = { id: `C${index + 1}`, text: line, start, end: start + line.length, kind: 'rule' } as const
    start = clause.end + 1
    return clause
  })
  const spec = readRequirements({ text: lines.join('\n'), clauses, domains: [] })
  const last = `C${lines.length}`
  return [
    ...spec.demands.filter((one) => one.clause === last).map((one) => told(spec, one)),
    ...spec.unserved.filter((one) => one.clause === last).map((one) => `? ${one.part}`),
  ]
}

/** What a demand asks for, with the values of the element that serves it. */
export function told(spec: AppSpec, { subject }: Demand): string {
  if (!('entity' in subject)) return subject.kind
  const entity = spec.entities.find((one) => one.id === subject.entity)
  if (entity === undefined) return `${subject.kind} ${subject.entity}`
  const name = entity.id
  switch (subject.kind) {
    case 'rule':
      return ruleText(name, entity.rules.find((one) => one.id === subject.rule) as Rule)
    case 'permission':
      return `permission ${name}.${subject.action} ${grantsText(entity.grants[subject.action])}`
    case 'entity':
      return `entity ${name} ${subject.actions.join(' ')}`
    case 'export':
      return `export ${name} ${grantsText(entity.grants.export)}`
    case 'search':
      return `search ${name}(${subject.fields.join(', ')})`
    case 'sort':
      return `sort ${name}.${subject.field}${subject.byDefault ? ` ${entity.list.sort?.direction}` : ''}`
    case 'paging':
      return `paging ${name} ${entity.list.pageSize}`
    case 'filter':
      return `filter ${name}.${subject.field}`
    case 'range':
    case 'length':
    case 'moment':
    case 'options':
    case 'default':
      return limitText(entity, subject)
    case 'required':
    case 'field':
    case 'format':
    case 'relation':
      return `${subject.kind} ${name}.${subject.field}`
    case 'states':
    case 'transition':
    case 'transition_permission':
    case 'computed':
      return `${subject.kind} ${name}`
  }
}

function limitText(entity: Entity, { kind, field: id }: { readonly kind: string; readonly field: string }): string {
  const field = entity.fields.find((one) => one.id === id) as Field
  const [from, to] =
    kind === 'range'
      ? [field.min, field.max]
      : kind === 'length'
        ? [field.minLength, field.maxLength]
        : [field.notBefore, field.notAfter]
  const value =
    kind === 'options'
      ? field.options.map((option) => option.id).join('|')
      : kind === 'default'
        ? `${field.default}`
        : `${from ?? ''}..${to ?? ''}`
  return `${kind} ${entity.id}.${id} ${value}`
}

const grantsText = (grants: readonly Grant[]): string =>
  grants.map(({ who, own }) => (own === null ? who : `${who}/${own}`)).join(' ') || 'nobody'

function ruleText(entity: string, rule: Rule): string {
  const where = (all: readonly Condition[]): string => all.map((one) => ` [${conditionText(one)}]`).join('')
  switch (rule.kind) {
    case 'unique':
      return `unique ${entity}(${rule.fields.join(', ')})${where(rule.where)}`
    case 'compare':
      return `compare ${entity}.${conditionText(rule.condition)}`
    case 'required_when':
      return `required_when ${entity}.${rule.field}${where(rule.when)}`
    case 'limit':
      return `limit ${entity}(${rule.scope.join(', ')}) ${rule.max}${where(rule.where)}`
    case 'no_overlap':
      return `no_overlap ${entity}(${rule.scope.join(', ')}) ${rule.start}..${rule.end}${where(rule.where)}`
    case 'frozen':
      return `frozen ${entity} ${rule.actions.join(' ')}${where(rule.when)}`
    case 'keep_while_used':
      return `keep_while_used ${entity} ${rule.by}.${rule.via}`
  }
}

const conditionText = ({ field, op, value }: Condition): string =>
  `${field} ${op} ${'literal' in value ? `${value.literal}` : 'moment' in value ? value.moment : value.field}`
