import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, expect, test } from 'vitest'
import type { ActorNode } from '../../src/actors/runtime/node.ts'
import type { Store } from '../../src/core/store/store.ts'
import { knowledgeOf, planOf, workflowOf } from '../actors/support/plans.ts'
import { answer, send, startRun, testNode, until } from '../actors/support/test-node.ts'

const asks = knowledgeOf(
  planOf(
    workflowOf([
      { id: 'think', next: ['approve'] },
      { id: 'approve', by: 'human', who: 'owner', next: ['END'] },
    ]),
  ),
)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** What runs cost a node that wait for something. */
export function actorRestContract(open: () => Promise<Store>): void {
  const nodes: ActorNode[] = []
  const start = async (node: ActorNode): Promise<ActorNode> => {
    nodes.push(node)
    await node.start()
    return node
  }
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.drain()))
  })

  test('a run that waits for a person costs a node nothing, and an answer wakes it', async () => {
    const store = await open()
    let finish: () => void = () => undefined
    const think = () => new Promise<object>((resolve) => (finish = () => resolve(answer())))
    const node = await start(testNode(store, asks, think))
    const id = await startRun(store)
    await expect.poll(() => node.activitiesUnderWay).toBe(1)
    const activation = new WeakRef(node.activations.get(id) ?? {})
    finish()
    await until(store, id, 'WAITING')
    await expect.poll(() => node.activations.size).toBe(0)
    const gone = (): boolean => {
      collect()
      return activation.deref() === undefined
    }
    await expect.poll(gone, { timeout: 5_000 }).toBe(true)
    await expect.poll(async () => (await store.getRun(id))?.owner).toBeNull()
    await send(store, id, 'answer_approval', { approvalId: 'P1', decision: 'ok', comment: null, outputs: {}, by: null })
    await until(store, id, 'COMPLETED')
  })

  test('a run that waits for a far timer is given back, and whoever is there takes it when the timer is due', async () => {
    const store = await open()
    let tries = 0
    const think = () => {
      tries += 1
      return tries === 1 ? Promise.reject(new Error('busy')) : Promise.resolve(answer())
    }
    await start(testNode(store, asks, think, { nearMs: 0 }))
    const id = await startRun(store)
    const events = await until(store, id, 'WAITING')
    const due = events.find(({ type }) => type === 'RetryDue')
    const failed = events.find(({ type }) => type === 'ActivityFailed')?.data as { readonly retryAt: number }
    expect(due?.at).toBeGreaterThanOrEqual(failed.retryAt)
    const taken = events.filter(({ type }) => type === 'OwnerChanged').map(({ seq }) => seq)
    expect(taken.some((seq) => seq > 1 && seq < (due?.seq ?? 0))).toBe(true)
  })
}
