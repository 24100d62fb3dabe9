import { afterEach, describe, expect, test } from 'vitest'
import { foldFrom } from '../../src/actors/runtime/load.ts'
import type { ActorNode } from '../../src/actors/runtime/node.ts'
import type { Performer } from '../../src/actors/runtime/performer.ts'
import { initialState } from '../../src/actors/run/run-state.ts'
import { seq } from '../../src/core/ids.ts'
import { StoreUnavailable } from '../../src/core/store/errors.ts'
import type { Store } from '../../src/core/store/store.ts'
import { knowledgeOf, planOf, workflowOf } from '../actors/support/plans.ts'
import { answer, send, startRun, testNode, until } from '../actors/support/test-node.ts'
import { fence } from '../support/store-fixture.ts'

const names = ['one', 'two', 'three', 'four']
const chain = planOf(workflowOf(names.map((id, index) => ({ id, next: [names[index + 1] ?? 'END'] }))))
const knowledge = knowledgeOf(chain)

const seqs = (events: readonly { readonly seq: number }[]): readonly number[] => events.map((event) => event.seq)
const gapless = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** Work that goes on until nobody wants it any more. */
const untilAborted = (signal: AbortSignal): Promise<object> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))

/** A store that cannot be reached the first time that one of the named functions is called. */
const failingOnce = (store: Store, away: Set<keyof Store>): Store =>
  new Proxy(store, {
    get: (target, name: keyof Store) =>
      away.delete(name) ? () => Promise.reject(new StoreUnavailable('gone', { retryable: true })) : target[name],
  })

/** What a node promises, on any store. */
export function actorNodeContract(open: () => Promise<Store>): void {
  const nodes: ActorNode[] = []
  const start = async (node: ActorNode): Promise<ActorNode> => {
    nodes.push(node)
    await node.start()
    return node
  }
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.drain()))
  })

  test('runs go to their end, gapless, and their log folds to the state that was live', async () => {
    const store = await open()
    const node = await start(testNode(store, knowledge, () => Promise.resolve(answer())))
    const runs = await Promise.all(Array.from({ length: 20 }, () => startRun(store)))
    for (const id of runs) {
      const events = await until(store, id, 'COMPLETED')
      expect(seqs(events)).toEqual(gapless(events.length))
      const folded = await foldFrom(store, { runId: id, state: initialState(), head: seq(0) })
      expect(folded.state.run.value).toEqual({ progress: 'completed', control: 'active' })
      expect(folded.state.run.context.entries.map((entry) => entry.id)).toEqual(['E1', 'E2', 'E3', 'E4'])
    }
    await expect.poll(() => node.activations.size).toBe(0)
  })

  test('a step of a run costs one commit, and runs share commits', async () => {
    const store = await open()
    const node = await start(testNode(store, knowledge, () => Promise.resolve(answer())))
    const runs = await Promise.all(Array.from({ length: 30 }, () => startRun(store)))
    for (const id of runs) await until(store, id, 'COMPLETED')
    expect(node.counts.batches).toBe(runs.length * (names.length + 1))
    expect(node.counts.flushes).toBeLessThan(node.counts.batches)
  })

  describe('when the owner is lost', () => {
    test('another node carries on; what the lost one finished still counts and is not done again', async () => {
      const store = await open()
      const carriedOut: string[] = []
      let finishLate: (result: object) => void = () => undefined
      const lost = await start(
        testNode(store, knowledge, ({ activity }) => {
          carriedOut.push(activity.key)
          if (!activity.key.startsWith('three')) return Promise.resolve(answer())
          return new Promise((resolve) => (finishLate = resolve))
        }),
      )
      const id = await startRun(store)
      await expect.poll(() => carriedOut).toContain('three/1/1/think/1')
      await fence(store, lost.incarnation)
      const again: string[] = []
      const survivor = await start(
        testNode(store, knowledge, ({ activity }, signal) => {
          again.push(activity.key)
          return activity.key.startsWith('three') ? untilAborted(signal) : Promise.resolve(answer())
        }),
      )
      await expect.poll(() => survivor.activitiesUnderWay).toBe(1)
      finishLate(answer())
      const events = await until(store, id, 'COMPLETED')
      expect(seqs(events)).toEqual(gapless(events.length))
      expect(again).toEqual(['three/1/1/think/1', 'four/1/1/think/1'])
      expect(events.filter(({ type }) => type === 'OwnerChanged')).toHaveLength(2)
    })

    test('the zombie changes nothing any more', async () => {
      const store = await open()
      let finish: (result: object) => void = () => undefined
      const zombie = await start(testNode(store, knowledge, () => new Promise((resolve) => (finish = resolve))))
      const id = await startRun(store)
      await expect.poll(() => zombie.activitiesUnderWay).toBe(1)
      await fence(store, zombie.incarnation)
      await start(testNode(store, knowledge, () => Promise.resolve(answer())))
      const before = await until(store, id, 'COMPLETED')
      finish(answer())
      await expect.poll(() => zombie.activations.size).toBe(0)
      expect(await store.readEvents(id, seq(0), 1_000)).toEqual(before)
    })
  })

  test('a drained node hands its runs over; what was under way still counts', async () => {
    const store = await open()
    let calls = 0
    let finish: (result: object) => void = () => undefined
    const first = testNode(store, knowledge, () => {
      calls += 1
      return new Promise((resolve) => (finish = resolve))
    })
    await first.start()
    const id = await startRun(store)
    await expect.poll(() => calls).toBe(1)
    const drained = first.drain()
    finish(answer())
    await drained
    const again: string[] = []
    await start(
      testNode(store, knowledge, ({ activity }) => {
        again.push(activity.key)
        return Promise.resolve(answer())
      }),
    )
    await until(store, id, 'COMPLETED')
    expect(again).not.toContain('one/1/1/think/1')
  })

  test('a message that breaks the logic parks its run alone, and the run can be resumed', async () => {
    const store = await open()
    let release: (result: object) => void = () => undefined
    await start(
      testNode(store, knowledge, ({ activity }, signal) =>
        activity.key.startsWith('two')
          ? Promise.race([new Promise<object>((resolve) => (release = resolve)), untilAborted(signal)])
          : Promise.resolve(answer()),
      ),
    )
    const sick = await startRun(store)
    await expect.poll(async () => (await store.activities(sick)).length).toBe(2)
    await send(store, sick, 'no_such_command', {})
    const events = await until(store, sick, 'PARKED')
    expect(JSON.stringify(events.at(-1)?.data)).toContain('no_such_command')
    const well = await startRun(store)
    await expect.poll(async () => (await store.activities(well)).length).toBe(2)
    release(answer())
    await until(store, well, 'COMPLETED')
    await send(store, sick, 'resume', { reason: null, dropMessage: true })
    await expect.poll(async () => (await store.getRun(sick))?.status).toBe('RUNNING')
    release(answer())
    await until(store, sick, 'COMPLETED')
  })

  test('a run that breaks twice can still be cancelled', async () => {
    const store = await open()
    await start(testNode(store, knowledge, (_, signal) => untilAborted(signal)))
    const id = await startRun(store)
    await expect.poll(async () => (await store.activities(id)).length).toBe(1)
    await send(store, id, 'no_such_command', {})
    await send(store, id, 'no_such_command', {})
    await until(store, id, 'PARKED')
    await send(store, id, 'cancel')
    await until(store, id, 'CANCELLED')
  })

  test('a run that waits for people takes no place from one that can go on', async () => {
    const store = await open()
    let hold = true
    const think: Performer = (_, signal) => (hold ? untilAborted(signal) : Promise.resolve(answer()))
    await start(testNode(store, knowledge, think, { activeRuns: 1 }))
    const paused = await startRun(store)
    await expect.poll(async () => (await store.activities(paused)).length).toBe(1)
    await send(store, paused, 'pause')
    await until(store, paused, 'PAUSED')
    hold = false
    await until(store, await startRun(store), 'COMPLETED')
    await send(store, paused, 'resume')
    await until(store, paused, 'COMPLETED')
  })

  test('a store that is away for a while delays a run and does not lose it', async () => {
    const store = await open()
    const away = new Set<keyof Store>(['readEvents', 'append'])
    const shaky = failingOnce(store, away)
    await start(testNode(shaky, knowledge, () => Promise.resolve(answer())))
    await until(store, await startRun(store), 'COMPLETED')
    expect(away.size).toBe(0)
  })

  test('a run that could not be given back at once is given back later', async () => {
    const store = await open()
    const away = new Set<keyof Store>(['release'])
    let hold = true
    const think: Performer = (_, signal) => (hold ? untilAborted(signal) : Promise.resolve(answer()))
    await start(testNode(failingOnce(store, away), knowledge, think))
    const id = await startRun(store)
    await expect.poll(async () => (await store.activities(id)).length).toBe(1)
    await send(store, id, 'pause')
    await until(store, id, 'PAUSED')
    await expect.poll(() => away.size).toBe(0)
    hold = false
    await send(store, id, 'resume')
    await until(store, id, 'COMPLETED')
  })

  test('a node whose store is away can be drained', async () => {
    const store = await open()
    let tried = 0
    const away = new Proxy(store, {
      get: (target, name: keyof Store) => {
        if (name !== 'append') return target[name]
        tried += 1
        return () => Promise.reject(new StoreUnavailable('gone', { retryable: true }))
      },
    })
    const node = testNode(away, knowledge, () => Promise.resolve(answer()))
    await node.start()
    const id = await startRun(store)
    await expect.poll(() => tried).toBeGreaterThan(0)
    await node.drain()
    await start(testNode(store, knowledge, () => Promise.resolve(answer())))
    await until(store, id, 'COMPLETED')
  })

  test('a paused run aborts what is under way, and resumed it does it again and ends', async () => {
    const store = await open()
    const aborted: string[] = []
    let hold = true
    await start(
      testNode(store, knowledge, ({ activity }, signal) => {
        if (!hold) return Promise.resolve(answer())
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted.push(activity.key)
            reject(new Error('aborted'))
          })
        })
      }),
    )
    const id = await startRun(store)
    await expect.poll(async () => (await store.activities(id)).length).toBe(1)
    await send(store, id, 'pause')
    await until(store, id, 'PAUSED')
    expect(aborted).toEqual(['one/1/1/think/1'])
    hold = false
    await send(store, id, 'resume')
    await until(store, id, 'COMPLETED')
  })

  test('a failing activity is tried again when its timer is due', async () => {
    const store = await open()
    let tries = 0
    await start(
      testNode(store, knowledge, () => {
        tries += 1
        return tries === 1 ? Promise.reject(new Error('busy')) : Promise.resolve(answer())
      }),
    )
    const id = await startRun(store)
    const events = await until(store, id, 'COMPLETED')
    expect(tries).toBe(names.length + 1)
    const failed = events.find(({ type }) => type === 'ActivityFailed')
    const due = events.find(({ type }) => type === 'RetryDue')
    expect(due?.at ?? 0).toBeGreaterThanOrEqual(
      (failed?.data as { readonly retryAt: number } | undefined)?.retryAt ?? Infinity,
    )
  })
}
