import assert from 'node:assert/strict'
import { start } from '../src/start.js'
import { newAccount, roles } from './people.js'

/** A day from today, as `YYYY-MM-DD`. */
export const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
/** A moment from now, in ISO 8601. */
export const moment = (days) => new Date(Date.now() + days * 86_400_000).toISOString()

/**
 * Starts the application on a free port with an empty database, and an account of each role as it is needed.
 * `call(as, method, path, body)`: `as` is a role, or null for nobody.
 */
export async function startTestApp() {
  const server = await start({ host: '127.0.0.1', port: 0, file: ':memory:' })
  const tokens = {}
  const ids = {}

  /** The first account gets the highest role, so that one is always made first. */
  async function tokenOf(role) {
    if (tokens[role]) return tokens[role]
    const [highest] = roles
    if (role !== highest) await tokenOf(highest)
    const { status, body } = await call(null, 'POST', '/api/register', newAccount(role))
    assert.equal(status, 201, JSON.stringify(body))
    tokens[role] = body.token
    ids[role] = body.id
    if (body.role !== role) await call(highest, 'PATCH', `/api/users/${body.id}`, { role })
    return body.token
  }

  async function call(as, method, path, body) {
    const answer = await fetch(server.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === null ? {} : { authorization: `Bearer ${await tokenOf(as)}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    return { status: answer.status, body: isJson ? JSON.parse(text) : text }
  }

  return {
    call,
    /** The id of the account of a role. */
    async idOf(role) {
      await tokenOf(role)
      return ids[role]
    },
    /** Adds a row and returns it. */
    async add(as, path, values) {
      const { status, body } = await call(as, 'POST', `/api/${path}`, values)
      assert.equal(status, 201, JSON.stringify(body))
      return body
    },
    /** Asserts that the values are refused, with a message for the field. */
    async refuses(as, path, values, field) {
      const { status, body } = await call(as, 'POST', `/api/${path}`, values)
      assert.equal(status, 422, JSON.stringify(body))
      assert.ok(
        body.error.fields.some((problem) => problem.field === field),
        JSON.stringify(body),
      )
    },
    stop: server.stop,
  }
}
