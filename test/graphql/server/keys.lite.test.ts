import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { publicRunId } from '../../../src/core/ids.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { newApiKey } from '../../../src/identity/api-key.ts'
import { type ApiServer, startServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { type HeldKey, keyFor, unknownKey } from '../support/with-keys.ts'
import { RecordedRun, untilApproval } from '../support/sample-run.ts'

interface Reply {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

let fixture: ApiFixture
let run: RecordedRun
/** Ids that were looked up in the store. */
const lookedUp: string[] = []
const keys: Record<'viewer' | 'operator' | 'admin', HeldKey> = {} as never
beforeAll(async () => {
  fixture = await startApi({
    requireKey: true,
    keysFreshMs: 50,
    wrap: (store) => ({
      ...store,
      apiKeys: {
        ...store.apiKeys,
        find: (ids) => {
          lookedUp.push(...ids)
          return store.apiKeys.find(ids)
        },
      },
    }),
  })
  run = await RecordedRun.begin(fixture.api, fixture.node, 'A run')
  await run.append(untilApproval)
  for (const role of ['viewer', 'operator', 'admin'] as const) keys[role] = await keyFor(fixture.store, role)
})
afterAll(() => fixture.close())

const list = '{ runs { nodes { title } } }'
const cancelNothing = 'mutation { cancelRun(input: { runId: "x" }) { userErrors { code } } }'
const listKeys = '{ apiKeys { id name role usable } }'

async function post(query: string, headers: Record<string, string> = {}, url = fixture.server.url) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as Reply
  return { response, status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message }
}

/** A socket that shows a key in its first message, as browsers have to. */
const socketWith = (connectionParams: Record<string, unknown>, url = fixture.server.url) =>
  createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
    lazy: true,
    lazyCloseTimeout: 60_000,
  })

/** The first answer to an operation, or what ended it. */
const answerOver = (client: ReturnType<typeof createClient>, query: string): Promise<unknown> =>
  new Promise((resolve) => {
    client.subscribe({ query }, { next: resolve, error: resolve, complete: () => undefined })
  })

const live = 'subscription { runs { id } }'

describe('without a key', () => {
  test('HTTP answers 401 and says what to do', async () => {
    const { status, code, message, response } = await post(list)
    expect({ status, code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
    expect(message).toContain('Authorization: Bearer g1key_')
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="G1"')
  })

  test.each([
    ['a query by GET', '/graphql?query=%7B__typename%7D', { accept: 'application/json' }],
    ['an event stream', `/graphql?query=${encodeURIComponent(live)}`, { accept: 'text/event-stream' }],
    ['an archive', `/runs/run_0192f0c1-0000-7000-8000-000000000009/deliverable.zip`, {}],
    ['what is not there', '/nothing', {}],
  ])('%s is answered with 401', async (_, path, headers) => {
    const response = await fetch(`${fixture.server.url}${path}`, { headers })
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('UNAUTHENTICATED')
  })

  test('a browser is asked for one at GraphiQL', async () => {
    const page = `${fixture.server.url}/graphql`
    const asked = await fetch(page, { headers: { accept: 'text/html' } })
    expect(asked.headers.get('www-authenticate')).toContain('Basic')
    const authorization = `Basic ${Buffer.from(`me:${keys.viewer.text}`).toString('base64')}`
    const shown = await fetch(page, { headers: { accept: 'text/html', authorization } })
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-type')).toContain('text/html')
  })

  test.each(['/healthz', '/readyz'])('%s is open', async (path) => {
    expect((await fetch(`${fixture.server.url}${path}`)).status).toBe(200)
  })

  test('a WebSocket is closed with a code that clients do not try again after', async () => {
    const closed = await answerOver(socketWith({}), list)
    expect(closed).toMatchObject({ code: 4401, reason: expect.stringContaining('Found no API key') as string })
  })

  test('a WebSocket that never says who it is is closed', async () => {
    const socket = new WebSocket(`${fixture.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4408)
  })
})

test.each(['viewer', 'operator', 'admin'] as const)('%s keys are told what they may do', async (role) => {
  const { data } = await post('{ caller { role keyName } }', { authorization: keys[role].authorization })
  expect(data).toMatchObject({ caller: { role: role.toUpperCase(), keyName: expect.any(String) as string } })
})

describe('a wrong key', () => {
  test('that was mistyped is refused without a look into the store', async () => {
    const before = lookedUp.length
    const answer = await post(list, { authorization: `${keys.admin.authorization.slice(0, -1)}~` })
    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    expect(answer.message).toContain('mistyped')
    expect(lookedUp.slice(before)).not.toContain(keys.admin.id)
  })

  test('is logged by its public part alone', async () => {
    const text = unknownKey()
    await post(list, { authorization: `Bearer ${text}` })
    await answerOver(socketWith({ Authorization: `Bearer ${text}` }), list)
    const told = fixture.refused.filter(({ keyId }) => keyId !== null && text.includes(keyId))
    expect(told).toHaveLength(2)
    expect(told[0]).toMatchObject({
      address: expect.stringContaining('127.0.0.1') as string,
      reason: 'is unknown here',
    })
    expect(JSON.stringify(told)).not.toContain(text.slice(-39))
  })

  test('with the id of a real one, and a checksum that fits, does not open anything', async () => {
    const random = (bytes: number): Uint8Array => (bytes === 5 ? new Uint8Array(5).fill(7) : randomBytes(bytes))
    const [real, forged] = [1, 2].map(() =>
      newApiKey({ name: 'x', role: 'admin', lifetimeMs: null }, { now: 0, random }),
    )
    if (real !== undefined) await fixture.store.apiKeys.add(real.stored)
    expect((await post(list, { authorization: `Bearer ${real?.text}` })).status).toBe(200)
    expect(await post(list, { authorization: `Bearer ${forged?.text}` })).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('is unknown here') as string,
    })
  })

  test('does not open a server of this machine either, which demands none', async () => {
    const open = await startServer({ api: fixture.api, port: 0 })
    expect((await post(list, {}, open.url)).status).toBe(200)
    expect((await post(list, { authorization: `Bearer ${unknownKey()}` }, open.url)).status).toBe(401)
    expect((await post(list, { 'x-forwarded-for': '203.0.113.7' }, open.url)).status).toBe(401)
    await open.close()
  })
})

describe('roles', () => {
  test.each([
    ['viewer', list, undefined],
    ['viewer', cancelNothing, 'FORBIDDEN'],
    ['viewer', listKeys, 'FORBIDDEN'],
    [
      'viewer',
      'mutation { ...hidden } fragment hidden on Mutation { ... { a: startRun(input: {}) { run { id } } } }',
      'FORBIDDEN',
    ],
    ['operator', list, undefined],
    ['operator', cancelNothing, undefined],
    ['operator', 'mutation { revokeApiKey(input: { id: "x" }) { userErrors { code } } }', 'FORBIDDEN'],
    ['admin', cancelNothing, undefined],
    ['admin', listKeys, undefined],
  ] as const)('%s: %s → %s', async (role, query, code) => {
    const { authorization } = keys[role]
    const answer = await post(query, { authorization })
    expect({ status: answer.status, code: answer.code }).toEqual({ status: code === undefined ? 200 : 403, code })
    const socket = socketWith({ authorization })
    const overSocket = (await answerOver(socket, query)) as Reply
    expect(overSocket.errors?.[0]?.extensions.code).toBe(code)
    await socket.dispose()
  })

  test('a viewer cannot change anything by GET, nor in a batch', async () => {
    const { authorization } = keys.viewer
    const url = `${fixture.server.url}/graphql?query=${encodeURIComponent(cancelNothing)}`
    expect((await fetch(url, { headers: { authorization, accept: 'application/json' } })).status).toBe(405)
    const batch = await fetch(`${fixture.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify([{ query: cancelNothing }]),
    })
    expect(batch.status).toBe(400)
  })

  test('what is forbidden ends its own operation, and no other on the same socket', async () => {
    const socket = socketWith({ authorization: keys.viewer.authorization })
    const query = 'subscription ($runId: ID!) { runEvents(runId: $runId) { caughtUp } }'
    const events = socket.iterate({ query, variables: { runId: publicRunId(run.runId) } })
    await events.next()
    expect(((await answerOver(socket, cancelNothing)) as Reply).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    await run.append([{ type: 'RunPaused', data: { reason: null } }])
    expect(await events.next()).toMatchObject({ done: false, value: { data: { runEvents: { caughtUp: true } } } })
    await socket.dispose()
  })

  test('an answer is given in the name of the key', async () => {
    const { authorization } = await keyFor(fixture.store, 'operator', 'Zoë')
    const input = `{ runId: "${publicRunId(run.runId)}", approvalId: "P1", decision: "yes", outputs: { decision: "yes" } }`
    const { data } = await post(`mutation { answerApproval(input: ${input}) { userErrors { message } } }`, {
      authorization,
    })
    expect(data).toEqual({ answerApproval: { userErrors: [] } })
    const waiting = await fixture.store.pending(fixture.node, 10)
    expect(waiting.find(({ type }) => type === 'answer_approval')?.body).toMatchObject({ by: 'Zoë' })
  })
})

describe('a key that is revoked', () => {
  test('closes its sockets and streams within moments, and nobody else’s', async () => {
    const [mine, other] = [await keyFor(fixture.store, 'viewer'), await keyFor(fixture.store, 'viewer')]
    const sockets = [mine, other].map(({ authorization }) => socketWith({ authorization }))
    const closed = new Promise<unknown>((resolve) => sockets[0]?.on('closed', resolve))
    const query = 'subscription ($runId: ID!) { runEvents(runId: $runId) { cursor } }'
    const variables = { runId: publicRunId(run.runId) }
    const watched = sockets.map((socket) => socket.iterate({ query, variables }))
    await Promise.all(watched.map((events) => events.next()))
    const stream = await fetch(`${fixture.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: mine.authorization },
      body: JSON.stringify({ query, variables }),
    })
    const cut = stream.text().then(
      () => 'ended',
      (error: Error) => error.message,
    )
    const lost = watched[0]?.next().catch((error: unknown) => error)
    const { data } = await post(`mutation { revokeApiKey(input: { id: "${mine.id}" }) { apiKey { usable } } }`, {
      authorization: keys.admin.authorization,
    })
    expect(data).toEqual({ revokeApiKey: { apiKey: { usable: false } } })
    expect(await lost).toMatchObject({ code: 4403 })
    expect(await closed).toMatchObject({ code: 4403 })
    expect(await cut).toBe('terminated')
    expect(await post(list, { authorization: mine.authorization })).toMatchObject({ status: 401 })
    expect(await answerOver(socketWith({ authorization: mine.authorization }), list)).toMatchObject({ code: 4401 })
    expect(((await answerOver(sockets[1] as never, list)) as Reply).data).toBeDefined()
    for (const socket of sockets) await socket.dispose()
  })
})

describe('keys over the API', () => {
  test('are made and shown once', async () => {
    const { authorization } = keys.admin
    const create =
      'mutation { createApiKey(input: { name: "CI", role: OPERATOR, expiresInSeconds: 3600 }) { key apiKey { id role name } } }'
    const { data } = await post(create, { authorization })
    const { key, apiKey } = (data as { createApiKey: { key: string; apiKey: { id: string } } }).createApiKey
    expect(apiKey).toMatchObject({ role: 'OPERATOR', name: 'CI' })
    expect((await post(cancelNothing, { authorization: `Bearer ${key}` })).status).toBe(200)
    const listed = await post(listKeys, { authorization })
    expect(JSON.stringify(listed.data)).toContain(apiKey.id)
    expect(JSON.stringify(listed.data)).not.toContain(key.slice(-39))
  })

  test.each([
    ['createApiKey(input: { name: " ", role: VIEWER })', 'INVALID_INPUT'],
    ['createApiKey(input: { name: "x", role: VIEWER, expiresInSeconds: 0 })', 'INVALID_INPUT'],
    ['revokeApiKey(input: { id: "seven" })', 'INVALID_INPUT'],
    ['revokeApiKey(input: { id: "key_00000000" })', 'NOT_FOUND'],
  ])('%s is answered with %s', async (call, code) => {
    const { data } = await post(`mutation { a: ${call} { apiKey { id } userErrors { code } } }`, {
      authorization: keys.admin.authorization,
    })
    expect(data).toEqual({ a: { apiKey: null, userErrors: [{ code }] } })
  })
})

describe('whoever tries many keys', () => {
  let server: ApiServer
  beforeAll(async () => {
    server = await startServer({ api: fixture.api, port: 0, requireKey: true, keysFreshMs: 0 })
  })
  afterAll(() => server.close())

  test('has to wait, while a key in use goes on from the same address', async () => {
    const { authorization } = keys.viewer
    expect((await post(list, { authorization }, server.url)).status).toBe(200)
    for (let time = 0; time < 25; time++) await post(list, { authorization: `Bearer ${unknownKey()}` }, server.url)
    const late = unknownKey()
    const held = await post(list, { authorization: `Bearer ${late}` }, server.url)
    expect(held).toMatchObject({ status: 429, code: 'LIMIT_EXCEEDED' })
    expect(Number(held.response.headers.get('retry-after'))).toBeGreaterThan(0)
    const another = { authorization: `Bearer ${unknownKey()}`, 'x-forwarded-for': '203.0.113.8' }
    expect((await post(list, another, server.url)).status).toBe(401)
    expect(lookedUp).not.toContain(late.slice(2, 14))
    expect(await answerOver(socketWith({ authorization: 'Bearer x' }, server.url), list)).toMatchObject({ code: 1013 })
    expect((await post(list, { authorization }, server.url)).status).toBe(200)
  })
})

test('a foreign page gets nowhere, whatever key it shows', async () => {
  const headers = { authorization: keys.admin.authorization, origin: 'https://evil.example' }
  expect(await post(list, headers)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  const socket = new WebSocket(`${fixture.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers,
  })
  const error = await new Promise<Error>((resolve) => socket.on('error', resolve))
  expect(error.message).toContain('403')
})

test('while the store is away, nobody is taken for somebody', async () => {
  const away = (): Promise<never> => Promise.reject(new StoreUnavailable('away', { retryable: true }))
  const store = { ...fixture.store, apiKeys: { ...fixture.store.apiKeys, find: away } }
  const server = await startServer({ api: { ...fixture.api, store }, port: 0, requireKey: true })
  const { authorization } = keys.admin
  expect(await post(list, { authorization }, server.url)).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
  expect(await answerOver(socketWith({ authorization }, server.url), list)).toMatchObject({ code: 1013 })
  await server.close()
})
