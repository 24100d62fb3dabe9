import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { RateLimit } from '../../../src/core/rate-limit.ts'
import { publicRunId } from '../../../src/core/ids.ts'
import { mostCost } from '../../../src/graphql/server/limits.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { RecordedRun, untilApproval } from '../support/sample-run.ts'
import { keyFor } from '../support/with-keys.ts'
import { restOperations } from '../../../src/graphql/rest/rest-operations.ts'
import { call } from './support/call.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

test('what is asked is charged to whoever asks, and refused for a while when there is nothing left', async () => {
  const charged: { client: string; points: number }[] = []
  const purse: RateLimit = {
    take: (client, points) => {
      charged.push({ client, points })
      const granted = charged.length < 3
      return Promise.resolve({
        granted,
        remaining: 0,
        limit: 9,
        restorePerSecond: 1,
        retryAfterMs: granted ? 0 : 4_200,
      })
    },
    close: () => Promise.resolve(),
  }
  const server = await serveToo(fixture, { rateLimit: purse })
  onTestFinished(() => server.close())
  const key = await keyFor(fixture.store, 'viewer')
  const shown = { authorization: key.authorization }
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  const events = `GET /runs/${publicRunId(run.runId)}/events`
  expect((await call<object>({ server }, 'GET /runs?first=50', undefined, shown)).status).toBe(200)
  expect((await call<object>({ server }, events, undefined, shown)).status).toBe(200)
  for (const line of ['GET /runs', events]) {
    const { status, headers, body } = await call({ server }, line, undefined, shown)
    expect([status, headers.get('retry-after'), body.error.code]).toEqual([429, '5', 'RATE_LIMITED'])
  }
  expect(charged.map(({ client }) => client)).toEqual(Array.from({ length: 4 }, () => key.id))
  expect(charged[0]?.points).toBeGreaterThan(50)
})

test('a limit that cannot be asked is a fault of the server, told by its code', async () => {
  const down: RateLimit = { take: () => Promise.reject(new Error('no purse')), close: () => Promise.resolve() }
  const faults: unknown[] = []
  const onFault = ({ error }: { readonly error: unknown }): number => faults.push(error)
  const server = await serveToo({ api: { ...fixture.api, onFault } }, { rateLimit: down })
  onTestFinished(() => server.close())
  const { status, body } = await call({ server }, 'GET /runs')
  expect([status, body.error.code, faults.map(String)]).toEqual([500, 'INTERNAL', ['Error: no purse']])
})

test('the largest page of everything is within what one operation may cost', async () => {
  const points = new Map<string, number>()
  let asked = ''
  const server = await serveToo(fixture, {
    rateLimit: {
      take: (_, cost) => {
        points.set(asked, cost)
        return Promise.resolve({ granted: true, remaining: 0, limit: 9, restorePerSecond: 1, retryAfterMs: 0 })
      },
      close: () => Promise.resolve(),
    },
  })
  onTestFinished(() => server.close())
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  const pages = new Set(['listRuns', 'listHandoffs', 'listEntries', 'listForks'])
  const reading = restOperations.filter(({ method }) => method === 'GET')
  for (const { name, path } of reading) {
    asked = name
    const filled = path.replace('{id}', publicRunId(run.runId)).replace('{seq}', '3')
    await call<object>({ server }, `GET ${filled}${pages.has(name) ? '?first=100' : ''}`)
  }
  expect([...points.keys()].toSorted()).toEqual(reading.map(({ name }) => name).toSorted())
  expect([...points].filter(([, cost]) => cost > mostCost)).toEqual([])
})

test('a server that carries out trusted documents alone serves its own', async () => {
  const server = await serveToo(fixture, {
    trustedDocuments: { documents: new Map(), only: true },
    introspection: false,
  })
  onTestFinished(() => server.close())
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  for (const line of ['GET /runs', `GET /runs/${publicRunId(run.runId)}/events`]) {
    expect([line, (await call<object>({ server }, line)).status]).toEqual([line, 200])
  }
})
