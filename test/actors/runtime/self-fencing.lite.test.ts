import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '../../../src/core/clock.ts'
import type { RenewedLease, Store } from '../../../src/core/store/store.ts'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'
import { answer, startRun, testNode, until } from '../support/test-node.ts'

let store: Store
beforeAll(async () => {
  store = await openEmbedded(null)
})
afterAll(() => store.close())

test('a node that does not know whether its lease still holds begins nothing, until it does again', async () => {
  let away = false
  let answerRenewals: () => void = () => undefined
  const silence = new Promise<void>((resolve) => (answerRenewals = resolve))
  const silent: Store = {
    ...store,
    renewLease: async (lease): Promise<RenewedLease | null> => {
      if (away) await silence
      return store.renewLease(lease)
    },
  }
  let aheadMs = 0
  const clock = { now: () => systemClock.now(), monotonic: () => systemClock.monotonic() + aheadMs }
  const knowledge = knowledgeOf(planOf(workflowOf([{ id: 'one', next: ['END'] }])))
  let begun = 0
  const think = (): Promise<object> => {
    begun += 1
    return Promise.resolve(answer())
  }
  const ttlMs = 8_000
  const node = testNode(silent, knowledge, think, { clock, lease: { ttlMs } })
  await node.start()
  try {
    away = true
    // The database still counts the lease as its own, so that the run is claimed; the node cannot know.
    aheadMs = ttlMs
    const id = await startRun(store)
    await expect.poll(async () => (await store.activities(id)).length).toBe(1)
    await expect.poll(() => node.activations.size).toBe(1)
    expect(begun).toBe(0)
    away = false
    answerRenewals()
    await until(store, id, 'COMPLETED')
    expect(begun).toBe(1)
  } finally {
    answerRenewals()
    await node.drain()
  }
})
