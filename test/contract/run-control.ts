import { afterEach, describe, expect, test } from 'vitest'
import type { ActorNode } from '../../src/actors/runtime/node.ts'
import type { RunKnowledge } from '../../src/actors/run/run-knowledge.ts'
import type { Performer } from '../../src/actors/runtime/performer.ts'
import { hasStopped } from '../../src/actors/run/run-state.ts'
import { inProcessBus } from '../../src/bus/in-process-bus.ts'
import { systemClock, uuid7Source } from '../../src/core/clock.ts'
import { OffContract } from '../../src/brain/off-contract.ts'
import { publicRunId, type RunId, seq, sha256 } from '../../src/core/ids.ts'
import type { Store, StoredEvent } from '../../src/core/store/store.ts'
import { type Commanding, commandRun } from '../../src/graphql/mutate/command-run.ts'
import { forkRun } from '../../src/graphql/mutate/fork-run.ts'
import { RunReader } from '../../src/graphql/read/run-reader.ts'
import { knowledgeOf, planOf, workflowOf } from '../actors/support/plans.ts'
import { answer, send, startRun, testNode, until } from '../actors/support/test-node.ts'

const ids = uuid7Source(systemClock, () => crypto.randomUUID())

const patience = { timeout: 15_000 }

/** Steps in parallel, a join, a step of a person. */
const knowledge = knowledgeOf(
  planOf(
    workflowOf([
      { id: 'first', next: ['left', 'right'] },
      { id: 'left', next: ['join'] },
      { id: 'right', next: ['join'] },
      { id: 'join', join: 'and', attempts: 1, next: ['approve'] },
      { id: 'approve', by: 'human', who: 'owner', next: ['last'] },
      { id: 'last', next: ['END'] },
    ]),
  ),
)
const dear: RunKnowledge = { ...knowledge, mostUsd: () => 1, leastUsd: () => 1 }

const typesOf = (events: readonly StoredEvent[]): readonly string[] => events.map(({ type }) => type)
const hangs: Performer = (_, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))

/**
 * What people can do to a run, on any store. `open` gives a store of the same database at each call; `every`: how many
 * events lie between two forks of one run.
 */
export function runControlContract(open: () => Promise<Store>, every: number): void {
  const nodes: ActorNode[] = []
  const start = async (
    think: Performer,
    knows = knowledge,
  ): Promise<{ readonly store: Store; readonly node: ActorNode }> => {
    const store = await open()
    const node = testNode(store, knows, think)
    nodes.push(node)
    await node.start()
    return { store, node }
  }
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.drain()))
  })

  const apiOn = (store: Store): Commanding => ({
    api: { store, bus: inProcessBus(), clock: systemClock, ids },
    reader: new RunReader({ store, mostWeight: 1e9 }),
  })
  const approve = (store: Store, id: RunId) =>
    send(store, id, 'answer_approval', { approvalId: 'P1', decision: 'ok', comment: null, outputs: {}, by: null })
  const fork = async (store: Store, origin: RunId, atSeq: number): Promise<RunId> => {
    const { row, errors } = await forkRun(apiOn(store), { origin, atSeq, title: null, idempotency: null })
    if (row === null) throw new Error(JSON.stringify(errors))
    return row.runId
  }
  const happens = async (store: Store, id: RunId, type: string, times = 1): Promise<void> => {
    await expect
      .poll(async () => typesOf(await store.readEvents(id, seq(0), 1_000)).filter((one) => one === type), patience)
      .toHaveLength(times)
  }
  const finish = async (store: Store, id: RunId): Promise<readonly StoredEvent[]> => {
    await until(store, id, 'WAITING', 'COMPLETED')
    if ((await store.getRun(id))?.status === 'WAITING') await approve(store, id)
    return until(store, id, 'COMPLETED')
  }

  describe('a fork', () => {
    test('at each seq of a run goes on to its end: what was in flight then is begun anew, what was done is not', async () => {
      const asked: string[] = []
      const { store } = await start(({ runId, activity }) => {
        asked.push(`${runId} ${activity.key}`)
        return Promise.resolve(answer())
      })
      const origin = await startRun(store)
      const events = await finish(store, origin)
      const reader = new RunReader({ store, mostWeight: 1e9 })
      const forks: { readonly id: RunId; readonly at: number }[] = []
      for (let at = 1; at < events.length; at += every) forks.push({ id: await fork(store, origin, at), at })
      for (const { id, at } of forks) {
        const log = await finish(store, id)
        expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index + 1))
        expect(log.slice(0, at)).toEqual(events.slice(0, at).map((event) => ({ ...event, runId: id })))
        expect(log[at]).toMatchObject({ type: 'RunForked', data: { origin: publicRunId(origin), seq: at } })
        const { state } = await reader.at(id, seq(log.length))
        expect(hasStopped(state.run)).toBe(true)
        const done = events.slice(0, at).filter(({ type }) => type === 'ContextPulled').length
        expect(asked.filter((one) => one.startsWith(id))).toHaveLength(5 - done)
      }
    })

    test('of a run that was paused then is paused until it is resumed', async () => {
      const { store } = await start(hangs)
      const origin = await startRun(store)
      await until(store, origin, 'RUNNING')
      await send(store, origin, 'pause')
      const { length } = await until(store, origin, 'PAUSED')
      await send(store, origin, 'cancel')
      await until(store, origin, 'CANCELLED')
      const id = await fork(store, origin, length)
      await happens(store, id, 'MessageIgnored')
      expect(await store.getRun(id)).toMatchObject({ status: 'PAUSED' })
      expect(await store.activities(id)).toEqual([])
      await send(store, id, 'resume')
      await until(store, id, 'RUNNING')
      await expect
        .poll(async () => (await store.activities(id)).map(({ key }) => key), patience)
        .toEqual(['first/1/1/think/1'])
      await send(store, id, 'cancel')
      await until(store, id, 'CANCELLED')
    })

    test('arms the timers of then, and asks what was asked then', async () => {
      const { store } = await start(({ activity }) => {
        const isFirst = activity.key === 'first/1/1/think/1'
        return isFirst ? Promise.reject(new Error('busy')) : Promise.resolve(answer())
      })
      const origin = await startRun(store)
      const events = await finish(store, origin)
      const failed = events.findIndex(({ type }) => type === 'ActivityFailed') + 1
      const waiting = await fork(store, origin, failed)
      expect(typesOf((await finish(store, waiting)).slice(failed))).toContain('RetryDue')
      const asked = events.findIndex(({ type }) => type === 'ApprovalRequested') + 1
      const asking = await fork(store, origin, asked)
      expect(await store.getRun(asking)).toMatchObject({ status: 'WAITING' })
      await finish(store, asking)
    })

    test('can be forked again', async () => {
      const { store } = await start(() => Promise.resolve(answer()))
      const origin = await startRun(store)
      const { length } = await finish(store, origin)
      const second = await fork(store, origin, length - 3)
      const log = await finish(store, second)
      const third = await fork(store, second, log.length - 3)
      await finish(store, third)
      expect(await store.getRun(third)).toMatchObject({ origin: { runId: second, seq: log.length - 3 } })
    })
  })

  describe('pausing and cancelling', () => {
    test.each([
      ['pause', 'PAUSED'],
      ['cancel', 'CANCELLED'],
    ] as const)('%s aborts everything that is under way, and nothing is wanted any more', async (type, status) => {
      const aborted: string[] = []
      const { store, node } = await start((work, signal) => {
        if (work.activity.key.startsWith('first')) return Promise.resolve(answer())
        signal.addEventListener('abort', () => aborted.push(work.activity.key))
        return hangs(work, signal)
      })
      const id = await startRun(store)
      await expect.poll(() => node.activitiesUnderWay, patience).toBe(2)
      await send(store, id, type)
      await until(store, id, status)
      await expect.poll(() => aborted.toSorted(), patience).toEqual(['left/1/1/think/1', 'right/1/1/think/1'])
      await expect.poll(() => node.activitiesUnderWay, patience).toBe(0)
      expect((await store.activities(id)).filter(({ outcome }) => outcome === null)).toEqual([])
    })

    test('a command is stored before anybody acts on it: no node has to be there', async () => {
      const store = await open()
      const id = await startRun(store)
      const order = { runId: id, command: { type: 'cancel', body: { reason: 'late' } }, path: 'runId' } as const
      expect(await commandRun(apiOn(store), { ...order, idempotency: null })).toMatchObject({ errors: [] })
      expect(await store.getRun(id)).toMatchObject({ lastSeq: 0 })
      await start(() => Promise.resolve(answer()))
      const events = await until(store, id, 'CANCELLED')
      expect(events.at(-1)).toMatchObject({ type: 'RunCancelled', data: { reason: 'late' } })
    })

    test('two calls with one key on two nodes at once are one command', async () => {
      const { store } = await start(hangs)
      const id = await startRun(store)
      await until(store, id, 'RUNNING')
      const apis = [apiOn(store), apiOn(await open())]
      const idempotency = { key: `pause ${id}`, payloadSha256: sha256('a'.repeat(64)) }
      const order = {
        runId: id,
        command: { type: 'pause', body: { reason: null } },
        path: 'runId',
        idempotency,
      } as const
      const both = () => Promise.all(apis.map((api) => commandRun(api, order)))
      expect((await both()).flatMap(({ errors }) => errors)).toEqual([])
      await until(store, id, 'PAUSED')
      expect((await both()).flatMap(({ errors }) => errors)).toEqual([])
      const other = { ...order, idempotency: { ...idempotency, payloadSha256: sha256('b'.repeat(64)) } }
      expect((await commandRun(apis[1] ?? apiOn(store), other)).errors).toMatchObject([
        { code: 'IDEMPOTENCY_CONFLICT' },
      ])
      await send(store, id, 'resume')
      await until(store, id, 'RUNNING')
      const types = typesOf(await store.readEvents(id, seq(0), 1_000))
      expect(types.filter((type) => ['RunPaused', 'CommandRejected'].includes(type))).toEqual(['RunPaused'])
      await send(store, id, 'cancel')
      await until(store, id, 'CANCELLED')
    })
  })

  test('a budget that is spent keeps the node from calling; raised, the run goes on', async () => {
    const asked: string[] = []
    const { store } = await start(({ runId, activity }) => {
      asked.push(`${runId} ${activity.key}`)
      return Promise.resolve(answer({ costUsd: 1 }))
    }, dear)
    const id = await startRun(store, { budgetUsd: 3 })
    const events = await until(store, id, 'WAITING')
    expect(events.at(-1)).toMatchObject({ type: 'BudgetExceeded', data: { limitUsd: 3, spentUsd: 3, neededUsd: 1 } })
    expect(asked).toHaveLength(3)
    expect((await store.activities(id)).filter(({ outcome }) => outcome === null)).toEqual([])
    await send(store, id, 'raise_budget', { budgetUsd: 10, reason: null })
    await happens(store, id, 'ApprovalRequested')
    await approve(store, id)
    await until(store, id, 'COMPLETED')
    expect(asked).toHaveLength(5)
  })

  test('a step that used up its attempts gets one more', async () => {
    let broken = true
    const { store } = await start(({ activity }) => {
      const fails = broken && activity.key.startsWith('join')
      return fails ? Promise.reject(new OffContract('document', ['nonsense'])) : Promise.resolve(answer())
    })
    const id = await startRun(store)
    await until(store, id, 'WAITING')
    broken = false
    await send(store, id, 'retry_step', { step: 'join', reason: 'mended' })
    await happens(store, id, 'StepRetried')
    await happens(store, id, 'ApprovalRequested', 2)
    const body = { approvalId: 'P2', decision: 'ok', comment: null, outputs: {}, by: null }
    await send(store, id, 'answer_approval', body)
    const retried = (await until(store, id, 'COMPLETED')).filter(({ type }) => type === 'StepRetried')
    expect(retried).toMatchObject([{ data: { step: 'join' } }])
  })
}
