import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { AppFile } from '../app-file.ts'
import { indent, js, template } from '../javascript.ts'
import { fieldsSource, makersOf } from './fields.ts'
import { columnSql } from './table.ts'

/** The runtime files that only an application with accounts needs. */
export const accountRuntime = ['src/accounts.js', 'src/account-routes.js', 'src/pages/account-pages.js'] as const

/** `src/account-settings.js`: the roles, what an account has, and how strict sign-in is. */
export function accountFiles(spec: AppSpec): readonly AppFile[] {
  const { accounts, security } = spec
  if (accounts === null) return []
  const columns = [
    'id integer primary key autoincrement',
    'email text not null unique',
    'role text not null',
    'password_hash text not null',
    ...accounts.fields.map(columnSql),
    'created_at text not null',
    'updated_at text not null',
  ]
  const makers = makersOf(accounts.fields)
  const roles = accounts.roles.map((role) => `${js(role)},`)
  const content = `${makers.length > 0 ? `import { ${[...makers].sort().join(', ')} } from './fields.js'\n\n` : ''}/** The roles. \`given\` is what a registration gives; the first account ever gets the one of the highest rank. */
export const roles = [
${indent(roles.join('\n'))}
]

/** What an account has beside e-mail and password. */
export const fields = {${accounts.fields.length > 0 ? `\n${indent(fieldsSource(accounts.fields))}\n` : ''}}

/** \`signInAttempts\`: failed sign-ins of one address within 15 minutes before it has to wait. */
export const security = ${js(security)}

export const table = ${template(`\n  create table if not exists "user" (\n    ${columns.join(',\n    ')}\n  ) strict;\n`)}
`
  return [{ path: 'src/account-settings.js', content }]
}
