import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiServer, startServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { keyFor } from '../support/with-keys.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

const ask = (query: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${fixture.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })

describe('figures', () => {
  test('are there for whoever watches the server', async () => {
    const response = await fetch(`${fixture.server.url}/metrics`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4'])
    expect(await response.text()).toBe('figures 1\n')
  })

  test('need a key where one is demanded, and the probes do not', async () => {
    const server = await startServer({ api: fixture.api, port: 0, requireKey: true })
    const { text } = await keyFor(fixture.store, 'viewer')
    const statusOf = async (path: string, headers = {}): Promise<number> =>
      (await fetch(`${server.url}${path}`, { headers })).status
    expect(await statusOf('/metrics')).toBe(401)
    expect(await statusOf('/metrics', { authorization: `Bearer ${text}` })).toBe(200)
    expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200])
    await server.close()
  })
})

describe('a server for probes alone', () => {
  let server: ApiServer
  beforeAll(async () => {
    server = await startServer({ api: fixture.api, port: 0, probesOnly: true })
  })
  afterAll(() => server.close())

  test('has no page, no API and no socket', async () => {
    for (const path of ['/', '/graphql', '/runs/run_1/deliverable.zip']) {
      expect([path, (await fetch(server.url + path)).status]).toEqual([path, 404])
    }
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'a'.repeat(22) + '==' }
    const refused = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(`${server.url}/graphql`, { headers: { ...upgrade, 'sec-websocket-version': '13' } })
      asked.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject)
      asked.end()
    })
    expect(refused).toBe(404)
  })

  test('says that it drains, and lives on meanwhile', async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    server.drain()
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
  })
})

describe('the id of a request', () => {
  test.each(['a', 'trace-0123.4:5@b/c+d=', 'x'.repeat(128)])('is the caller’s own: %s', async (id) => {
    const response = await ask('{ runs { nodes { id } } }', { 'x-request-id': id })
    expect(response.headers.get('x-request-id')).toBe(id)
  })

  test.each(['two words', 'x'.repeat(129), '"quoted"', '<b>', 'ünï'])('is a fresh one in place of: %s', async (id) => {
    const response = await ask('{ nonsense }', {
      'x-request-id': encodeURI(id) === id ? id : Buffer.from(id).toString('latin1'),
    })
    const given = response.headers.get('x-request-id')
    expect(given).toMatch(/^[0-9a-f-]{36}$/)
    const { errors } = (await response.json()) as { errors: readonly { extensions: { requestId: string } }[] }
    expect(errors[0]?.extensions.requestId).toBe(given)
  })

  test('is in every answer: pages, refusals, and what was never understood', async () => {
    const own = { 'x-request-id': 'mine' }
    const unread = await fetch(`${fixture.server.url}/graphql`, {
      method: 'POST',
      headers: { ...own, 'content-type': 'application/json' },
      body: '{',
    })
    expect(await unread.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST', requestId: 'mine' } }] })
    const foreign = await fetch(fixture.server.url, { headers: { ...own, origin: 'https://elsewhere.example' } })
    expect(await foreign.json()).toMatchObject({ error: { code: 'FORBIDDEN', requestId: 'mine' } })
    for (const response of [unread, foreign, await fetch(fixture.server.url, { headers: own })]) {
      expect(response.headers.get('x-request-id')).toBe('mine')
    }
  })
})

describe('what is told of each root field', () => {
  test('which it was, how long it took, what it was about, and what was wrong with it', async () => {
    const from = fixture.answered.length
    await ask('{ runs { nodes { id } } workflows { id } }', { 'x-request-id': 'q' })
    await ask(
      'mutation { cancelRun(input: { runId: "run_0192f0c1-0000-7000-8000-000000000001" }) { userErrors { code } } }',
    )
    await ask('{ run(id: "nonsense") { id } }')
    const told = fixture.answered.slice(from)
    const [runs, workflows, cancel, run] = ['Query.runs', 'Query.workflows', 'Mutation.cancelRun', 'Query.run'].map(
      (name) => told.find(({ field }) => field === name),
    )
    expect(told).toHaveLength(4)
    expect(runs).toMatchObject({ field: 'Query.runs', requestId: 'q', refused: null, runId: null, key: null })
    expect(runs?.seconds).toBeGreaterThanOrEqual(0)
    expect(workflows).toMatchObject({ field: 'Query.workflows', requestId: 'q' })
    expect(cancel).toMatchObject({ field: 'Mutation.cancelRun', refused: 'NOT_FOUND', runId: null })
    expect(run).toMatchObject({ field: 'Query.run', refused: null })
    expect(run?.error).toMatchObject({ code: 'INVALID_INPUT' })
  })
})
