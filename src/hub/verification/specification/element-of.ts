import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Subject } from '../../../core/app-spec/demand.ts'
import { unreachable } from '../../../core/unreachable.ts'

/** The parts of a specification that a demand points to, as plain data; empty where they do not exist. */
export function elementsOf(spec: AppSpec, subject: Subject): unknown[] {
  if (subject.kind === 'accounts') return spec.accounts === null ? [] : [spec.accounts, spec.security]
  if (subject.kind === 'open') return spec.accounts === null ? [spec.entities] : []
  if (subject.kind === 'role') return spec.accounts?.roles.filter(({ id }) => id === subject.role) ?? []
  if (subject.kind === 'figure') return spec.figures.filter(({ id }) => id === subject.figure)
  if (subject.entity === 'user' && 'field' in subject) {
    return spec.accounts?.fields.filter(({ id }) => id === subject.field) ?? []
  }
  const entity = spec.entities.find(({ id }) => id === subject.entity)
  if (entity === undefined) return []
  switch (subject.kind) {
    case 'entity':
      return [entity]
    case 'permission':
      return [entity.grants[subject.action]]
    case 'transition_permission':
    case 'transition':
      return entity.states?.transitions.filter(({ id }) => id === subject.transition) ?? []
    case 'states':
      return entity.states === null ? [] : [entity.states]
    case 'rule':
      return entity.rules.filter(({ id }) => id === subject.rule)
    case 'computed':
      return entity.computed.filter(({ id }) => id === subject.computed)
    case 'paging':
    case 'search':
      return [entity.list]
    case 'export':
      return [entity.grants.export]
    case 'sort':
    case 'filter':
      return [entity.list, ...entity.fields.filter(({ id }) => id === subject.field)]
    case 'field':
    case 'required':
    case 'range':
    case 'length':
    case 'moment':
    case 'format':
    case 'options':
    case 'default':
    case 'relation':
      return entity.fields.filter(({ id }) => id === subject.field)
    default:
      return unreachable(subject)
  }
}

/** Every number in plain data, those inside of texts (`today+30`, `price * 0.9`) included. */
export function numbersIn(data: unknown): number[] {
  if (typeof data === 'number') return [data]
  if (typeof data === 'string') return (data.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
  if (typeof data !== 'object' || data === null) return []
  return Object.values(data).flatMap((value: unknown) => numbersIn(value))
}
