import type { AppSpec } from '../../../../src/core/app-spec/app-spec.ts'
import type { Demand, Subject } from '../../../../src/core/app-spec/demand.ts'
import type { Entity } from '../../../../src/core/app-spec/entity.ts'
import type { Field, FieldType } from '../../../../src/core/app-spec/field.ts'
import { actions, type Grant } from '../../../../src/core/app-spec/grant.ts'

const title = (id: string) => (id.slice(0, 1).toUpperCase() + id.slice(1)).replaceAll('_', ' ')

export function field(id: string, type: FieldType, more: Partial<Field> = {}): Field {
  const limits = { min: null, max: null, minLength: null, maxLength: null, notBefore: null, notAfter: null }
  return {
    id,
    title: title(id),
    type,
    required: false,
    ...limits,
    options: [],
    target: null,
    default: null,
    editable: true,
    unit: null,
    ...more,
  }
}

/** The account that adds the row. */
export const owner = (id = 'owner'): Field =>
  field(id, 'reference', { target: 'user', required: true, default: 'me', editable: false })
export const reference = (id: string, target = id, more: Partial<Field> = {}): Field =>
  field(id, 'reference', { target, required: true, ...more })

export const may = (who: string, own: string | null = null): Grant => ({ who, own })

/** The same grants for every action, but for those that are named. */
export function grants(all: Grant[], more: Partial<Entity['grants']> = {}): Entity['grants'] {
  return { list: all, view: all, create: all, edit: all, delete: all, export: all, ...more }
}

export function entity(id: string, fields: Field[], more: Partial<Entity> & Pick<Entity, 'grants'>): Entity {
  const label = fields.find((each) => each.type === 'text')?.id ?? fields[0]?.id ?? ''
  return {
    id,
    title: title(id),
    plural: `${title(id)}s`,
    path: `${id.replaceAll('_', '-')}s`,
    label,
    fields,
    states: null,
    computed: [],
    rules: [],
    list: { columns: fields.map((each) => each.id), sort: null, pageSize: 20, search: [label], filters: [] },
    ...more,
  }
}

/** A demand for every element that a specification has, so that every writer is used. */
export function withAllDemands(
  spec: Omit<AppSpec, 'demands' | 'version' | 'security' | 'unserved' | 'assumptions'>,
): AppSpec {
  const subjects: Subject[] =
    spec.accounts === null
      ? []
      : [{ kind: 'accounts' }, ...spec.accounts.roles.map((role) => ({ kind: 'role' as const, role: role.id }))]
  for (const each of spec.accounts?.fields ?? []) {
    subjects.push(
      { kind: 'field', entity: 'user', field: each.id },
      { kind: 'required', entity: 'user', field: each.id },
      { kind: 'length', entity: 'user', field: each.id },
    )
  }
  for (const each of spec.entities) subjects.push(...subjectsOf(each))
  for (const figure of spec.figures) subjects.push({ kind: 'figure', figure: figure.id })
  if (spec.accounts === null) subjects.push({ kind: 'open' })
  const demands = subjects.map(
    (subject, at): Demand => ({ id: `C${at + 1}.1`, clause: `C${at + 1}`, part: JSON.stringify(subject), subject }),
  )
  const security = { passwordMinLength: 10, sessionHours: 24, signInAttempts: 10 }
  return { version: 1, security, ...spec, demands, unserved: [], assumptions: [] }
}

function subjectsOf(each: Entity): Subject[] {
  const at = { entity: each.id }
  const granted = actions.filter((action) => each.grants[action].length > 0)
  const fields = each.fields.flatMap((one): Subject[] => {
    const here = { ...at, field: one.id }
    const isText = ['text', 'long_text', 'phone', 'choice', 'reference'].includes(one.type)
    return [
      { kind: 'field', ...here },
      ...(one.required && one.editable ? [{ kind: 'required' as const, ...here }] : []),
      ...(one.min !== null || one.max !== null ? [{ kind: 'range' as const, ...here }] : []),
      ...(one.minLength !== null || one.maxLength !== null ? [{ kind: 'length' as const, ...here }] : []),
      ...(one.notBefore !== null || one.notAfter !== null ? [{ kind: 'moment' as const, ...here }] : []),
      ...(isText || !one.editable ? [] : [{ kind: 'format' as const, ...here }]),
      ...(one.type === 'choice' ? [{ kind: 'options' as const, ...here }] : []),
      ...(one.default === null ? [] : [{ kind: 'default' as const, ...here }]),
      ...(one.type === 'reference' ? [{ kind: 'relation' as const, ...here }] : []),
      ...(one.type === 'reference'
        ? []
        : [{ kind: 'sort' as const, ...here, byDefault: each.list.sort?.field === one.id }]),
    ]
  })
  const states = each.states
  return [
    { kind: 'entity', ...at, actions: granted },
    ...fields,
    ...granted.map((action): Subject => ({ kind: 'permission', ...at, action })),
    ...each.rules.map((rule): Subject => ({ kind: 'rule', ...at, rule: rule.id })),
    ...(states === null
      ? []
      : [
          { kind: 'states' as const, ...at },
          { kind: 'sort' as const, ...at, field: states.field, byDefault: false },
          { kind: 'filter' as const, ...at, field: states.field },
        ]),
    ...(states?.transitions ?? []).flatMap((one): Subject[] => [
      { kind: 'transition', ...at, transition: one.id },
      { kind: 'transition_permission', ...at, transition: one.id },
    ]),
    ...each.computed.map((one): Subject => ({ kind: 'computed', ...at, computed: one.id })),
    ...each.computed
      .filter((one) => one.kind !== 'flag')
      .map((one): Subject => ({ kind: 'sort', ...at, field: one.id, byDefault: false })),
    ...(each.list.search.length === 0 ? [] : [{ kind: 'search' as const, ...at, fields: each.list.search }]),
    ...each.list.filters.map((one): Subject => ({ kind: 'filter', ...at, field: one })),
    { kind: 'sort', ...at, field: 'created_at', byDefault: false },
    { kind: 'paging', ...at },
    { kind: 'export', ...at },
  ]
}
