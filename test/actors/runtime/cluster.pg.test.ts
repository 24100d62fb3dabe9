import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import type { ActorNode, NodeOptions } from '../../../src/actors/runtime/node.ts'
import { inProcessBus } from '../../../src/bus/in-process-bus.ts'
import { type RunId, seq } from '../../../src/core/ids.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { openPostgres } from '../../../src/store/open-postgres.ts'
import { cloneDatabase } from '../../support/database.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'
import { answer, startRun, testNode, until } from '../support/test-node.ts'
import { openNode } from '../../support/store-fixture.ts'
import { withServer } from '../../support/with-server.ts'

const knowledge = knowledgeOf(
  planOf(
    workflowOf([
      { id: 'one', next: ['two'] },
      { id: 'two', next: ['END'] },
    ]),
  ),
)
const seldom = 600_000
const patient = { timeout: 15_000 }

withServer('nodes that share a Postgres', inject('postgres'), (url) => {
  let store: Store
  beforeAll(async () => {
    store = await openPostgres(await cloneDatabase(url))
  })
  afterAll(() => store.close())

  const nodes: ActorNode[] = []
  let release: () => void = () => undefined
  /** Work that goes on until `release`. */
  const held = () => {
    const released = new Promise<void>((resolve) => (release = resolve))
    return () => released.then(() => answer())
  }
  const start = async (think: () => Promise<object>, more: Partial<NodeOptions> = {}) => {
    const node = testNode(store, knowledge, think, more)
    nodes.push(node)
    await node.start()
    return node
  }
  const startRuns = (count: number): Promise<readonly RunId[]> =>
    Promise.all(Array.from({ length: count }, () => startRun(store)))
  const sizes = (all: readonly ActorNode[]): readonly number[] =>
    all.map(({ activations }) => activations.size).toSorted((a, b) => a - b)
  const changesOfOwner = async (runs: readonly RunId[]): Promise<number> =>
    (await store.getRuns(runs)).reduce((sum, { epoch }) => sum + epoch, 0)
  const finish = async (runs: readonly RunId[]): Promise<void> => {
    release()
    for (const id of runs) await until(store, id, 'COMPLETED')
  }
  afterEach(async () => {
    release()
    await Promise.all(nodes.splice(0).map((node) => node.drain()))
  })

  test('runs are spread over nodes that come and go, and then stay where they are', async () => {
    let looks = 0
    const survey: Store['survey'] = (node) => {
      looks += 1
      return store.survey(node)
    }
    const counting = { store: { ...store, survey } }
    const work = held()
    const first = await start(work, counting)
    const runs = await startRuns(12)
    await expect.poll(() => sizes([first]), patient).toEqual([12])
    const second = await start(work, counting)
    await expect.poll(() => sizes([first, second]), patient).toEqual([6, 6])
    const third = await start(work, counting)
    await expect.poll(() => sizes([first, second, third]), patient).toEqual([4, 4, 4])
    const leaving = first.drain()
    await expect.poll(() => sizes([second, third]), patient).toEqual([6, 6])
    const before = await changesOfOwner(runs)
    const seen = looks
    await expect.poll(() => looks, patient).toBeGreaterThan(seen + 20)
    expect(await changesOfOwner(runs)).toBe(before)
    await finish(runs)
    await leaving
  })

  test('a node that drains tells the others, which take its runs at once', async () => {
    const bus = inProcessBus()
    const work = held()
    const more = { bus, pollMs: seldom }
    const [leaving, staying] = [await start(work, more), await start(work, more)]
    const runs = await startRuns(10)
    for (const runId of runs) bus.publish({ runId, head: seq(0) })
    await expect.poll(() => sizes([leaving, staying]).reduce((sum, one) => sum + one, 0), patient).toBe(10)
    const drained = leaving.drain()
    await expect.poll(() => sizes([staying]), patient).toEqual([10])
    await finish(runs)
    await drained
  })

  test('what is over the limit waits, and is claimed as soon as there is room', async () => {
    const ends: (() => void)[] = []
    const node = await start(() => new Promise((resolve) => ends.push(() => resolve(answer()))), {
      activeRuns: 2,
    })
    const runs = await startRuns(5)
    let most = 0
    const done = async (): Promise<number> => {
      const rows = await store.getRuns(runs)
      most = Math.max(most, node.activations.size, rows.filter(({ owner }) => owner !== null).length)
      ends.shift()?.()
      return rows.filter(({ status }) => status === 'COMPLETED').length
    }
    await expect.poll(done, patient).toBe(5)
    expect(most).toBe(2)
  })

  test('a node that takes nothing keeps no run waiting for ever: another takes more than its share', async () => {
    const idle = await openNode(store)
    const node = await start(held())
    const runs = await startRuns(10)
    await expect.poll(() => node.activations.size, patient).toBe(5)
    await expect.poll(() => node.activations.size, patient).toBe(10)
    await finish(runs)
    await store.closeLease(idle)
  })

  test('a node takes over when the lease of another runs out, however seldom it looks', async () => {
    const dead = await openNode(store, 1_500)
    const runs = await startRuns(3)
    expect(await store.claim(dead, 10)).toHaveLength(3)
    await start(() => Promise.resolve(answer()), { lease: { ttlMs: 1_000 }, pollMs: seldom })
    for (const id of runs) await until(store, id, 'COMPLETED')
  })

  test('a node looks when a timer is due, however seldom it looks otherwise', async () => {
    const bus = inProcessBus()
    let tries = 0
    const think = () => {
      tries += 1
      return tries === 1 ? Promise.reject(new Error('busy')) : Promise.resolve(answer())
    }
    await start(think, { bus, pollMs: seldom })
    const id = await startRun(store)
    bus.publish({ runId: id, head: seq(0) })
    await until(store, id, 'COMPLETED')
    expect(tries).toBe(3)
  })
})
