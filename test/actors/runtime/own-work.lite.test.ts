import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Activation } from '../../../src/actors/runtime/activation.ts'
import type { ActorNode } from '../../../src/actors/runtime/node.ts'
import type { Performer } from '../../../src/actors/runtime/performer.ts'
import type { RunId } from '../../../src/core/ids.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { openNode } from '../../support/store-fixture.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'
import { answer, startRun, testNode, until } from '../support/test-node.ts'

const thinks = knowledgeOf(
  planOf(
    workflowOf([
      { id: 'one', next: ['two'] },
      { id: 'two', next: ['END'] },
    ]),
  ),
)
let store: Store
const nodes: ActorNode[] = []
beforeEach(async () => {
  store = await openEmbedded(null)
})
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.drain()))
  await store.close()
})
const start = async (node: ActorNode): Promise<ActorNode> => {
  nodes.push(node)
  await node.start()
  return node
}

const quick: Performer = () => Promise.resolve(answer())
const endless: Performer = (_, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))

/** A run whose only node has died while it carried the first step out. */
async function abandoned(): Promise<RunId> {
  const dead = await start(testNode(store, thinks, endless))
  const id = await startRun(store)
  await expect.poll(() => dead.activitiesUnderWay).toBe(1)
  await store.closeLease(dead.incarnation)
  return id
}

describe('what a node has under way when its run gets another activation here', () => {
  const twice = async (replace: (activation: Activation) => void): Promise<readonly string[]> => {
    const begun: string[] = []
    let end = (): void => undefined
    const node = await start(
      testNode(store, thinks, ({ activity: { key } }) => {
        begun.push(key)
        if (begun.length > 1) return Promise.resolve(answer())
        return new Promise((resolve) => {
          end = () => resolve(answer())
        })
      }),
    )
    const id = await startRun(store)
    await expect.poll(() => begun.length).toBe(1)
    const first = node.activations.get(id)
    if (first === undefined) throw new Error('The run has no activation.')
    replace(first)
    await expect
      .poll(() => {
        const now = node.activations.get(id)
        return now !== undefined && now !== first && now.state !== null
      })
      .toBe(true)
    end()
    await until(store, id, 'COMPLETED')
    return begun
  }

  test('is not begun again when the run was given back and claimed again', async () => {
    expect(await twice((activation) => activation.close())).toEqual(['one/1/1/think/1', 'two/1/1/think/1'])
  })

  test('is not begun again when the activation failed and was restarted', async () => {
    const replace = (activation: Activation): void => activation.fail(new Error('some bug'))
    expect(await twice(replace)).toEqual(['one/1/1/think/1', 'two/1/1/think/1'])
  })
})

describe('what a node takes over from a dead one', () => {
  test('is carried out although the answer to taking it was lost', async () => {
    const id = await abandoned()
    let lost = false
    const cut: Store = {
      ...store,
      takeActivities: async (of) => {
        const taken = await store.takeActivities(of)
        if (lost || taken.length === 0) return taken
        lost = true
        throw new StoreUnavailable('The answer was lost.', { retryable: true })
      },
    }
    await start(testNode(cut, thinks, quick))
    await until(store, id, 'COMPLETED')
    expect(lost).toBe(true)
  })

  test('is left to the next owner where the run is given back in the middle of it', async () => {
    const id = await abandoned()
    let closed = false
    let giveBack = (): void => undefined
    const slow: Store = {
      ...store,
      claim: (node, limit) => (closed ? Promise.resolve([]) : store.claim(node, limit)),
      takeActivities: async (of) => {
        const taken = await store.takeActivities(of)
        if (taken.length > 0) giveBack()
        return taken
      },
    }
    const node = await start(testNode(slow, thinks, endless))
    giveBack = () => {
      closed = true
      node.activations.get(id)?.close()
    }
    await expect.poll(() => closed, { timeout: 10_000 }).toBe(true)
    await start(testNode(store, thinks, quick))
    await until(store, id, 'COMPLETED')
  })
})

test('a node that lost its lease keeps what is finished as a receipt before it ends', async () => {
  let [away, ended] = [false, false]
  let end = (): void => undefined
  const cut: Store = {
    ...store,
    append: (batches) =>
      away ? Promise.reject(new StoreUnavailable('The store is away.', { retryable: true })) : store.append(batches),
  }
  const held: Performer = () =>
    new Promise((resolve) => {
      end = () => resolve(answer())
    })
  const node = await start(testNode(cut, thinks, held, { lease: { ttlMs: 400 }, onLost: () => (ended = true) }))
  const id = await startRun(store)
  await expect.poll(() => node.activitiesUnderWay).toBe(1)
  away = true
  end()
  await expect.poll(() => node.activitiesUnderWay).toBe(0)
  await store.closeLease(node.incarnation)
  expect(await store.claim(await openNode(store), 10)).toHaveLength(1)
  await expect.poll(() => node.state).not.toBe('active')
  expect(ended).toBe(false)
  away = false
  await expect.poll(() => ended, { timeout: 10_000 }).toBe(true)
  expect(await store.activities(id)).toMatchObject([{ key: 'one/1/1/think/1', outcome: 'done' }])
})
