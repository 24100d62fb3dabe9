import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { actions, type Grant } from '../../core/app-spec/grant.ts'
import { entityOf, fieldOf } from '../spec-lookup.ts'
import type { Note } from './problem.ts'

/** Grants to roles that exist, over paths that end at a user. */
export function checkGrants(spec: AppSpec, entity: Entity, path: string, note: Note): void {
  for (const action of actions)
    for (const grant of entity.grants[action]) checkGrant(spec, entity, grant, `${path}.grants.${action}`, note)
}

/** One grant. */
export function checkGrant(spec: AppSpec, entity: Entity, { who, own }: Grant, path: string, note: Note): void {
  const roles = spec.accounts?.roles.map(({ id }) => id) ?? []
  if (spec.accounts === null && (who !== 'anyone' || own !== null))
    note(
      path,
      `a grant to "${who}"${own === null ? '' : ` over "${own}"`} without accounts`,
      '{ who: "anyone", own: null }',
      'add accounts or open the grant',
    )
  else if (who !== 'anyone' && who !== 'signed_in' && !roles.includes(who))
    note(
      path,
      `the role "${who}"`,
      `anyone, signed_in or one of ${roles.join(', ')}`,
      'add the role or correct the name',
    )
  if (own !== null && spec.accounts !== null && !endsAtUser(spec, entity, own.split('.')))
    note(
      path,
      `the path "${own}"`,
      'references that end at a field with target "user"',
      'correct the path or add the field',
    )
}

function endsAtUser(spec: AppSpec, entity: Entity, [first = '', ...rest]: readonly string[]): boolean {
  const target = fieldOf(entity, first)?.target
  if (!target) return false
  if (rest.length === 0) return target === 'user'
  const next = entityOf(spec, target)
  return next !== undefined && endsAtUser(spec, next, rest)
}
