import type { AppSpec, Role } from '../../../core/app-spec/app-spec.ts'
import type { Grant } from '../../../core/app-spec/grant.ts'

/** Whether people of a role may do something: to every row (`free`), to their own rows, or to none. */
export type Standing = 'free' | 'own' | 'never'

/** True where the grant speaks of the role; null is someone who is not signed in. */
export const speaksOf = (grant: Grant, role: string | null): boolean =>
  grant.who === 'anyone' || (role !== null && (grant.who === 'signed_in' || grant.who === role))

/** What the grants allow the role; null is someone who is not signed in. */
export function standing(grants: readonly Grant[], role: string | null): Standing {
  const mine = grants.filter((grant) => speaksOf(grant, role))
  return mine.some((grant) => grant.own === null) ? 'free' : mine.length > 0 ? 'own' : 'never'
}

/** The roles, least first. */
export const rolesOf = (spec: AppSpec): readonly Role[] =>
  (spec.accounts?.roles ?? []).toSorted((a, b) => a.rank - b.rank)

/** The role of the first account: the one that gives roles to others. */
export const chiefRole = (spec: AppSpec): string => rolesOf(spec).at(-1)?.id ?? ''

/** The role that a registration gives. */
export const givenRole = (spec: AppSpec): string => rolesOf(spec).find((role) => role.given)?.id ?? ''

/** Those who may do what the grants allow, the least of the roles first; null (nobody signed in) where no account is needed. */
export function allowed(spec: AppSpec, grants: readonly Grant[]): readonly (string | null)[] {
  const everyone = [...rolesOf(spec).map((role) => role.id), null]
  return everyone.filter((role) => standing(grants, role) !== 'never')
}
