import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../../../src/core/store/store.ts'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'
import { answer, startRun, testNode, until } from '../support/test-node.ts'

let store: Store
beforeAll(async () => {
  store = await openEmbedded(null)
})
afterAll(() => store.close())

test('a run that the database says is this node’s, and that it does not host, is claimed anew and goes on', async () => {
  const knowledge = knowledgeOf(planOf(workflowOf([{ id: 'one', next: ['END'] }])))
  const node = testNode(store, knowledge, () => Promise.resolve(answer()), { activeRuns: 0 })
  await node.start()
  try {
    const id = await startRun(store)
    const [stray] = await store.claim(node.incarnation, 1)
    expect(stray?.runId).toBe(id)
    const other = testNode(store, knowledge, () => Promise.resolve(answer()))
    await other.start()
    try {
      const events = await until(store, id, 'COMPLETED')
      expect(events.filter(({ type }) => type === 'OwnerChanged')).toHaveLength(2)
    } finally {
      await other.drain()
    }
  } finally {
    await node.drain()
  }
})
