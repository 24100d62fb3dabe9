import type { AppSpec } from '../core/app-spec/app-spec.ts'
import type { Computed } from '../core/app-spec/computed.ts'
import type { Entity } from '../core/app-spec/entity.ts'
import type { Field, FieldType } from '../core/app-spec/field.ts'

/** What a name of an entity stands for: the values of a row, typed in, kept by the application or worked out. */
export type Value =
  | { readonly from: 'field'; readonly field: Field; readonly type: FieldType; readonly title: string }
  | { readonly from: 'state'; readonly type: 'choice'; readonly title: string }
  | { readonly from: 'computed'; readonly computed: Computed; readonly type: FieldType; readonly title: string }
  | { readonly from: 'stamp'; readonly type: 'datetime' | 'integer'; readonly title: string }

/** The entity with this id, or undefined. */
export const entityOf = (spec: AppSpec, id: string): Entity | undefined => spec.entities.find((each) => each.id === id)

/** The entity that a demand speaks of; `user` stands for the accounts, whose fields a demand can be about. */
export function subjectEntityOf(spec: AppSpec, id: string): Entity | undefined {
  return id === 'user' && spec.accounts !== null ? accountsAsEntity(spec.accounts.fields) : entityOf(spec, id)
}

const accountsAsEntity = (fields: readonly Field[]): Entity => ({
  id: 'user',
  title: 'Account',
  plural: 'Accounts',
  path: 'users',
  label: 'email',
  fields: [...fields],
  states: null,
  computed: [],
  rules: [],
  grants: { list: [], view: [], create: [], edit: [], delete: [], export: [] },
  list: { columns: ['email'], sort: null, pageSize: 20, search: [], filters: [] },
})

/** The field with this id, or undefined. */
export const fieldOf = (entity: Entity, id: string): Field | undefined => entity.fields.find((each) => each.id === id)

/** True where the last day of a span belongs to it: between two dates. A moment at which a span ends is free again. */
export const countsLastDay = (entity: Entity, span: { readonly start: string; readonly end: string }): boolean =>
  fieldOf(entity, span.start)?.type === 'date' && fieldOf(entity, span.end)?.type === 'date'

/** Throws when a spec that should have been checked names something that it does not have. */
export function demanded<T>(found: T | undefined, name: string): T {
  if (found === undefined)
    throw new Error(`Found no "${name}" in the AppSpec, expected one; run checkAppSpec before rendering.`)
  return found
}

const stamps: readonly (readonly [string, Value])[] = [
  ['id', { from: 'stamp', type: 'integer', title: 'Number' }],
  ['created_at', { from: 'stamp', type: 'datetime', title: 'Added' }],
  ['updated_at', { from: 'stamp', type: 'datetime', title: 'Last changed' }],
]

/** The value of a row with this name: a field, the state, a computed value or a stamp. */
export function valueOf(entity: Entity, name: string): Value | undefined {
  const field = fieldOf(entity, name)
  if (field) return { from: 'field', field, type: field.type, title: field.title }
  if (entity.states?.field === name) return { from: 'state', type: 'choice', title: entity.states.title }
  const computed = entity.computed.find((each) => each.id === name)
  if (computed) {
    const type = computed.kind === 'flag' ? 'boolean' : computed.type
    return { from: 'computed', computed, type, title: computed.title }
  }
  return stamps.find(([id]) => id === name)?.[1]
}

/** The fields of what a reference points to: an entity's, or those of an account. */
export function fieldsOfTarget(spec: AppSpec, target: string): readonly Field[] {
  return target === 'user' ? (spec.accounts?.fields ?? []) : (entityOf(spec, target)?.fields ?? [])
}
