import { describe, expect, test } from 'vitest'
import { logFormat } from '../../src/core/event/event-versions.ts'
import type { Store } from '../../src/core/store/store.ts'
import { after, batchOf, claimNew, event, fence, openNode } from '../support/store-fixture.ts'

/** Runs that a newer version of the program wrote to. */
export function formatContract(store: () => Store): void {
  describe('the format of a log', () => {
    test('is the highest that was written, and a node that cannot read it leaves the run where it is', async () => {
      const [newer, older] = [await openNode(store()), await openNode(store())]
      const held = await claimNew(store(), newer)
      const written = batchOf(held, { events: [event({}, { v: logFormat + 1 })], format: logFormat + 1 })
      expect(await store().append([written])).toEqual(['committed'])
      const later = batchOf(after(held, written), { format: 1 })
      expect(await store().append([later])).toEqual(['committed'])
      const before = await store().survey(older)
      await fence(store(), newer)
      expect((await store().survey(older)).unreadable).toBe(before.unreadable + 1)
      expect((await store().claim(older, 1_000)).map(({ runId }) => runId)).not.toContain(held.runId)
      expect(await store().getRun(held.runId)).toMatchObject({ owner: newer, epoch: held.epoch })
    })

    test('of one that can be read keeps nobody away', async () => {
      const [first, second] = [await openNode(store()), await openNode(store())]
      const held = await claimNew(store(), first)
      await store().append([batchOf(held, { format: logFormat })])
      await fence(store(), first)
      expect((await store().claim(second, 1_000)).map(({ runId }) => runId)).toContain(held.runId)
    })
  })
}
