import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActorNode } from '../../../src/actors/runtime/node.ts'
import type { Performer } from '../../../src/actors/runtime/performer.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import type { RunId } from '../../../src/core/ids.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { openEmbedded } from '../../../src/store/open-embedded.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'
import { answer, send, startRun, testNode } from '../support/test-node.ts'

const knowledge = knowledgeOf(
  planOf(workflowOf(['one', 'two', 'three'].map((id, at, all) => ({ id, next: [all[at + 1] ?? 'END'] })))),
)
const broken = [
  'readEvents',
  'activities',
  'timers',
  'append',
  'putReceipt',
  'pending',
  'claim',
  'release',
  'message',
] as const

let store: Store
beforeAll(async () => {
  store = await openEmbedded(null)
})
afterAll(() => store.close())

/** What goes wrong, one thing for each call, over and over; nothing any more once it is mended. */
class Trouble {
  readonly #plan: readonly number[]
  calls = 0
  mended = false

  constructor(plan: readonly number[]) {
    this.#plan = plan
  }

  next(): number {
    this.calls += 1
    return this.mended ? 0 : (this.#plan[this.calls % this.#plan.length] ?? 0)
  }

  store(): Store {
    const failing = broken.map((name) => [
      name,
      (...of: never[]) => {
        const what = this.next()
        if (what === 1) return Promise.reject(new TypeError(`a mistake in ${name}`))
        if (what === 2) return Promise.reject(new StoreUnavailable('away', { retryable: true }))
        return (store[name] as (...given: never[]) => unknown)(...of)
      },
    ])
    return { ...store, ...(Object.fromEntries(failing) as Partial<Store>) }
  }

  /** Work that fails in every way; `again` gets the keys of what was begun although its receipt was there. */
  performer(again: string[]): Performer {
    return async ({ runId, activity: { key } }) => {
      const there = (await store.activities(runId)).find((row) => row.key === key)
      if (there?.outcome != null) again.push(`${runId} ${key}`)
      const what = this.next()
      if (what === 1) throw new Error('busy')
      if (what === 3) return { entry: 'garbage' }
      if (what === 4) return undefined as never
      return answer()
    }
  }
}

const restarts = { most: 2, withinMs: 60_000, firstWaitMs: 1, longestWaitMs: 2 }
const hasRested = async (id: RunId): Promise<boolean> =>
  ['COMPLETED', 'PARKED', 'WAITING'].includes((await store.getRun(id))?.status ?? '')

test('whatever fails, no run takes the node down, every run ends or rests, and each can be brought to its end', async () => {
  const plans = fc.array(fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4), { minLength: 5, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const trouble = new Trouble(plan)
      const again: string[] = []
      const node: ActorNode = testNode(trouble.store(), knowledge, trouble.performer(again), { restarts, pollMs: 5 })
      await node.start()
      try {
        const runs = await Promise.all([startRun(store), startRun(store), startRun(store)])
        const enough = async (): Promise<boolean> =>
          trouble.calls > 150 || (await Promise.all(runs.map(hasRested))).every(Boolean)
        await expect.poll(enough, { timeout: 10_000 }).toBe(true)
        trouble.mended = true
        for (const id of runs) {
          await expect.poll(() => hasRested(id), { timeout: 10_000 }).toBe(true)
          await bringToItsEnd(id)
        }
        expect(again).toEqual([])
      } finally {
        await node.drain()
      }
    }),
    { numRuns: 6 },
  )
}, 60_000)

/** As an operator would: dropping what parks it, reviving what failed too often, retrying a step that used up its tries. */
async function bringToItsEnd(id: RunId): Promise<void> {
  for (let tries = 0; tries < 12; tries += 1) {
    await expect.poll(() => hasRested(id), { timeout: 10_000 }).toBe(true)
    const row = await store.getRun(id)
    if (row?.status === 'COMPLETED') return
    const before = row?.lastSeq
    if (row?.fault != null) await send(store, id, 'revive')
    else if (row?.status === 'PARKED') await send(store, id, 'resume', { reason: null, dropMessage: true })
    else {
      const answerTo = { approvalId: `P${tries + 1}`, decision: 'retry', comment: null, outputs: {}, by: null }
      await send(store, id, 'answer_approval', answerTo)
    }
    await expect.poll(async () => (await store.getRun(id))?.lastSeq, { timeout: 5_000 }).not.toBe(before)
    await expect.poll(() => hasRested(id), { timeout: 10_000 }).toBe(true)
  }
  throw new Error(`Run ${id} could not be brought to its end: ${JSON.stringify(await store.getRun(id))}`)
}
