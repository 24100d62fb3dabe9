import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Store } from '../../../src/core/store/store.ts'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'
import { openNode } from '../../support/store-fixture.ts'
import { answer, startRun, testNode, until } from '../support/test-node.ts'

let store: Store
beforeAll(async () => {
  store = await openEmbedded(null)
})
afterAll(() => store.close())

const knowledge = knowledgeOf(planOf(workflowOf([{ id: 'one', next: ['END'] }])))
const thinks = () => Promise.resolve(answer())

test('a run that the database says is this node’s, and that it does not host, is claimed anew and goes on', async () => {
  const node = testNode(store, knowledge, thinks, { activeRuns: 0 })
  await node.start()
  try {
    const id = await startRun(store)
    const [stray] = await store.claim(node.incarnation, 1)
    expect(stray?.runId).toBe(id)
    const other = testNode(store, knowledge, thinks)
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

test('a run that this node hosts, and that the database says is another’s, is let go; what is under way ends with its receipt', async () => {
  const thinking = Promise.withResolvers<object>()
  const think = vi.fn<() => Promise<object>>(() => thinking.promise)
  const node = testNode(store, knowledge, think)
  await node.start()
  try {
    const id = await startRun(store)
    await vi.waitFor(() => expect(think).toHaveBeenCalled())
    const other = await openNode(store)
    await store.release(node.incarnation, [id])
    expect(await store.claim(other, 1)).toHaveLength(1)
    await vi.waitFor(() => expect(node.activations.size).toBe(0))
    thinking.resolve(answer())
    await vi.waitFor(async () => expect(await store.activities(id)).toMatchObject([{ outcome: 'done' }]))
    await store.closeLease(other)
    await until(store, id, 'COMPLETED')
    expect(think).toHaveBeenCalledTimes(1)
  } finally {
    thinking.resolve(answer())
    await node.drain()
  }
})

/** The store as it is for a node of which the database has kept its first claim and append, and nothing that came later. */
function losing(all: Store): Store {
  const first = { append: true, leave: true }
  const isFirst = (what: keyof typeof first): boolean => {
    const is = first[what]
    first[what] = false
    return is
  }
  return {
    ...all,
    claim: async (...of) => (first.append ? all.claim(...of) : []),
    append: async (batches) => (isFirst('append') ? all.append(batches) : batches.map(() => 'refused')),
    putReceipt: () => Promise.resolve('stored'),
    leaveActivities: async (...of) => (isFirst('leave') ? undefined : all.leaveActivities(...of)),
  }
}

test('what a living node is said to carry out, and has done in a part of the log that was lost, is carried out again', async () => {
  const node = testNode(losing(store), knowledge, () => Promise.resolve(answer()))
  await node.start()
  const other = testNode(store, knowledge, () => Promise.resolve(answer()))
  try {
    const id = await startRun(store)
    await vi.waitFor(async () => {
      expect(await store.activities(id)).toMatchObject([{ carrier: node.incarnation, outcome: null }])
      expect(await store.getRun(id)).toMatchObject({ owner: null, status: 'RUNNING' })
    })
    await other.start()
    await until(store, id, 'COMPLETED')
    await other.drain()
  } finally {
    await node.drain()
  }
})
