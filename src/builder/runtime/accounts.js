import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { fields, roles, security, table } from './account-settings.js'
import * as kinds from './fields.js'
import { badRequest, conflict, forbidden, invalid, notFound, signInFirst, slowDown } from './http/errors.js'

const derive = promisify(scrypt)
const cost = { N: 16_384, r: 8, p: 1 }
const cookie = 'session'
const quarterHour = 15 * 60_000
const accountFields = { email: kinds.email('E-mail', { required: true, maxLength: 200 }), ...fields }

export { roles, security }
export const highest = roles.reduce((best, role) => (role.rank > best.rank ? role : best))
const given = roles.find((role) => role.given)
const byText = Object.entries(fields).find(([, field]) => field.kind === 'text')?.[0]

export const accounts = {
  fields: accountFields,
  roles,
  highest,
  label: byText ?? 'email',
  tables: [
    table,
    `create table if not exists "session" (
      token_hash text primary key,
      user integer not null references "user" (id) on delete cascade,
      expires_at text not null
    ) strict`,
    `create table if not exists "sign_in_failure" (email text not null, at text not null) strict`,
    `create index if not exists "sign_in_failure_email" on "sign_in_failure" (email, at)`,
  ],
  userOf,
  nameOf,
}

/** What others read of an account: a name where accounts have one; the e-mail address only for who is signed in. */
function nameOf(account, reader) {
  const name = byText ? account[byText] : null
  return name || (reader === null ? `Member ${account.id}` : account.email)
}

/** An account in the form that the API shows. */
export function presentAccount(account) {
  const rest = Object.entries(fields).map(([name, { kind }]) => {
    const value = account[name] ?? null
    return [name, kind === 'boolean' && value !== null ? value === 1 : value]
  })
  return {
    id: account.id,
    email: account.email,
    role: account.role,
    ...Object.fromEntries(rest),
    created_at: account.created_at,
    updated_at: account.updated_at,
  }
}

async function hashPassword(password) {
  const salt = randomBytes(16)
  const key = await derive(password.normalize('NFKC'), salt, 32, cost)
  return `scrypt$${cost.N}$${salt.toString('base64')}$${key.toString('base64')}`
}

async function isPassword(password, stored) {
  const [, rounds, salt, key] = stored.split('$')
  const derived = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, {
    ...cost,
    N: Number(rounds),
  })
  return timingSafeEqual(derived, Buffer.from(key, 'base64'))
}
// What an unknown address is compared with, so that the time of an answer does not tell who has an account.
const nobodysHash = `scrypt$${cost.N}$${randomBytes(16).toString('base64')}$${randomBytes(32).toString('base64')}`

const tokenHash = (token) => createHash('sha256').update(token).digest('hex')

/** Keeps the hash of a fresh random token, and returns the token with its cookie. */
function openSession(db, id) {
  const token = randomBytes(32).toString('base64url')
  const seconds = security.sessionHours * 3600
  const expires = new Date(Date.now() + seconds * 1000).toISOString()
  db.run('delete from "session" where expires_at < ?', [new Date().toISOString()])
  db.run('insert into "session" (token_hash, user, expires_at) values (?, ?, ?)', [tokenHash(token), id, expires])
  return { token, headers: { 'set-cookie': `${cookie}=${token}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${seconds}` } }
}

function tokenOf(headers) {
  const bearer = /^Bearer\s+([\w-]+)$/i.exec(headers.authorization ?? '')
  if (bearer) return bearer[1]
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === cookie)?.[1]
}

function userOf(db, headers) {
  const token = tokenOf(headers)
  if (!token) return null
  const account = db.get(
    'select "user".* from "session" join "user" on "user".id = "session".user where token_hash = ? and expires_at > ?',
    [tokenHash(token), new Date().toISOString()],
  )
  return account ?? null
}

/** Ends the session; the cookie is taken back. */
export function signOut(db, headers) {
  const token = tokenOf(headers)
  if (token) db.run('delete from "session" where token_hash = ?', [tokenHash(token)])
  return { 'set-cookie': `${cookie}=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0` }
}

export function refuseUnknownAccountKeys(input, known = ['password', ...Object.keys(accountFields)]) {
  const problems = Object.keys(input)
    .filter((name) => !known.includes(name))
    .map((name) => ({ field: name, message: `There is no field "${name}".` }))
  if (problems.length > 0) throw badRequest(problems.map(({ message }) => message).join(' '), problems)
}

function readAccount(db, input) {
  const values = {}
  const problems = []
  const moments = { today: kinds.today(), now: kinds.now(), me: null }
  for (const [name, field] of Object.entries(accountFields)) {
    const initial = typeof field.initial === 'function' ? field.initial(moments) : field.initial
    try {
      values[name] = field.read(Object.hasOwn(input, name) ? input[name] : initial)
      if (field.kind === 'reference' && values[name] !== null && !exists(db, field.target, values[name]))
        throw new kinds.Problem('must be one that exists.')
    } catch (error) {
      if (!(error instanceof kinds.Problem)) throw error
      problems.push({ field: name, message: `${field.title} ${error.message}` })
    }
  }
  const { password } = input
  const { passwordMinLength } = security
  if (typeof password !== 'string' || [...password].length < passwordMinLength)
    problems.push({ field: 'password', message: `Password must have at least ${passwordMinLength} characters.` })
  else if (password.length > 1000)
    problems.push({ field: 'password', message: 'Password must have at most 1000 characters.' })
  if (problems.length > 0) throw invalid(problems)
  return { ...values, email: values.email.toLowerCase() }
}

const exists = (db, target, id) => db.get(`select 1 from "${target}" where id = ?`, [id]) !== undefined

/** Makes an account and signs it in. The very first one gets the highest role. */
export async function register(db, input) {
  const values = readAccount(db, input)
  const password_hash = await hashPassword(input.password)
  return db.transaction(() => {
    if (db.get('select 1 from "user" where email = ?', [values.email]) !== undefined)
      throw invalid([{ field: 'email', message: 'There is already an account with this e-mail address.' }])
    const isFirst = db.get('select 1 from "user" limit 1') === undefined
    const at = kinds.now()
    const row = { ...values, role: (isFirst ? highest : given).id, password_hash, created_at: at, updated_at: at }
    const names = Object.keys(row)
    const { lastInsertRowid } = db.run(
      `insert into "user" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
      Object.values(row),
    )
    const account = db.get('select * from "user" where id = ?', [Number(lastInsertRowid)])
    return { account, ...openSession(db, account.id) }
  })
}

/** Signs in. Too many failures for one address within a quarter of an hour, and it has to wait. */
export async function signIn(db, { email, password }) {
  if (typeof email !== 'string' || typeof password !== 'string' || password.length > 1000)
    throw invalid([{ field: 'email', message: 'E-mail and password are required.' }])
  const address = email.trim().toLowerCase().slice(0, 200)
  const since = new Date(Date.now() - quarterHour).toISOString()
  db.run('delete from "sign_in_failure" where at < ?', [since])
  const { failures } = db.get('select count(*) as failures from "sign_in_failure" where email = ?', [address])
  if (failures >= security.signInAttempts) throw slowDown()
  // Counted before it is known to be wrong: many tries at once do not get around the limit.
  db.run('insert into "sign_in_failure" (email, at) values (?, ?)', [address, kinds.now()])
  const account = db.get('select * from "user" where email = ?', [address])
  const fits = await isPassword(password, account?.password_hash ?? nobodysHash)
  if (!account || !fits) throw signInFirst('E-mail address or password is wrong.')
  db.run('delete from "sign_in_failure" where email = ?', [address])
  return { account, ...openSession(db, account.id) }
}

/** Throws unless the user has the highest role. */
export function demandHighest(user) {
  if (user === null) throw signInFirst()
  if (user.role !== highest.id) throw forbidden()
}

export const allAccounts = (db) => db.all('select * from "user" order by email')

/** Gives an account another role. One account always keeps the highest. */
export function giveRole(db, user, id, role) {
  demandHighest(user)
  return db.transaction(() => {
    const account = db.get('select * from "user" where id = ?', [id])
    if (account === undefined) throw notFound('There is no such account.')
    const titles = roles.map((known) => known.id)
    if (!titles.includes(role))
      throw invalid([{ field: 'role', message: `Role must be one of: ${titles.join(', ')}.` }])
    const { others } = db.get('select count(*) as others from "user" where role = ? and id <> ?', [highest.id, id])
    if (account.role === highest.id && role !== highest.id && others === 0)
      throw conflict(
        `This is the last account with the role "${highest.title}"; give that role to another account first.`,
      )
    db.run('update "user" set role = ?, updated_at = ? where id = ?', [role, kinds.now(), id])
    return db.get('select * from "user" where id = ?', [id])
  })
}
