import { describe, expect, test } from 'vitest'
import type { Incarnation } from '../../src/core/ids.ts'
import type { RunStatus } from '../../src/core/run-status.ts'
import type { Store } from '../../src/core/store/store.ts'
import { after, batchOf, claimNew, fence, newCommand, openNode } from '../support/store-fixture.ts'

/** What the figures of a store say. Other tests may have left rows: changes are what counts. */
export function figuresContract(store: () => Store): void {
  test('a claim says whose run it took over', async () => {
    const [first, second, third] = [await openNode(store()), await openNode(store()), await openNode(store())]
    const { runId } = await claimNew(store(), first)
    const from = async (node: Incarnation): Promise<unknown> =>
      (await store().claim(node, 1_000)).find((run) => run.runId === runId)?.from
    await fence(store(), first)
    expect(await from(second)).toBe(first)
    await store().release(second, [runId])
    expect(await from(third)).toBeNull()
  })

  describe('figures', () => {
    test('count what is not over: runs by status, messages, timers, and what a node owns', async () => {
      const node = await openNode(store())
      const held = await claimNew(store(), node)
      const before = await store().figures(node)
      const runsIn = async (status: RunStatus): Promise<number> =>
        ((await store().figures(node)).runs.get(status) ?? 0) - (before.runs.get(status) ?? 0)
      await store().putCommand(newCommand(held.runId))
      const timers = {
        add: [
          { key: 'past', dueAt: Date.now() - 60_000, body: null },
          { key: 'far', dueAt: Date.now() + 3_600_000, body: null },
        ],
        remove: [],
      }
      const running = batchOf(held, { status: 'RUNNING', timers })
      expect(await store().append([running])).toEqual(['committed'])
      expect(await store().figures(node)).toMatchObject({
        inbox: before.inbox + 1,
        timers: before.timers + 2,
        timersDue: before.timersDue + 1,
        owned: before.owned,
        today: await store().spending.today(),
      })
      expect([await runsIn('RUNNING'), await runsIn('QUEUED')]).toEqual([1, -1])
      expect(await store().append([batchOf(after(held, running), { status: 'COMPLETED' })])).toEqual(['committed'])
      expect([await runsIn('RUNNING'), await runsIn('COMPLETED')]).toEqual([0, 0])
      await store().release(node, [held.runId])
      expect((await store().figures(node)).owned).toBe(before.owned - 1)
    })
  })
}
