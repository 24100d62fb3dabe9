import { describe, expect, test } from 'vitest'
import { messageId, type RunId } from '../../src/core/ids.ts'
import { noProgress, type RunProgress } from '../../src/core/run-progress.ts'
import type { RunRow, Store } from '../../src/core/store/store.ts'
import {
  after,
  batchOf,
  claimNew,
  createRun,
  event,
  momentPast,
  newCommand,
  newRunId,
  openNode,
  renew,
} from '../support/store-fixture.ts'

const halfway: RunProgress = {
  provider: 'offline',
  covered: 2,
  toCover: 5,
  costUsd: 0.125,
  waitsFor: 'Who may "lend" a Töpfer 🏺?',
  endedAt: null,
}

/** What the row of a run says of how far it is. */
export function progressContract(store: () => Store): void {
  const row = async (id: RunId): Promise<RunRow> => {
    const found = await store().getRun(id)
    if (found === null) throw new Error('There is no such run.')
    return found
  }

  describe('the progress of a run', () => {
    test('is none before anybody has begun it, also once it is claimed', async () => {
      const id = await createRun(store())
      expect(await row(id)).toMatchObject({ progress: noProgress, lastBatch: null, lastAt: null })
      const held = await claimNew(store(), await openNode(store()))
      const claimed = await row(held.runId)
      expect(claimed).toMatchObject({ progress: noProgress, lastSeq: 1 })
      expect(claimed.lastAt).toBeGreaterThanOrEqual(claimed.createdAt - 1)
    })

    test('is written with each append, and holds through a change of owner', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const batch = batchOf(held, { progress: halfway, dueAt: 0 })
      expect(await store().append([batch])).toEqual(['committed'])
      expect(await row(held.runId)).toMatchObject({ progress: halfway, lastAt: event().at, lastBatch: batch.batchId })
      await store().release(held.owner, [held.runId])
      await store().claim(await openNode(store()), 1_000)
      expect(await row(held.runId)).toMatchObject({ progress: halfway, lastSeq: held.lastSeq + 2 })
    })

    test('stays as it was where an append is refused', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const batch = batchOf(held, { progress: halfway })
      await store().append([batch])
      const late = batchOf(held, { progress: { ...halfway, covered: 5 } })
      expect(await store().append([late])).toEqual(['refused'])
      expect((await row(held.runId)).progress).toEqual(halfway)
    })

    test('loses what no store keeps', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const progress = { ...halfway, waitsFor: 'a\0b\ud83d' }
      expect(await store().append([batchOf(held, { progress })])).toEqual(['committed'])
      expect((await row(held.runId)).progress?.waitsFor).toBe('ab\ufffd')
    })

    test('comes with lists, with changed runs and with runs of other nodes', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const { tenantId } = await row(held.runId)
      const now = await momentPast(store(), tenantId)
      const batch = batchOf(held, { progress: halfway })
      await store().append([batch])
      const lists = [
        await store().listRuns({ tenantId, first: 100, after: null, status: ['RUNNING'], search: '' }),
        await store().listRuns({ tenantId, first: 100, after: null, status: [], search: '' }),
        (await store().changedRuns(tenantId, now, 100)).runs,
        await store().ownedElsewhere(await openNode(store()), 100),
      ]
      for (const list of lists) expect(list.find(({ runId }) => runId === held.runId)?.progress).toEqual(halfway)
    })

    test('of a fork is what its log says until somebody has begun it', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const batch = batchOf(held, { progress: halfway })
      await store().append([batch])
      const command = newCommand(newRunId(), { type: 'fork', id: messageId(crypto.randomUUID()) })
      const fork = {
        origin: held.runId,
        atSeq: held.lastSeq,
        rest: 0,
        title: 'Fork',
        status: 'RUNNING',
        command,
      } as const
      const { runId } = await store().forkRun(fork)
      expect((await row(runId)).progress).toBeNull()
      const owner = await openNode(store())
      const claimed = (await store().claim(owner, 1_000)).find((run) => run.runId === runId)
      expect((await row(runId)).progress).toBeNull()
      if (claimed === undefined) throw new Error('The fork was not claimed.')
      await store().append([batchOf({ ...claimed, owner }, { progress: halfway })])
      expect((await row(runId)).progress).toEqual(halfway)
    })

    test('holds where a run is parked beside its log', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const batch = batchOf(held, { progress: halfway })
      await store().append([batch])
      const { tenantId } = batch
      await store().parkFaulty({ ...after(held, batch), tenantId, error: 'boom' })
      expect(await row(held.runId)).toMatchObject({ status: 'PARKED', progress: halfway, fault: { message: 'boom' } })
    })
  })

  describe('lost nodes', () => {
    const lost = async () => (await store().lostNodes(1_000)).map(({ incarnation }) => incarnation)

    test('are those whose lease ran out, the latest first; who closed theirs is not among them', async () => {
      const survivor = await openNode(store())
      const [first, second, closed] = [await openNode(store(), -1), await openNode(store()), await openNode(store())]
      const began = await store().now()
      expect((await renew(store(), survivor, 0))?.fenced).toContain(first)
      await store().closeLease(closed)
      await renew(store(), survivor)
      await renew(store(), second, -1)
      await renew(store(), survivor, 0)
      const mine = (await lost()).filter((node) => [first, second, closed, survivor].includes(node))
      expect(mine).toEqual([second, first])
      const [latest] = await store().lostNodes(1)
      expect(latest).toMatchObject({ incarnation: second, node: 'test', version: '1' })
      expect(latest?.lostAt).toBeGreaterThanOrEqual(began)
      expect(latest?.startedAt).toBeLessThanOrEqual(began)
    })

    test('do not count who was late to close its lease, and before anybody else ended it', async () => {
      const late = await openNode(store(), -1)
      await store().closeLease(late)
      expect(await lost()).not.toContain(late)
    })

    test('what a node took over from them it says when it renews its lease', async () => {
      const node = await openNode(store())
      const says = async () => (await store().nodes()).find(({ incarnation }) => incarnation === node)?.takenOver
      expect(await says()).toBe(0)
      const load = { active: 1, underWay: 0, takenOver: 7, draining: false }
      await store().renewLease({ incarnation: node, ttlMs: 60_000, load })
      expect(await says()).toBe(7)
    })
  })
}
