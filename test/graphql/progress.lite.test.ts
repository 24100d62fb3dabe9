import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId, type RunId } from '../../src/core/ids.ts'
import { noProgress, type RunProgress } from '../../src/core/run-progress.ts'
import type { RunRow, Store } from '../../src/core/store/store.ts'
import { sampleRun } from '../../src/graphql/read/sample-run.ts'
import { after, batchOf, claimNew, createRun, type Held, openNode } from '../support/store-fixture.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { overWebSocket } from './support/clients.ts'
import { afterApproval, RecordedRun, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
let waiting: RecordedRun
let done: RecordedRun
/** How often a log was read. */
let reads = 0
/** Runs that a node of an older release wrote to last. */
const older = new Set<RunId>()

const wrap = (store: Store): Store => ({
  ...store,
  readEvents: (...asked) => {
    reads += 1
    return store.readEvents(...asked)
  },
  getRuns: async (ids) =>
    (await store.getRuns(ids)).map((row) => (older.has(row.runId) ? { ...row, progress: null } : row)),
})

beforeAll(async () => {
  fixture = await startApi({ wrap })
  done = await RecordedRun.begin(fixture.api, fixture.node, 'Done')
  await done.append(untilApproval)
  await done.append(afterApproval)
  waiting = await RecordedRun.begin(fixture.api, fixture.node, 'Waiting')
  await waiting.append(untilApproval)
})
afterAll(() => fixture.close())

const fields = 'covered toCover costUsd waitsFor updatedAt endedAt'
/** When everything in the log of a recorded run came about. */
const then = '2023-11-14T22:13:20.000Z'

interface Shown {
  readonly progress: Omit<RunProgress, 'endedAt' | 'provider'> & {
    readonly updatedAt: string
    readonly endedAt: string | null
  }
}
const ofRun = async (id: RunId): Promise<Shown['progress']> => {
  const query = `query ($id: ID!) { run(id: $id) { progress { ${fields} } } }`
  return (await ask<{ run: Shown }>(fixture, query, { id: publicRunId(id) })).data.run.progress
}

const rowOf = async (id: RunId): Promise<RunRow> => {
  const row = await fixture.store.getRun(id)
  if (row === null) throw new Error('There is no such run.')
  return row
}

describe('how far a run is', () => {
  test('is in lists without a look at any log', async () => {
    const queued = await createRun(fixture.store, 'Queued')
    const before = reads
    const query = `{ runs { nodes { id title status provider owner { name } createdAt completedAt progress { ${fields} } } } }`
    const { data, codes } = await ask<{ runs: { nodes: unknown[] } }>(fixture, query)
    expect(codes).toEqual([])
    const { createdAt } = await rowOf(queued)
    const figures = { covered: 0, toCover: 2, costUsd: 0, updatedAt: then }
    expect(data.runs.nodes).toMatchObject([
      {
        title: 'Queued',
        provider: null,
        progress: { toCover: 0, waitsFor: null, updatedAt: new Date(createdAt).toISOString() },
      },
      {
        title: 'Waiting',
        provider: 'offline',
        owner: { name: 'test' },
        progress: { ...figures, waitsFor: 'Approve it', endedAt: null },
      },
      {
        title: 'Done',
        provider: 'offline',
        completedAt: then,
        progress: { ...figures, waitsFor: null, endedAt: then },
      },
    ])
    expect(reads).toBe(before)
  })

  test('is read from the log where a node of an older release wrote last', async () => {
    for (const { runId } of [waiting, done]) {
      const said = await ofRun(runId)
      const before = reads
      older.add(runId)
      expect(await ofRun(runId)).toEqual(said)
      expect(reads).toBeGreaterThan(before)
    }
  })

  test('is what could be read where the log breaks, or one such run would hide the page that it is on', async () => {
    const held = await claimNew(fixture.store, fixture.node)
    expect(await fixture.store.append([batchOf(held)])).toEqual(['committed'])
    older.add(held.runId)
    expect(await ofRun(held.runId)).toMatchObject({ covered: 0, toCover: 0, waitsFor: null })
  })

  test('is that of then where the run is looked at as of then', async () => {
    const at = async (seq: number) => {
      const query = `query ($id: ID!, $seq: Int!) { run(id: $id) { at(seq: $seq) { createdAt progress { ${fields} } } } }`
      const variables = { id: publicRunId(done.runId), seq }
      return (await ask<{ run: { at: Shown & { createdAt: string } } }>(fixture, query, variables)).data.run.at
    }
    const first = await at(0)
    const { provider: _, ...nothing } = noProgress
    expect(first.progress).toEqual({ ...nothing, updatedAt: first.createdAt })
    const asked = 1 + untilApproval.length
    expect((await at(2)).progress).toMatchObject({ toCover: 0, updatedAt: then })
    expect((await at(asked - 1)).progress).toMatchObject({ toCover: 2, waitsFor: null })
    expect((await at(asked)).progress).toMatchObject({ toCover: 2, waitsFor: 'Approve it', endedAt: null })
    expect((await at(done.lastSeq)).progress).toEqual(await ofRun(done.runId))
  })

  test('names the error of a run that is parked beside its log', async () => {
    const { api, store, node } = fixture
    const run = await RecordedRun.begin(api, node, 'Parked')
    await run.append(untilApproval)
    const { epoch, tenantId } = await rowOf(run.runId)
    await store.parkFaulty({ owner: node, tenantId, runId: run.runId, epoch, error: 'The disk\nis full.' })
    expect(await ofRun(run.runId)).toMatchObject({ toCover: 2, waitsFor: 'The disk is full.' })
  })
})

describe('the live list of runs', () => {
  interface Payload {
    readonly runs: {
      readonly id: string
      readonly status: string
      readonly owner: { readonly id: string } | null
    } & Shown
  }
  /** Appends an event that no fold could take: whoever reads the log fails. */
  const say = async (held: Held, status: 'WAITING' | 'RUNNING', covered: number): Promise<Held> => {
    const batch = batchOf(held, { status, progress: { ...noProgress, toCover: 9, covered } })
    expect(await fixture.store.append([batch])).toEqual(['committed'])
    return after(held, batch)
  }

  test('comes with a run of which nothing changed but how far it is or whose it is, and with a filter too', async () => {
    const { store, server, node } = fixture
    let held = await claimNew(store, node)
    const query = `subscription { runs(status: [WAITING]) { id status provider owner { id } progress { ${fields} } } }`
    const watching = overWebSocket<Payload>(server.url, query, {})
    const before = reads
    let seen = false
    const first = watching.next().then((payload) => {
      seen = true
      return payload
    })
    // Nothing says when a subscription has begun, so the run changes until it is seen.
    for (let count = 0; !seen; count += 1) {
      held = await say(held, 'WAITING', count % 3)
      await setImmediate()
    }
    expect((await first)?.runs.id).toBe(publicRunId(held.runId))
    const until = async (holds: (run: Payload['runs']) => boolean): Promise<void> => {
      for (;;) {
        const payload = await watching.next()
        if (payload === null) throw new Error('The subscription has ended.')
        expect(payload.runs.status).toBe('WAITING')
        if (holds(payload.runs)) return
      }
    }
    held = await say(held, 'WAITING', 4)
    await until(({ progress }) => progress.covered === 4)
    await store.release(node, [held.runId])
    await until(({ owner }) => owner === null)
    const other = await openNode(store)
    const claimed = (await store.claim(other, 1_000)).find(({ runId }) => runId === held.runId)
    if (claimed === undefined) throw new Error('The run was not claimed.')
    await until(({ owner }) => owner?.id === `node_${other}`)
    // What leaves the filter is not told; what comes back is.
    held = await say({ ...claimed, owner: other }, 'RUNNING', 5)
    await say(held, 'WAITING', 6)
    await until(({ progress }) => progress.covered === 6)
    expect(reads).toBe(before)
    await watching.stop()
  })
})

test('open runs are counted by status, and those that have ended are not', async () => {
  interface Counted {
    readonly openRuns: readonly { readonly status: string; readonly count: number }[]
  }
  const count = async () => (await ask<Counted>(fixture, '{ openRuns { status count } }')).data.openRuns
  const before = await count()
  const more = async (status: string): Promise<number> => {
    const of = (counts: Counted['openRuns']) => counts.find((one) => one.status === status)?.count ?? 0
    return of(await count()) - of(before)
  }
  await createRun(fixture.store)
  const run = await RecordedRun.begin(fixture.api, fixture.node, 'Counted')
  expect([await more('QUEUED'), await more('WAITING')]).toEqual([2, 0])
  await run.append(untilApproval)
  expect([await more('QUEUED'), await more('WAITING')]).toEqual([1, 1])
  await run.append(afterApproval)
  expect([await more('QUEUED'), await more('WAITING')]).toEqual([1, 0])
  expect((await count()).map(({ status }) => status)).not.toContain('COMPLETED')
})

test('the run to look at is the one that the node made for that, else the newest completed one, else none', async () => {
  const { api, store } = fixture
  const newest = await RecordedRun.begin(api, fixture.node, 'Newest')
  await newest.append(untilApproval)
  await newest.append(afterApproval)
  const { data } = await ask(fixture, '{ sampleRun { id status } }')
  expect(data).toEqual({ sampleRun: { id: publicRunId(newest.runId), status: 'COMPLETED' } })
  expect((await sampleRun({ ...api, sampleRunId: () => waiting.runId }))?.runId).toBe(waiting.runId)
  expect(await sampleRun({ ...api, store: { ...store, listRuns: () => Promise.resolve([]) } })).toBeNull()
})
