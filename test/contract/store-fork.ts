import { describe, expect, test } from 'vitest'
import { InvalidInput, NotFound } from '../../src/core/errors.ts'
import { defaultTenant, publicRunId, type RunId, type Seq, seq, sha256 } from '../../src/core/ids.ts'
import { IdempotencyConflict } from '../../src/core/store/errors.ts'
import type { NewCommand, Store } from '../../src/core/store/store.ts'
import {
  after,
  batchOf,
  claimNew,
  createRun,
  event,
  fence,
  type Held,
  newCommand,
  newRunId,
  openNode,
  settle,
} from '../support/store-fixture.ts'

const hashOf = (digit: string) => sha256(digit.repeat(64))

/** A run that begins with events of another. */
export function forkContract(store: () => Store): void {
  /** A run with an `OwnerChanged`, a small event, a large one and a last one. */
  const origin = async (): Promise<Held> => {
    const held = await settle(store(), await claimNew(store(), await openNode(store())))
    const batch = batchOf(held, {
      events: [event({ text: 'x'.repeat(20_000) }), event({ last: true })],
      activities: { add: [{ key: 'a', kind: 'think', input: {}, onLoss: 'retry' }], remove: [], receipts: [] },
      timers: { add: [{ key: 't', dueAt: 0, body: null }], remove: [] },
    })
    await store().append([batch])
    return after(held, batch)
  }
  const fork = (of: RunId, atSeq: number, { rest = 0, ...more }: Partial<NewCommand> & { rest?: number } = {}) =>
    store().forkRun({
      origin: of,
      atSeq: seq(atSeq),
      rest,
      title: 'Forked',
      status: 'RUNNING',
      command: newCommand(newRunId(), { type: 'fork', ...more }),
    })
  const eventsOf = (id: RunId, until: number = Number.MAX_SAFE_INTEGER) =>
    store()
      .readEvents(id, seq(0), 100)
      .then((events) => events.filter((one) => one.seq <= until).map(({ runId: _, ...one }) => one))

  describe('a fork', () => {
    test('begins with the same events at the same places, large ones too, and nothing in flight', async () => {
      const held = await origin()
      const before = await store().getRun(held.runId)
      const { runId, id, repeated } = await fork(held.runId, 3)
      expect(repeated).toBe(false)
      const [said, ...rest] = (await eventsOf(runId)).slice(3)
      expect(await eventsOf(runId, 3)).toEqual(await eventsOf(held.runId, 3))
      expect(said).toMatchObject({
        seq: 4,
        type: 'RunForked',
        persona: null,
        cause: id,
        at: 1_700_000_000_000,
        data: { origin: publicRunId(held.runId), seq: 3 },
      })
      expect(rest).toEqual([])
      expect(await store().getRun(runId)).toMatchObject({
        title: 'Forked',
        status: 'RUNNING',
        owner: null,
        lastSeq: 4,
        origin: { runId: held.runId, seq: 3 },
      })
      expect(await store().activities(runId)).toEqual([])
      expect(await store().timers(runId)).toEqual([])
      expect(await store().getRun(held.runId)).toEqual(before)
    })

    test('takes along what belongs to the last of its events, behind the word that it is one', async () => {
      const held = await origin()
      const { runId } = await fork(held.runId, 2, { rest: 2 })
      const [third, fourth] = (await eventsOf(held.runId)).slice(2)
      const behind = (await eventsOf(runId)).slice(2)
      expect(behind).toMatchObject([{ type: 'RunForked' }, { ...third, seq: 4 }, { ...fourth, seq: 5 }])
      expect(await store().getRun(runId)).toMatchObject({ lastSeq: 5, origin: { seq: 2 } })
      await expect(fork(held.runId, 2, { rest: 3 })).rejects.toThrow(InvalidInput)
    })

    test('is claimed at once, with an epoch above every one in its log, and its first command waits', async () => {
      const held = await origin()
      await fence(store(), held.owner)
      const node = await openNode(store())
      await store().claim(node, 1_000)
      const { runId, id } = await fork(held.runId, 4)
      const claimed = (await store().claim(node, 1_000)).find((run) => run.runId === runId)
      expect(claimed).toMatchObject({ epoch: 3, lastSeq: 6 })
      const waiting = await store().pending(node, 1_000)
      expect(waiting.filter((message) => message.runId === runId)).toMatchObject([{ id, type: 'fork' }])
    })

    test('goes its own way: what either appends the other does not have', async () => {
      const held = await origin()
      const { runId } = await fork(held.runId, 2)
      const node = await openNode(store())
      const claimed = (await store().claim(node, 1_000)).find((run) => run.runId === runId)
      if (claimed === undefined) throw new Error('The fork was not claimed.')
      await store().append([batchOf({ ...held, ...claimed, owner: node }, { events: [event({ mine: true })] })])
      expect((await eventsOf(runId)).map(({ type }) => type)).toEqual([
        'OwnerChanged',
        'StepStarted',
        'RunForked',
        'OwnerChanged',
        'StepStarted',
      ])
      expect(await eventsOf(held.runId)).toHaveLength(4)
    })

    test('before its origin took up the order takes the order along, and no other command', async () => {
      const id = newRunId()
      await store().createRun({ title: 'One', command: newCommand(id, { type: 'submit', body: { n: 1 } }) })
      await store().putCommand(newCommand(id, { type: 'pause' }))
      const owner = await openNode(store())
      const claimed = (await store().claim(owner, 1_000)).find((run) => run.runId === id)
      if (claimed === undefined) throw new Error('The run was not claimed.')
      await settle(store(), { ...claimed, owner })
      const [early, late] = [await fork(id, 1), await fork(id, 2)]
      await store().claim(owner, 1_000)
      const typesOf = async (run: RunId) =>
        (await store().pending(owner, 1_000)).filter(({ runId }) => runId === run).map(({ type }) => type)
      expect(await typesOf(early.runId)).toEqual(['fork', 'submit'])
      expect(await typesOf(late.runId)).toEqual(['fork'])
    })

    test.each([0, -1, 5, 1_000])(
      'at seq %i, which its origin does not have, is refused and leaves nothing',
      async (at) => {
        const held = await origin()
        const runId = newRunId()
        await expect(fork(held.runId, at, { runId })).rejects.toThrow(InvalidInput)
        expect(await store().getRun(runId)).toBeNull()
      },
    )

    test('of an unknown run is refused and leaves its key free', async () => {
      const idempotency = { key: newRunId(), payloadSha256: hashOf('a') }
      await expect(fork(newRunId(), 1, { idempotency })).rejects.toThrow(NotFound)
      expect(await store().earlierCommand(defaultTenant, idempotency)).toBeNull()
      expect(await fork((await origin()).runId, 1, { idempotency })).toMatchObject({ repeated: false })
    })

    test('of many that come at once with one key is made once; another payload is refused', async () => {
      const { runId: of } = await origin()
      const idempotency = { key: newRunId(), payloadSha256: hashOf('a') }
      const made = await Promise.all(Array.from({ length: 6 }, () => fork(of, 2, { idempotency })))
      expect(new Set(made.map(({ runId }) => runId)).size).toBe(1)
      expect(made.filter(({ repeated }) => !repeated)).toHaveLength(1)
      expect(await store().earlierCommand(defaultTenant, idempotency)).toEqual({ ...made[0], repeated: true })
      const other = { ...idempotency, payloadSha256: hashOf('b') }
      await expect(fork(of, 3, { idempotency: other })).rejects.toThrow(IdempotencyConflict)
      await expect(store().earlierCommand(defaultTenant, other)).rejects.toThrow(IdempotencyConflict)
      expect(await forksOf(of)).toEqual([made[0]?.runId])
    })

    test('and others of the same run are listed, newest first', async () => {
      const { runId: of } = await origin()
      const [first, second] = [await fork(of, 1), await fork(of, 2)]
      await fork((await origin()).runId, 1)
      expect(await forksOf(of)).toEqual([second.runId, first.runId])
      expect(await forksOf(await createRun(store()))).toEqual([])
    })

    test('of a run with ten thousand events has them all', async () => {
      let held = await settle(store(), await claimNew(store(), await openNode(store())))
      for (let part = 0; part < 10; part += 1) {
        const batch = batchOf(held, { events: Array.from({ length: 1_000 }, (_, n) => event({ part, n })) })
        await store().append([batch])
        held = after(held, batch)
      }
      const { runId } = await fork(held.runId, 10_000)
      const tail: Seq = seq(9_990)
      expect((await store().readEvents(runId, tail, 100)).map((one) => one.seq)).toEqual(
        Array.from({ length: 11 }, (_, n) => 9_991 + n),
      )
    })
  })

  const forksOf = async (of: RunId) => {
    const filter = { tenantId: defaultTenant, first: 100, after: null, status: [], search: '', origin: of }
    return (await store().listRuns(filter)).map(({ runId }) => runId)
  }
}
