import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { actions, type Grant } from '../../core/app-spec/grant.ts'
import { js } from '../javascript.ts'
import { demanded, entityOf, fieldOf } from '../spec-lookup.ts'
import { identifier } from '../sql/identifier.ts'

/** What a set of grants needs from `runtime/permissions.js`. */
export const permissionNames = (source: string): readonly string[] => [
  'either',
  ...(source.includes('hasRole(') ? ['hasRole'] : []),
  ...(source.includes('isSignedIn(') ? ['isSignedIn'] : []),
  ...(source.includes('sql`') ? ['sql'] : []),
]

/** `(user) => either(hasRole(user, 'admin'), isSignedIn(user) && sql\`this.owner = …\`)`. */
export function grantsSource(spec: AppSpec, entity: Entity, grants: readonly Grant[]): string {
  const ways = [...new Set(grants.map((grant) => waySource(spec, entity, grant)))]
  const usesUser = ways.some((way) => way.includes('user'))
  if (ways.includes('true')) return '() => either(true)'
  return `(${usesUser ? 'user' : ''}) => either(${ways.join(', ')})`
}

function waySource(spec: AppSpec, entity: Entity, { who, own }: Grant): string {
  if (spec.accounts === null) return 'true'
  const isOne =
    who === 'anyone'
      ? own === null
        ? 'true'
        : 'isSignedIn(user)'
      : who === 'signed_in'
        ? 'isSignedIn(user)'
        : `hasRole(user, ${js(who)})`
  return own === null ? isOne : `${isOne} && sql\`${ownerSql(spec, entity, own)} = \${user.id}\``
}

/** The user at the end of a path, as SQL over `this` row. */
export function ownerSql(spec: AppSpec, entity: Entity, path: string): string {
  const walk = (at: Entity, alias: string, [first = '', ...rest]: readonly string[], depth: number): string => {
    const column = `${alias}.${identifier(first)}`
    if (rest.length === 0) return column
    const target = demanded(fieldOf(at, first)?.target ?? undefined, `${at.id}.${first}`)
    const next = demanded(entityOf(spec, target), target)
    const name = `owning${depth === 1 ? '' : depth}`
    return `(select ${walk(next, name, rest, depth + 1)} from ${identifier(target)} as ${name} where ${name}.id = ${column})`
  }
  return walk(entity, 'this', path.split('.'), 1)
}

/** The conditions of every action, a line each. */
export const maySource = (spec: AppSpec, entity: Entity): string =>
  actions.map((action) => `${action}: ${grantsSource(spec, entity, entity.grants[action])},`).join('\n')

/** The references that decide, through another row, whose a row is: changing one moves the row to another owner. */
export function placesOf(entity: Entity): readonly string[] {
  const grants = [...entity.grants.create, ...entity.grants.edit]
  return [...new Set(grants.flatMap(({ own }) => (own?.includes('.') ? [own.split('.')[0] ?? ''] : [])))]
}
