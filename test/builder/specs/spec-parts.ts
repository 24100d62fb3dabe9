import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import type { Condition } from '../../../src/core/app-spec/condition.ts'
import type { Entity } from '../../../src/core/app-spec/entity.ts'
import type { Field } from '../../../src/core/app-spec/field.ts'
import type { Grant } from '../../../src/core/app-spec/grant.ts'

const titleOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ')

/** A field with no limit but those given. */
export const field = (id: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  id,
  title: titleOf(id),
  type,
  required: false,
  min: null,
  max: null,
  minLength: null,
  maxLength: null,
  notBefore: null,
  notAfter: null,
  options: [],
  target: null,
  default: null,
  editable: true,
  unit: null,
  ...more,
})

export const owner = (): Field =>
  field('owner', 'reference', { target: 'user', default: 'me', editable: false, required: true })
export const reference = (id: string, target: string, more: Partial<Field> = {}): Field =>
  field(id, 'reference', { target, required: true, ...more })
export const choice = (id: string, options: readonly string[], more: Partial<Field> = {}): Field =>
  field(id, 'choice', { options: options.map((option) => ({ id: option, title: titleOf(option) })), ...more })

export const anyone: Grant = { who: 'anyone', own: null }
export const signedIn: Grant = { who: 'signed_in', own: null }
export const role = (who: string): Grant => ({ who, own: null })
export const own = (path: string, who = 'signed_in'): Grant => ({ who, own: path })

/** The same grants for every action. */
export const all = (...grants: Grant[]): Entity['grants'] => ({
  list: grants,
  view: grants,
  create: grants,
  edit: grants,
  delete: grants,
  export: grants,
})

export const is = (name: string, literal: string | number | boolean | null): Condition => ({
  field: name,
  op: '=',
  value: { literal },
})

type EntityParts = Partial<Omit<Entity, 'list'>> & { readonly list?: Partial<Entity['list']> }

/** An entity that anyone may use, listed by all its fields. */
export function entity(id: string, fields: readonly Field[], { list, ...more }: EntityParts = {}): Entity {
  return {
    id,
    title: titleOf(id),
    plural: `${titleOf(id)}s`,
    path: `${id.replaceAll('_', '-')}s`,
    label: fields[0]?.id ?? 'name',
    fields: [...fields],
    states: null,
    computed: [],
    rules: [],
    grants: all(anyone),
    list: {
      columns: fields.map(({ id: name }) => name),
      sort: null,
      pageSize: 20,
      search: fields.filter(({ type }) => type === 'text').map(({ id: name }) => name),
      filters: [],
      ...list,
    },
    ...more,
  }
}

/** A whole specification around some entities. */
export const appSpec = (title: string, entities: readonly Entity[], more: Partial<AppSpec> = {}): AppSpec => ({
  version: 1,
  title,
  summary: `Keeps what ${title.toLowerCase()} needs.`,
  accounts: null,
  security: { passwordMinLength: 8, sessionHours: 24, signInAttempts: 5 },
  entities: [...entities],
  figures: [],
  demands: [],
  unserved: [],
  assumptions: [],
  ...more,
})

/** Two roles: members by registration, admins above. */
export const twoRoles = (fields: readonly Field[] = []): NonNullable<AppSpec['accounts']> => ({
  roles: [
    { id: 'member', title: 'Member', plural: 'Members', rank: 1, given: true },
    { id: 'admin', title: 'Admin', plural: 'Admins', rank: 2, given: false },
  ],
  fields: [...fields],
})
