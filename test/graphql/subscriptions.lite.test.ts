import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { Decided } from '../../src/core/event/run-event.ts'
import { publicRunId } from '../../src/core/ids.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { overSse, overWebSocket, type Watching } from './support/clients.ts'
import { afterApproval, RecordedRun, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
/** The runs whose heads the node looked up last. */
let always: Watching<Events>
let watched: ReadonlySet<string> = new Set()
beforeAll(async () => {
  fixture = await startApi({
    wrap: (store) => ({
      ...store,
      heads: (runIds) => {
        watched = new Set(runIds)
        return store.heads(runIds)
      },
    }),
  })
  // Somebody always watches something, so that the heads are always looked up.
  const constant = await RecordedRun.begin(fixture.api, fixture.node, 'Always watched')
  always = overWebSocket<Events>(fixture.server.url, events, { runId: publicRunId(constant.runId) })
  await always.next()
})
afterAll(async () => {
  await always.stop()
  await fixture.close()
})

const events = `subscription ($runId: ID!, $after: String, $types: [String!]) {
  runEvents(runId: $runId, after: $after, types: $types) { cursor caughtUp headSeq events { seq type persona { name } } }
}`
interface Events {
  readonly runEvents: {
    readonly cursor: string
    readonly caughtUp: boolean
    readonly headSeq: number
    readonly events: readonly { readonly seq: number; readonly type: string }[]
  }
}
const handoffs = `subscription ($runId: ID!, $after: String) {
  handoffs(runId: $runId, after: $after) {
    cursor caughtUp handoffs { id seq from { title } to { title } entries { name title } }
  }
}`
interface Handoffs {
  readonly handoffs: { readonly cursor: string; readonly handoffs: readonly { readonly seq: number }[] }
}

const note: Decided = { type: 'CommandRejected', data: { command: 'pause', code: 'NOT_RUNNING', message: 'No.' } }

const transports = {
  WebSocket: <Payload>(query: string, variables: object): Promise<Watching<Payload>> =>
    Promise.resolve(overWebSocket<Payload>(fixture.server.url, query, variables)),
  SSE: <Payload>(query: string, variables: object): Promise<Watching<Payload>> =>
    overSse<Payload>(fixture.server.url, query, variables),
}

test('a subscriber that hangs up ten times, changing its transport, sees every event once', async () => {
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  const steps = [...untilApproval, ...afterApproval]
  const runId = publicRunId(run.runId)
  const seen: number[] = []
  let after: string | null = null
  let written = 0
  for (let connection = 0; connection <= 10; connection += 1) {
    const open = connection % 2 === 0 ? transports.WebSocket : transports.SSE
    const watching: Watching<Events> = await open<Events>(events, { runId, after })
    // Some of the log is there before the subscriber comes, some is written while it watches, half of it without a hint.
    const until =
      connection === 10 ? steps.length : Math.min(steps.length, Math.round((steps.length * connection) / 11))
    for (; written < until; written += 1) {
      const next = steps[written]
      if (next !== undefined) await run.append([next], { hint: written % 2 === 0 })
    }
    for (;;) {
      const payload = await watching.next()
      if (payload === null) break
      seen.push(...payload.runEvents.events.map(({ seq }) => seq))
      after = payload.runEvents.cursor
      if (connection < 10 && seen.length > 0 && (seen.at(-1) ?? 0) >= run.lastSeq - 1) break
    }
    await watching.stop()
  }
  expect(seen).toEqual(Array.from({ length: run.lastSeq }, (_, index) => index + 1))
  expect(fixture.faults).toEqual([])
})

test('a subscriber that stalls delays nobody else', async () => {
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  const runId = publicRunId(run.runId)
  const stalled = new WebSocket(`ws://127.0.0.1:${fixture.server.port}/graphql`, 'graphql-transport-ws')
  await new Promise((resolve) => stalled.once('open', resolve))
  stalled.send(JSON.stringify({ type: 'connection_init' }))
  await new Promise((resolve) => stalled.once('message', resolve))
  const query = `subscription { runEvents(runId: "${runId}") { events { data } } }`
  stalled.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }))
  await new Promise((resolve) => stalled.once('message', resolve))
  stalled.pause()
  const long = { ...note, data: { ...note.data, message: 'x'.repeat(5_000) } } as Decided
  for (let batch = 0; batch < 20; batch += 1) await run.append(Array.from({ length: 100 }, () => long))
  await run.append(afterApproval)
  const healthy = overWebSocket<Events>(fixture.server.url, events, { runId })
  const seen: number[] = []
  for (let payload = await healthy.next(); payload !== null; payload = await healthy.next()) {
    seen.push(...payload.runEvents.events.map(({ seq }) => seq))
  }
  expect(seen).toEqual(Array.from({ length: run.lastSeq }, (_, index) => index + 1))
  await healthy.stop()
  stalled.terminate()
})

describe.each(Object.entries(transports))('over %s', (_, open) => {
  test('handoffs stream with what was passed on, and complete when the run has ended', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    const watching = await open<Handoffs>(handoffs, { runId: publicRunId(run.runId) })
    expect((await watching.next())?.handoffs.handoffs).toEqual([])
    await run.append(afterApproval)
    expect((await watching.next())?.handoffs).toMatchObject({
      handoffs: [{ from: { title: 'The Writer' }, to: { title: 'The Editor' }, entries: [{ name: 'E1' }] }],
    })
    let last = await watching.next()
    while (last !== null) last = await watching.next()
    await watching.stop()
  })

  test('a subscriber that hangs up leaves nothing behind', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    const watching = await open<Events>(events, { runId: publicRunId(run.runId) })
    await watching.next()
    await expect.poll(() => watched.has(run.runId)).toBe(true)
    await watching.stop()
    await expect.poll(() => watched.has(run.runId)).toBe(false)
  })

  test('a query and a subscription after its cursor miss nothing and repeat nothing', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    const query = 'query ($id: ID!) { run(id: $id) { cursor lastSeq } }'
    const { data } = await ask<{ run: { cursor: string; lastSeq: number } }>(fixture, query, {
      id: publicRunId(run.runId),
    })
    await run.append(afterApproval)
    const watching = await open<Events>(events, { runId: publicRunId(run.runId), after: data.run.cursor })
    const payload = await watching.next()
    expect(payload?.runEvents.events[0]?.seq).toBe(data.run.lastSeq + 1)
    expect(payload?.runEvents.events).toHaveLength(afterApproval.length)
    expect(await watching.next()).toBeNull()
    await watching.stop()
  })

  test('a cursor from handoffs, edges and events is the same cursor', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    await run.append(afterApproval)
    const runId = publicRunId(run.runId)
    const edges = `query ($id: ID!) { run(id: $id) { handoffs { edges { cursor node { seq } } } } }`
    const { data } = await ask<{ run: { handoffs: { edges: { cursor: string; node: { seq: number } }[] } } }>(
      fixture,
      edges,
      { id: runId },
    )
    const [edge] = data.run.handoffs.edges
    const watching = await open<Events>(events, { runId, after: edge?.cursor })
    expect((await watching.next())?.runEvents.events[0]?.seq).toBe((edge?.node.seq ?? 0) + 1)
    await watching.stop()
    const rest = `query ($id: ID!, $after: String) { run(id: $id) { events(after: $after, first: 1) { nodes { seq } } } }`
    const asked = await ask<{ run: { events: { nodes: { seq: number }[] } } }>(fixture, rest, {
      id: runId,
      after: edge?.cursor,
    })
    expect(asked.data.run.events.nodes[0]?.seq).toBe((edge?.node.seq ?? 0) + 1)
  })

  test('only the types that were asked for come', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval)
    await run.append(afterApproval)
    const watching = await open<Events>(events, { runId: publicRunId(run.runId), types: ['StepCompleted'] })
    const types: string[] = []
    for (let payload = await watching.next(); payload !== null; payload = await watching.next()) {
      types.push(...payload.runEvents.events.map(({ type }) => type))
    }
    expect(types).toEqual(['StepCompleted', 'StepCompleted', 'StepCompleted'])
    await watching.stop()
  })

  test('runs that change come with their latest state', async () => {
    const query = 'subscription ($status: [RunStatus!]) { runs(status: $status) { id status lastSeq } }'
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    const watching = await open<{ runs: { id: string; status: string } }>(query, { status: ['WAITING', 'COMPLETED'] })
    await run.append(untilApproval)
    let seen: string | undefined
    const first = watching.next().then((payload) => {
      seen = payload?.runs.id
      return payload
    })
    // Nothing says when a subscription has begun, so the run changes until it is seen.
    while (seen === undefined) {
      await run.append([note])
      await setImmediate()
    }
    await run.append(afterApproval)
    for (let payload = await first; payload?.runs.status !== 'COMPLETED'; payload = await watching.next()) {
      expect(payload?.runs.id).toBe(publicRunId(run.runId))
    }
    await watching.stop()
  })

  test('actors of a run come all at first, then as they change', async () => {
    const run = await RecordedRun.begin(fixture.api, fixture.node)
    await run.append(untilApproval.slice(0, 3))
    const address = publicRunId(run.runId)
    const query = 'subscription ($runId: ID!) { actors(runId: $runId) { address state parent { address } } }'
    const watching = await open<{ actors: { address: string; state: string } }>(query, { runId: address })
    expect([await watching.next(), await watching.next(), await watching.next()]).toMatchObject([
      { actors: { address, state: 'executing + active' } },
      { actors: { address: `${address}/writer`, state: 'idle' } },
      { actors: { address: `${address}/editor`, state: 'idle' } },
    ])
    await run.append(untilApproval.slice(3, 5))
    expect(await watching.next()).toMatchObject({ actors: { address: `${address}/writer`, state: 'working' } })
    await run.append(untilApproval.slice(5))
    await run.append(afterApproval)
    let last = await watching.next()
    for (let payload: typeof last = last; payload !== null; payload = await watching.next()) last = payload
    expect(last?.actors.address.startsWith(address)).toBe(true)
    await watching.stop()
  })

  test.each([
    ['an unknown run', 'run_0192f0c1-0000-7000-8000-000000000009', null, 'NOT_FOUND'],
    ['a malformed id', 'nonsense', null, 'INVALID_INPUT'],
    ['a cursor that is none', 'own', 'garbage', 'CURSOR_INVALID'],
    ['a cursor of another run', 'own', 'foreign', 'CURSOR_OF_OTHER_RUN'],
  ])('%s is a typed error', async (_case, runId, after, code) => {
    const own = await RecordedRun.begin(fixture.api, fixture.node)
    const foreign = await RecordedRun.begin(fixture.api, fixture.node)
    const query = 'query ($id: ID!) { run(id: $id) { cursor } }'
    const { data } = await ask<{ run: { cursor: string } }>(fixture, query, { id: publicRunId(foreign.runId) })
    const watching = await open<Events>(events, {
      runId: runId === 'own' ? publicRunId(own.runId) : runId,
      after: after === 'foreign' ? data.run.cursor : after,
    })
    await expect(watching.next()).rejects.toMatchObject({ code })
    await watching.stop()
  })
})
