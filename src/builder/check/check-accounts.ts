import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import { checkField } from './check-field.ts'
import { checkDistinct, type Note } from './problem.ts'

const taken = ['id', 'email', 'password', 'password_hash', 'role', 'token', 'created_at', 'updated_at']

/** Roles in a clear order with one to begin with, and account fields under free names. */
export function checkAccounts({ accounts, ...spec }: AppSpec, note: Note): void {
  if (accounts === null) return
  const { roles, fields } = accounts
  checkDistinct(
    roles.map(({ id }) => id),
    'accounts.roles',
    note,
  )
  for (const { id } of roles)
    if (id === 'anyone' || id === 'signed_in')
      note(`accounts.roles.${id}`, `the role "${id}"`, 'a name that grants do not use otherwise', 'rename the role')
  const given = roles.filter((role) => role.given)
  if (given.length !== 1)
    note(
      'accounts.roles',
      `${given.length} roles with given: true`,
      'exactly one',
      'mark the role that a registration gives',
    )
  const ranks = roles.map(({ rank }) => rank)
  if (ranks.filter((rank) => rank === Math.max(...ranks)).length > 1)
    note('accounts.roles', 'two roles of the highest rank', 'one', 'give each role a rank of its own')
  checkDistinct(
    fields.map(({ id }) => id),
    'accounts.fields',
    note,
  )
  for (const field of fields) {
    const path = `accounts.fields.${field.id}`
    if (taken.includes(field.id))
      note(path, `the name "${field.id}"`, 'a free one', `rename it; taken are ${taken.join(', ')}`)
    checkField({ accounts, ...spec }, field, path, note)
  }
}
