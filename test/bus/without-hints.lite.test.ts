import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ActorNode } from '../../src/actors/runtime/node.ts'
import type { Bus } from '../../src/core/bus.ts'
import { seq } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'
import { Feeds } from '../../src/graphql/feed/feeds.ts'
import { openEmbedded } from '../../src/store/open-embedded.ts'
import { knowledgeOf, planOf, workflowOf } from '../actors/support/plans.ts'
import { answer, send, startRun, testNode, until } from '../actors/support/test-node.ts'

/** A bus on which nothing is ever heard. */
const deaf: Bus = {
  publish: () => undefined,
  subscribe: () => () => undefined,
  output: { publish: () => undefined, watch: () => () => undefined },
  connected: () => false,
  counts: () => ({ published: 0, received: 0, lost: 0 }),
  close: () => Promise.resolve(),
}

const knowledge = knowledgeOf(planOf(workflowOf([{ id: 'one', next: ['END'] }])))

/** The same store, which counts the node's looks and says at which of them it found something to do. */
function counting(store: Store) {
  const looks = { begun: 0, claimed: [] as number[], heard: [] as number[] }
  const counted: Store = {
    ...store,
    survey: (node) => {
      looks.begun += 1
      return store.survey(node)
    },
    claim: async (node, limit) => {
      const runs = await store.claim(node, limit)
      if (runs.length > 0) looks.claimed.push(looks.begun)
      return runs
    },
    pending: async (node, limit) => {
      const messages = await store.pending(node, limit)
      if (messages.some(({ type }) => type === 'pause')) looks.heard.push(looks.begun)
      return messages
    },
  }
  return { counted, looks }
}

let store: Store
let node: ActorNode | null = null
beforeAll(async () => {
  store = await openEmbedded(null)
})
afterEach(async () => {
  await node?.drain()
  node = null
})
afterAll(() => store.close())

test('a run that no hint tells of is taken at the next look, and so is a command to it', async () => {
  const { counted, looks } = counting(store)
  let finish: () => void = () => undefined
  const slow = (): Promise<object> => new Promise((resolve) => (finish = () => resolve(answer())))
  node = testNode(counted, knowledge, slow, { bus: deaf, pollMs: 50 })
  await node.start()
  await expect.poll(() => looks.begun).toBeGreaterThan(1)
  const storedAt = looks.begun
  const id = await startRun(store)
  await expect.poll(() => looks.claimed.length).toBe(1)
  // The look that was under way may have been too early.
  expect((looks.claimed[0] ?? 0) - storedAt).toBeLessThanOrEqual(2)
  await until(store, id, 'RUNNING')
  const commandedAt = looks.begun
  await send(store, id, 'pause')
  await until(store, id, 'PAUSED')
  expect((looks.heard[0] ?? 0) - commandedAt).toBeLessThanOrEqual(2)
  finish()
})

test('a follower whom no hint tells of sees what was appended at the next look at all heads', async () => {
  let looks = 0
  const heads: Store['heads'] = (ids) => {
    looks += 1
    return store.heads(ids)
  }
  const failures: unknown[] = []
  const feeds = new Feeds({
    store: { ...store, heads },
    bus: deaf,
    everyMs: 50,
    onError: (error) => failures.push(error),
  })
  const id = await startRun(store)
  const { feed, release } = await feeds.watch(id)
  node = testNode(store, knowledge, () => Promise.resolve(answer()), { bus: deaf, pollMs: 50 })
  await node.start()
  await until(store, id, 'COMPLETED')
  const before = feed.head
  await feeds.heal()
  await feed.settled()
  expect(looks).toBe(1)
  expect(before).toBeLessThan(feed.head)
  expect(await store.readEvents(id, feed.head, 10)).toEqual([])
  expect((await feed.after(seq(0), 100)).at(-1)?.type).toBe('RunCompleted')
  expect(failures).toEqual([])
  release()
})
