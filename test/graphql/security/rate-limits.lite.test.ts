import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RateLimit } from '../../../src/core/rate-limit.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { RawSocket } from '../support/raw-socket.ts'
import { codesOf, costOf, transportNames, transports } from '../support/transports.ts'
import { type HeldKey, keyFor } from '../support/with-keys.ts'

/** A purse for each client, which nothing fills again. */
class Purses implements RateLimit {
  readonly spent: { client: string; points: number }[] = []
  readonly #left = new Map<string, number>()

  take(client: string, points: number) {
    const left = this.#left.get(client) ?? 100
    const granted = points <= left
    if (granted) {
      this.#left.set(client, left - points)
      this.spent.push({ client, points })
    }
    const remaining = granted ? left - points : left
    return Promise.resolve({ granted, remaining, limit: 100, restorePerSecond: 5, retryAfterMs: granted ? 0 : 1_500 })
  }

  clear(): void {
    this.#left.clear()
    this.spent.length = 0
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

const purses = new Purses()
let fixture: ApiFixture
let keys: readonly HeldKey[]
beforeAll(async () => {
  fixture = await startApi({ rateLimit: purses })
  keys = [await keyFor(fixture.store, 'viewer', 'one'), await keyFor(fixture.store, 'viewer', 'two')]
})
beforeEach(() => purses.clear())
afterAll(() => fixture.close())

const query = '{ runs(first: 39) { nodes { id } } }'
const cost = { requested: 40, limit: expect.any(Number) as number, restorePerSecond: 5 }

describe.each(transportNames)('over %s', (name) => {
  const ask = (params: object = { query }, key?: HeldKey) =>
    transports[name](fixture.server.url, {
      params,
      headers: key === undefined ? {} : { authorization: key.authorization },
    })

  test('each answer says what is left, and what costs more than that is refused for a while', async () => {
    expect((await ask()).result?.extensions).toEqual({ cost: { ...cost, remaining: 60 } })
    expect((await ask()).result?.extensions).toEqual({ cost: { ...cost, remaining: 20 } })
    const refused = await ask()
    expect(codesOf(refused)).toEqual(['RATE_LIMITED'])
    expect(refused.result?.errors?.[0]?.extensions).toMatchObject({ retryAfterSeconds: 2 })
    expect(costOf(refused)).toEqual({ ...cost, remaining: 20 })
    expect(refused.result?.data ?? null).toBeNull()
    expect(refused.closed).toBeNull()
    // Less may be asked meanwhile.
    expect((await ask({ query: '{ __typename }' })).result?.data).toEqual({ __typename: 'Query' })
  })

  test('two keys at one address spend from their own purses', async () => {
    for (const key of keys) {
      await ask({ query }, key)
      await ask({ query }, key)
      expect(codesOf(await ask({ query }, key))).toEqual(['RATE_LIMITED'])
    }
    expect(new Set(purses.spent.map(({ client }) => client)).size).toBe(2)
    expect((await ask()).result?.errors).toBeUndefined()
  })

  test.each([
    ['cannot be read', { query: '{ broken' }],
    ['does not fit the schema', { query: '{ nothing }' }],
    ['is too dear at once', { query: '{ runs(first: 100) { nodes { forks(first: 100) { nodes { id } } } } }' }],
  ])('what %s costs nothing', async (_, params) => {
    await ask(params)
    expect(purses.spent).toEqual([])
  })
})

test.each(['SSE', 'WebSocket'] as const)('over %s a subscription is charged when it begins', async (name) => {
  const runId = 'run_0192f0c1-0000-7000-8000-000000000009'
  const params = { query: `subscription { handoffs(runId: "${runId}") { cursor } }` }
  expect(codesOf(await transports[name](fixture.server.url, { params }))).toEqual(['NOT_FOUND'])
  expect(purses.spent).toHaveLength(1)
  await purses.take(purses.spent[0]?.client ?? '', 100 - (purses.spent[0]?.points ?? 0))
  expect(codesOf(await transports[name](fixture.server.url, { params }))).toEqual(['RATE_LIMITED'])
})

test('HTTP says it by status and header, which every client knows', async () => {
  for (let time = 0; time < 2; time += 1) await transports.HTTP(fixture.server.url, { params: { query } })
  const { status, headers } = await transports.HTTP(fixture.server.url, { params: { query } })
  expect({ status, after: headers['retry-after'] }).toEqual({ status: 429, after: '2' })
})

test('a stream says it in the stream, where a browser can read it', async () => {
  for (let time = 0; time < 2; time += 1) await transports.SSE(fixture.server.url, { params: { query } })
  const { status, result } = await transports.SSE(fixture.server.url, { params: { query } })
  expect(status).toBe(200)
  expect(result?.errors?.[0]?.message).toContain('try again in 2 s')
})

test('a WebSocket lives on, and so does what goes on over it', async () => {
  const socket = await RawSocket.ready(fixture.server.url)
  socket.subscribe('live', { query: 'subscription { runs { id } }' })
  await expect.poll(() => fixture.server.figures().subscriptions).toBe(1)
  for (let time = 0; time < 3; time += 1) socket.subscribe(`q${time}`, { query })
  const came = await socket.until(({ type }) => type === 'error')
  expect(came.at(-1)).toMatchObject({ payload: [{ extensions: { code: 'RATE_LIMITED' } }] })
  await socket.settled()
  expect(fixture.server.figures().subscriptions).toBe(1)
  socket.cut()
})
