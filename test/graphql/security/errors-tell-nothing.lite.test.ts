import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { RawSocket } from '../support/raw-socket.ts'
import { RecordedRun, untilApproval } from '../support/sample-run.ts'
import { codesOf, type TransportName, transportNames, transports } from '../support/transports.ts'

let fixture: ApiFixture
let run: RecordedRun
/** What the store throws from now on. */
let broken: unknown = null
beforeAll(async () => {
  const fail = <Result>(otherwise: () => Promise<Result>): Promise<Result> => {
    if (broken === null) return otherwise()
    // Whatever is thrown, as libraries throw it.
    return Promise.reject(broken as Error)
  }
  fixture = await startApi({
    wrap: (store) => ({
      ...store,
      nodes: () => fail(() => store.nodes()),
      getRun: (id) => fail(() => store.getRun(id)),
      getRuns: (ids) => fail(() => store.getRuns(ids)),
      createRun: (run) => fail(() => store.createRun(run)),
    }),
  })
  run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
})
afterAll(() => fixture.close())

const secret = 'secret: postgres://g1:hunter2@db-7/g1 at /srv/g1/src/store/append.ts:12'
const coded = Object.assign(new Error(secret), { code: 'INVALID_INPUT', extensions: { secret } })
const looped = Object.assign(new Error(secret), { errors: [] as unknown[] })
looped.errors.push(looped)

const thrown: readonly (readonly [string, unknown, string])[] = [
  ['an error', new Error(secret), 'INTERNAL'],
  ['a mistake of the program', new TypeError(secret), 'INTERNAL'],
  ['an error with a cause', new Error(secret, { cause: new Error(secret) }), 'INTERNAL'],
  ['an error with a code of ours, which is not ours', coded, 'INTERNAL'],
  ['an error that holds itself', looped, 'INTERNAL'],
  ['several errors', new AggregateError([new Error(secret), new Error(secret)], secret), 'INTERNAL'],
  ['an error that looks like a syntax error', new Error(`Syntax Error: ${secret}`), 'INTERNAL'],
  ['a text', secret, 'INTERNAL'],
  ['an object', { message: secret, stack: secret }, 'INTERNAL'],
  ['nothing', undefined, 'INTERNAL'],
  ['an object without a text', Object.create(null), 'INTERNAL'],
  ['an outage', new StoreUnavailable(secret, { retryable: true }), 'UNAVAILABLE'],
]

const asked = (transport: TransportName): readonly (readonly [string, object])[] => {
  const id = publicRunId(run.runId)
  const live: readonly (readonly [string, object])[] = [
    ['a subscription', { query: `subscription { runEvents(runId: "${id}") { cursor } }` }],
    ['actors', { query: `subscription { actors(runId: "${id}") { address } }` }],
  ]
  return [
    ['a list', { query: '{ clusterNodes { id } }' }],
    ['one of several fields', { query: '{ __typename clusterNodes { id } }' }],
    ['a run', { query: `{ run(id: "${id}") { id } }` }],
    [
      'a mutation',
      { query: 'mutation { startRun(input: { requirements: "Members can write notes." }) { run { id } } }' },
    ],
    // Plain HTTP carries none.
    ...(transport === 'HTTP' ? [] : live),
  ]
}

describe.each(transportNames)('over %s', (name) => {
  test.each(thrown)('%s in the store is told by a code and an id alone', async (_, error, code) => {
    for (const [what, params] of asked(name)) {
      broken = error
      const outcome = await transports[name](fixture.server.url, { params })
      broken = null
      expect([what, ...codesOf(outcome).slice(0, 1)]).toEqual([what, code])
      expect(outcome.closed).toBeNull()
      expect(outcome.result?.errors?.[0]?.extensions.requestId).toMatch(/^[\w-]{8,}$/)
      expect(Object.keys(outcome.result?.errors?.[0]?.extensions ?? {}).toSorted()).toEqual(['code', 'requestId'])
      expect(outcome.text).not.toMatch(
        /secret|hunter2|\.ts\b|node_modules|at Object|stack|TypeError|originalError|cause/,
      )
      // Whoever runs this sees all of it, under the same id.
      expect(fixture.faults.splice(0)).not.toHaveLength(0)
    }
  })
})

test('a subscription that meets a fault on its way ends with its code, and harms no other', async () => {
  const socket = await RawSocket.ready(fixture.server.url)
  const other = await RecordedRun.begin(fixture.api, fixture.node)
  const actors = `subscription { actors(runId: "${publicRunId(run.runId)}") { address state } }`
  const events = `subscription { runEvents(runId: "${publicRunId(other.runId)}") { events { seq } } }`
  socket.subscribe('actors', { query: actors })
  socket.subscribe('events', { query: events })
  await socket.until(({ id }) => id === 'events')
  broken = new Error(secret)
  const came = await socket.until(({ id, type }) => id === 'actors' && type !== 'next')
  broken = null
  expect(JSON.stringify(came)).toContain('"INTERNAL"')
  expect(JSON.stringify(came)).not.toContain('secret')
  await other.append([{ type: 'RunPaused', data: { reason: null } }])
  expect(await socket.next()).toMatchObject({ id: 'events', type: 'next' })
  socket.cut()
  fixture.faults.length = 0
})
