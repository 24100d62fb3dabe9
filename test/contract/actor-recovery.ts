import { afterEach, describe, expect, test } from 'vitest'
import type { ActorNode, NodeOptions } from '../../src/actors/runtime/node.ts'
import type { Performer } from '../../src/actors/runtime/performer.ts'
import { foldFrom } from '../../src/actors/runtime/load.ts'
import { initialState } from '../../src/actors/run/run-state.ts'
import { type RunId, seq } from '../../src/core/ids.ts'
import { noProgress } from '../../src/core/run-progress.ts'
import { AppendDataError } from '../../src/core/store/errors.ts'
import type { Store, StoredEvent } from '../../src/core/store/store.ts'
import { knowledgeOf, planOf, workflowOf } from '../actors/support/plans.ts'
import { answer, send, startRun, testNode, until } from '../actors/support/test-node.ts'
import { fence, openNode } from '../support/store-fixture.ts'

const thinks = knowledgeOf(
  planOf(
    workflowOf([
      { id: 'one', next: ['two'] },
      { id: 'two', next: ['END'] },
    ]),
  ),
  { mostUsd: () => 0.5 },
)
const pays = knowledgeOf({
  ...planOf(workflowOf([{ id: 'pay', by: 'tool', who: 'erp.pay', next: ['END'] }])),
  tools: [{ name: 'erp.pay', onLoss: 'ask' }],
})

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))

/** Work that ends when the test says so, or when it is aborted. */
class Held {
  readonly begun: string[] = []
  readonly aborted: string[] = []
  #ends: ((result: object) => void)[] = []

  readonly perform: Performer = ({ activity: { key } }, signal) => {
    this.begun.push(key)
    signal.addEventListener('abort', () => this.aborted.push(key))
    return Promise.race([new Promise<object>((resolve) => this.#ends.push(resolve)), untilAborted(signal)])
  }

  finish(result: object = answer()): void {
    for (const end of this.#ends.splice(0)) end(result)
  }
}

const typesOf = (events: readonly StoredEvent[]): readonly string[] => events.map(({ type }) => type)

/** What nodes promise about work that a node leaves behind, messages that break a run, and activations that fail. */
export function actorRecoveryContract(open: () => Promise<Store>): void {
  const nodes: ActorNode[] = []
  const start = async (node: ActorNode): Promise<ActorNode> => {
    nodes.push(node)
    await node.start()
    return node
  }
  const contextOf = async (store: Store, id: RunId) =>
    (await foldFrom(store, { runId: id, state: initialState(), head: seq(0) })).state.run.context
  const ownedBy = async (store: Store, id: RunId, node: ActorNode): Promise<void> => {
    await expect.poll(async () => (await store.getRun(id))?.owner, { timeout: 10_000 }).toBe(node.incarnation)
  }
  const tools = (pay: Performer): Partial<NodeOptions> => ({ performers: new Map([['tool', pay]]) })
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.drain()))
  })

  /** A run that a node has begun to work on and gives back, alive. */
  const handedOver = async (
    store: Store,
    of: { readonly held: Held; readonly next: ActorNode; readonly tool?: boolean; readonly budgetUsd?: number },
  ) => {
    const node = await start(
      of.tool === true
        ? testNode(store, pays, of.held.perform, tools(of.held.perform))
        : testNode(store, thinks, of.held.perform),
    )
    const id = await startRun(store, { budgetUsd: of.budgetUsd ?? null })
    await expect.poll(() => of.held.begun.length).toBe(1)
    const drained = node.drain()
    await start(of.next)
    await ownedBy(store, id, of.next)
    return { id, node, drained }
  }

  describe('what another node is still at', () => {
    test('is not begun again while its lease stands; its receipt counts', async () => {
      const store = await open()
      const [held, again] = [new Held(), new Held()]
      let asked = 0
      const asking: Store = {
        ...store,
        abandonedActivities: (...of) => ((asked += 1), store.abandonedActivities(...of)),
      }
      const { id, node, drained } = await handedOver(store, { held, next: testNode(asking, thinks, again.perform) })
      await expect.poll(() => asked).toBeGreaterThan(2)
      expect(again.begun).toEqual([])
      expect(await store.activities(id)).toMatchObject([{ outcome: null, carrier: node.incarnation }])
      held.finish()
      await drained
      await expect.poll(() => again.begun).toEqual(['two/1/1/think/1'])
      again.finish()
      expect(typesOf(await until(store, id, 'COMPLETED'))).not.toContain('ActivityLost')
    })

    test('is begun again once its lease has ended, and the log says that it was lost', async () => {
      const store = await open()
      const [held, again] = [new Held(), new Held()]
      const { id, node } = await handedOver(store, { held, next: testNode(store, thinks, again.perform) })
      expect(again.begun).toEqual([])
      await store.closeLease(node.incarnation)
      await expect.poll(() => again.begun).toEqual(['one/1/1/think/1'])
      again.finish()
      await expect.poll(() => again.begun).toHaveLength(2)
      again.finish()
      const lost = (await until(store, id, 'COMPLETED')).filter(({ type }) => type === 'ActivityLost')
      expect(lost.map(({ data }) => data)).toMatchObject([{ carrier: node.incarnation, onLoss: 'retry' }])
      expect((await contextOf(store, id)).usage.possiblyPaidTwice).toBe(1)
      held.finish()
      await expect.poll(() => store.duplicateUsage(id)).toMatchObject({ calls: 1, inputTokens: 10 })
    })

    test('is begun again only once the budget has room for another call', async () => {
      const store = await open()
      const [held, again] = [new Held(), new Held()]
      const next = testNode(store, thinks, again.perform)
      const { id, node } = await handedOver(store, { held, next, budgetUsd: 0.8 })
      await store.closeLease(node.incarnation)
      await until(store, id, 'WAITING')
      expect(again.begun).toEqual([])
      await send(store, id, 'raise_budget', { budgetUsd: 2, reason: null })
      await expect.poll(() => again.begun).toEqual(['one/1/1/think/1'])
      again.finish()
      await expect.poll(() => again.begun).toHaveLength(2)
      again.finish()
      const types = typesOf(await until(store, id, 'COMPLETED'))
      const money = ['BudgetReserved', 'ActivityLost', 'BudgetExceeded', 'BudgetRaised']
      expect(types.filter((type) => money.includes(type))).toEqual([...money, 'BudgetReserved', 'BudgetReserved'])
    })

    test('is stopped there when the run does not want it any more', async () => {
      const store = await open()
      const [held, again] = [new Held(), new Held()]
      const { id, drained } = await handedOver(store, { held, next: testNode(store, thinks, again.perform) })
      await send(store, id, 'pause')
      await until(store, id, 'PAUSED')
      await drained
      expect(held.aborted).toEqual(['one/1/1/think/1'])
      await send(store, id, 'resume')
      await expect.poll(() => again.begun).toEqual(['one/1/1/think/1'])
      again.finish()
      await expect.poll(() => again.begun).toHaveLength(2)
      again.finish()
      expect(typesOf(await until(store, id, 'COMPLETED'))).not.toContain('ActivityLost')
    })

    test('a node that drains leaves at once what it had not begun', async () => {
      const store = await open()
      const [held, again] = [new Held(), new Held()]
      const { id, drained } = await handedOver(store, { held, next: testNode(store, thinks, again.perform) })
      await store.leaveActivities((await store.activities(id))[0]?.carrier ?? ('' as never), id, ['one/1/1/think/1'])
      await expect.poll(() => again.begun).toEqual(['one/1/1/think/1'])
      again.finish()
      await expect.poll(() => again.begun).toHaveLength(2)
      again.finish()
      expect(typesOf(await until(store, id, 'COMPLETED'))).not.toContain('ActivityLost')
      held.finish()
      await drained
    })
  })

  describe('what has a receipt', () => {
    test('that waits in the inbox is not begun by the next owner', async () => {
      const store = await open()
      const [held, again] = [new Held(), new Held()]
      const node = await start(testNode(store, thinks, held.perform))
      const id = await startRun(store)
      await expect.poll(() => held.begun.length).toBe(1)
      const drained = node.drain()
      await expect.poll(async () => (await store.getRun(id))?.owner).toBeNull()
      held.finish()
      await drained
      expect(await store.activities(id)).toMatchObject([{ outcome: 'done' }])
      await start(testNode(store, thinks, again.perform))
      await expect.poll(() => again.begun.length).toBeGreaterThan(0)
      expect(again.begun).toEqual(['two/1/1/think/1'])
      again.finish()
      await until(store, id, 'COMPLETED')
    })

    test('that is not committed yet is not begun again by its owner', async () => {
      const store = await open()
      const held = new Held()
      let rounds = 0
      let goOn: () => void = () => undefined
      const gate = new Promise<void>((resolve) => (goOn = resolve))
      const slow: Store = {
        ...store,
        append: async (batches) => {
          if (rounds > 0) await gate
          return store.append(batches)
        },
        survey: (node) => ((rounds += rounds > 0 ? 1 : 0), store.survey(node)),
      }
      await start(testNode(slow, thinks, held.perform))
      const id = await startRun(store)
      await expect.poll(() => held.begun.length).toBe(1)
      rounds = 1
      held.finish()
      await expect.poll(() => rounds).toBeGreaterThan(3)
      expect(held.begun).toEqual(['one/1/1/think/1'])
      goOn()
      await expect.poll(() => held.begun).toEqual(['one/1/1/think/1', 'two/1/1/think/1'])
      held.finish()
      await until(store, id, 'COMPLETED')
    })
  })

  describe('a tool that may have changed something elsewhere', () => {
    test('is not called again without a person', async () => {
      const store = await open()
      const [held, again] = [new Held(), new Held()]
      const next = testNode(store, pays, again.perform, tools(again.perform))
      const { id, node } = await handedOver(store, { held, next, tool: true })
      await store.closeLease(node.incarnation)
      await until(store, id, 'WAITING')
      await expect.poll(() => next.activations.size).toBe(0)
      expect(again.begun).toEqual([])
      await send(store, id, 'answer_approval', {
        approvalId: 'P1',
        decision: 'again',
        comment: null,
        outputs: {},
        by: null,
      })
      await expect.poll(() => again.begun, { timeout: 5_000 }).toEqual(['pay/1/1/tool/2'])
      again.finish({ outputs: {} })
      await until(store, id, 'COMPLETED')
      held.finish({ outputs: {} })
    })

    test('whose answer arrives after all is not asked about any more', async () => {
      const store = await open()
      const [held, again] = [new Held(), new Held()]
      const next = testNode(store, pays, again.perform, tools(again.perform))
      const { id, node } = await handedOver(store, { held, next, tool: true })
      await store.closeLease(node.incarnation)
      await until(store, id, 'WAITING')
      held.finish({ outputs: {} })
      await until(store, id, 'COMPLETED')
      expect((await contextOf(store, id)).approvals).toMatchObject([{ answer: { decision: 'arrived', by: null } }])
      expect(again.begun).toEqual([])
    })

    test('is not stopped halfway by a pause', async () => {
      const store = await open()
      const held = new Held()
      await start(testNode(store, pays, held.perform, tools(held.perform)))
      const id = await startRun(store)
      await expect.poll(() => held.begun.length).toBe(1)
      await send(store, id, 'pause')
      await until(store, id, 'PAUSED')
      await send(store, id, 'resume')
      await until(store, id, 'RUNNING')
      held.finish({ outputs: {} })
      await until(store, id, 'COMPLETED')
      expect(held).toMatchObject({ begun: ['pay/1/1/tool/1'], aborted: [] })
    })
  })

  describe('a receipt that breaks the logic', () => {
    const parked = async (store: Store, id: RunId) => {
      await until(store, id, 'PARKED')
      return (await contextOf(store, id)).parked?.message
    }
    const drop = (store: Store, id: RunId) => send(store, id, 'resume', { reason: null, dropMessage: true })

    test.each(['by the fast path', 'through the inbox'])(
      'is kept, whether it came %s: the work is not paid again, unless the receipt is dropped',
      async (how) => {
        const store = await open()
        const held = new Held()
        const node = await start(testNode(store, thinks, held.perform))
        const id = await startRun(store)
        await expect.poll(() => held.begun.length).toBe(1)
        if (how === 'through the inbox') {
          await fence(store, node.incarnation)
          await ownedBy(store, id, await start(testNode(store, thinks, (_, signal) => untilAborted(signal))))
        }
        held.finish({ entry: 'garbage' })
        expect(await parked(store, id)).toMatchObject({ kind: 'receipt', name: 'one/1/1/think/1' })
        const carriedOut: string[] = []
        const fresh = await start(
          testNode(store, thinks, ({ activity, runId }) => {
            if (runId === id) carriedOut.push(activity.key)
            return Promise.resolve(answer())
          }),
        )
        for (const other of nodes) if (other !== fresh) await other.drain()
        const times = async () =>
          typesOf(await store.readEvents(id, seq(0), 1_000)).filter((type) => type === 'RunParked')
        await send(store, id, 'resume')
        await expect.poll(times, { timeout: 5_000 }).toHaveLength(2)
        expect(carriedOut).toEqual([])
        await drop(store, id)
        await until(store, id, 'COMPLETED')
        expect(carriedOut).toEqual(['one/1/1/think/2', 'two/1/1/think/1'])
      },
    )

    test('and that the store refuses too is not kept: resumed, the run does the work again', async () => {
      const store = await open()
      const refusing: Store = { ...store, putReceipt: () => Promise.reject(new AppendDataError('refused')) }
      const results = [{ entry: 'garbage' }, answer(), answer()]
      await start(testNode(refusing, thinks, () => Promise.resolve(results.shift() ?? {})))
      const id = await startRun(store)
      expect(await parked(store, id)).toBeNull()
      await send(store, id, 'resume')
      await until(store, id, 'COMPLETED')
    })

    test('is handled again by logic that can', async () => {
      const store = await open()
      let broken = true
      const plan = thinks.planFor(null)
      const mended = knowledgeOf('plan' in plan ? plan.plan : (undefined as never), {
        planFor: () => {
          if (broken) throw new Error('a mistake in this version')
          return plan
        },
      })
      await start(testNode(store, mended, () => Promise.resolve(answer())))
      const id = await startRun(store)
      expect(await parked(store, id)).toMatchObject({ kind: 'command', name: 'submit' })
      broken = false
      await send(store, id, 'resume')
      const events = await until(store, id, 'COMPLETED')
      expect(typesOf(events).filter((type) => type === 'RunSubmitted')).toHaveLength(1)
    })
  })

  describe('an activation that fails', () => {
    const quick = { restarts: { most: 2, withinMs: 60_000, firstWaitMs: 1, longestWaitMs: 2 } }
    /** A store whose look at the timers of one run fails as long as `broken` says so. */
    const failing = (store: Store, broken: (id: RunId) => boolean): Store => ({
      ...store,
      timers: (id) => (broken(id) ? Promise.reject(new TypeError('a mistake')) : store.timers(id)),
    })

    test('is started again', async () => {
      const store = await open()
      let failures = 2
      const held = new Held()
      const broken = failing(store, () => (failures -= 1) >= 0)
      const node = await start(testNode(broken, thinks, held.perform, quick))
      const id = await startRun(store)
      await expect.poll(() => held.begun.length, { timeout: 5_000 }).toBe(1)
      expect(node.activations.get(id)?.restarts).toBe(2)
      held.finish()
      await expect.poll(() => held.begun.length).toBe(2)
      held.finish()
      await until(store, id, 'COMPLETED')
    })

    test('too often parks the run beside its log, claims it in no loop, and can be tried again', async () => {
      const store = await open()
      const sick = new Set<RunId>()
      const broken = failing(store, (id) => sick.has(id))
      const id = await startRun(store)
      sick.add(id)
      const node = await start(testNode(broken, thinks, () => Promise.resolve(answer()), quick))
      await until(store, id, 'PARKED')
      expect(await store.getRun(id)).toMatchObject({ owner: null, epoch: 1, fault: { message: 'a mistake' } })
      await until(store, await startRun(store), 'COMPLETED')
      await expect.poll(() => node.activations.size).toBe(0)
      expect(await store.getRun(id)).toMatchObject({ epoch: 1 })
      sick.delete(id)
      await send(store, id, 'revive')
      await until(store, id, 'COMPLETED')
      expect(await store.getRun(id)).toMatchObject({ fault: null })
    })

    test('for its log cannot be folded is not tried again by itself', async () => {
      const store = await open()
      const held = new Held()
      const away = await start(testNode(store, thinks, held.perform))
      const id = await startRun(store)
      await expect.poll(() => held.begun).toHaveLength(1)
      const row = await store.getRun(id)
      if (row === null) throw new Error('The run is gone.')
      const { lastSeq: expected, epoch, tenantId } = row
      const event = { type: 'RunSubmitted', v: 1, persona: null, cause: 'x' as never, at: 1, json: '{}' }
      const none = { add: [], remove: [] }
      const batch = { tenantId, runId: id, owner: away.incarnation, epoch, expected, batchId: crypto.randomUUID() }
      const rest = { events: [event], handled: [], activities: { ...none, receipts: [] }, timers: none }
      await store.append([{ ...batch, ...rest, status: 'RUNNING', progress: noProgress, dueAt: 0, format: 1 }])
      held.finish()
      await away.drain()
      await start(testNode(store, thinks, () => Promise.resolve(answer())))
      await until(store, id, 'PARKED')
      const { fault } = (await store.getRun(id)) ?? {}
      expect(fault?.message).toMatch(new RegExp(`event ${expected + 1} \\(RunSubmitted v1\\)`))
    })
  })

  test('a node says how many runs it took over from lost nodes: those of nobody are none', async () => {
    const store = await open()
    const gone = await openNode(store)
    const [left] = [await startRun(store), await store.claim(gone, 10)]
    await fence(store, gone)
    const held = new Held()
    const node = await start(testNode(store, thinks, held.perform, { lease: { ttlMs: 2_000 } }))
    await ownedBy(store, left, node)
    await ownedBy(store, await startRun(store), node)
    const said = async () => (await store.nodes()).find(({ incarnation }) => incarnation === node.incarnation)
    await expect.poll(said, { timeout: 10_000 }).toMatchObject({ active: 2, takenOver: 1 })
    held.finish()
  })

  describe('a bus that throws', () => {
    const broken = () => {
      throw new Error('no bus')
    }
    const bus = {
      publish: broken,
      subscribe: () => () => undefined,
      output: { publish: broken, watch: () => broken },
      connected: () => false,
      counts: () => ({ published: 0, received: 0, lost: 0 }),
      close: () => Promise.resolve(),
    }

    test('keeps no run from its end', async () => {
      const store = await open()
      await start(testNode(store, thinks, () => Promise.resolve(answer()), { bus }))
      expect(typesOf(await until(store, await startRun(store), 'COMPLETED')).at(-1)).toBe('RunCompleted')
    })

    test('keeps no node from handing over what it carries', async () => {
      const store = await open()
      const held = new Held()
      const node = await start(testNode(store, thinks, held.perform, { bus }))
      const run = await startRun(store)
      await ownedBy(store, run, node)
      const drained = node.drain()
      await expect.poll(async () => (await store.getRun(run))?.owner, { timeout: 10_000 }).toBeNull()
      held.finish()
      await drained
    })
  })
}
