import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/core/errors.ts'
import { defaultTenant, type RunId, sha256 } from '../../src/core/ids.ts'
import { IdempotencyConflict } from '../../src/core/store/errors.ts'
import type { Store } from '../../src/core/store/store.ts'
import {
  after,
  batchOf,
  claimNew,
  createRun,
  fence,
  type Held,
  newCommand,
  newMessageId,
  newRunId,
  openNode,
} from '../support/store-fixture.ts'

const hashOf = (digit: string) => sha256(digit.repeat(64))

/** Commands, receipts and timers: what comes to a run from outside. */
export function inboxContract(store: () => Store): void {
  const waiting = async (held: Held) =>
    (await store().pending(held.owner, 1_000)).filter((message) => message.runId === held.runId)

  describe('commands', () => {
    test('wait in the order of storing, with their body, until a batch handles them', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const pause = newCommand(held.runId, { type: 'pause', body: { reason: 'lunch \0' }, at: 5 })
      await store().putCommand(pause)
      await store().putCommand(newCommand(held.runId, { type: 'resume', at: 1 }))
      const found = await waiting(held)
      expect(found.map((message) => message.type)).toEqual(['start_run', 'pause', 'resume'])
      expect(found[1]).toEqual({
        runId: held.runId,
        id: pause.id,
        kind: 'command',
        type: 'pause',
        body: { reason: 'lunch ' },
        at: 5,
      })
      await store().append([batchOf(held, { handled: found.slice(0, 2).map((message) => message.id) })])
      expect((await waiting(held)).map((message) => message.type)).toEqual(['resume'])
    })

    test('one that is handled twice counts once: the next is still found', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const handled = (await waiting(held)).map((message) => message.id)
      const batch = batchOf(held, { handled })
      await store().append([batch])
      await store().append([batchOf(after(held, batch), { handled })])
      await store().putCommand(newCommand(held.runId, { type: 'pause' }))
      expect((await waiting(held)).map((message) => message.type)).toEqual(['pause'])
    })

    test('a refused batch handles nothing', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const [message] = await waiting(held)
      if (message === undefined) throw new Error('The first command is missing.')
      await store().append([batchOf({ ...held, owner: await openNode(store()) }, { handled: [message.id] })])
      expect(await waiting(held)).toHaveLength(1)
    })

    test('go to the owner alone', async () => {
      const held = await claimNew(store(), await openNode(store()))
      expect(await store().pending(await openNode(store()), 1_000)).toEqual([])
      expect(await waiting(held)).toHaveLength(1)
    })

    test('for an unknown run are refused and leave nothing', async () => {
      const unknown = newRunId()
      const command = newCommand(unknown, { idempotency: { key: `key of ${unknown}`, payloadSha256: hashOf('a') } })
      await expect(store().putCommand(command)).rejects.toThrow(NotFound)
      await expect(store().putCommand({ ...command, idempotency: null })).rejects.toThrow(NotFound)
      const id = await createRun(store())
      expect(await store().putCommand({ ...command, runId: id })).toMatchObject({ runId: id, repeated: false })
    })

    test('the same message is stored once', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const command = newCommand(held.runId)
      expect(await store().putCommand(command)).toMatchObject({ repeated: false })
      expect(await store().putCommand(command)).toMatchObject({ id: command.id, repeated: true })
      expect(await waiting(held)).toHaveLength(2)
    })
  })

  describe('idempotency', () => {
    const keyed = (runId: RunId, key: string, digit: string) =>
      newCommand(runId, { idempotency: { key, payloadSha256: hashOf(digit) } })

    test('the same key and payload gets the first answer and stores nothing', async () => {
      const key = newRunId()
      const first = await store().createRun({ title: 'One', command: keyed(newRunId(), key, 'a') })
      const second = await store().createRun({ title: 'Two', command: keyed(newRunId(), key, 'a') })
      expect(second).toEqual({ runId: first.runId, id: first.id, repeated: true })
    })

    test('the same key with another payload is refused and stores nothing', async () => {
      const key = newRunId()
      await store().createRun({ title: 'One', command: keyed(newRunId(), key, 'a') })
      const other = newRunId()
      await expect(store().createRun({ title: 'Two', command: keyed(other, key, 'b') })).rejects.toThrow(
        IdempotencyConflict,
      )
      expect(await store().getRun(other)).toBeNull()
    })

    test('a repeated command waits once', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const key = newRunId()
      const first = await store().putCommand(keyed(held.runId, key, 'a'))
      expect(await store().putCommand(keyed(held.runId, key, 'a'))).toEqual({ ...first, repeated: true })
      await expect(store().putCommand(keyed(held.runId, key, 'b'))).rejects.toThrow(IdempotencyConflict)
      expect(await waiting(held)).toHaveLength(2)
    })

    test('of many that come at once one is stored and all get its answer', async () => {
      const key = newRunId()
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => store().createRun({ title: 'One', command: keyed(newRunId(), key, 'a') })),
      )
      expect(new Set(answers.map((answer) => answer.runId)).size).toBe(1)
      expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1)
      const runs = await store().getRuns(answers.map((answer) => answer.runId))
      expect(runs.length).toBe(8)
    })
  })

  describe('activities', () => {
    const intent = { key: 'design/1/1/call', kind: 'model', input: { z: 1, a: 2 }, onLoss: 'retry' } as const
    const receipt = (held: Held, more = {}) => ({
      tenantId: defaultTenant,
      runId: held.runId,
      key: intent.key,
      outcome: 'done' as const,
      body: { text: 'answer\0' },
      at: 7,
      messageId: newMessageId(),
      ...more,
    })
    const intended = async (): Promise<Held> => {
      const held = await claimNew(store(), await openNode(store()))
      const handled = (await waiting(held)).map((message) => message.id)
      const batch = batchOf(held, { handled, activities: { add: [intent], remove: [], receipts: [] } })
      await store().append([batch])
      return after(held, batch)
    }

    test('the first receipt wins and becomes a message; a second is a duplicate', async () => {
      const held = await intended()
      const first = receipt(held)
      expect(await store().putReceipt(first)).toBe('stored')
      expect(await store().putReceipt(receipt(held, { outcome: 'failed' }))).toBe('duplicate')
      expect(await store().activities(held.runId)).toMatchObject([{ ...intent, outcome: 'done' }])
      expect(await waiting(held)).toEqual([
        { runId: held.runId, id: first.messageId, kind: 'receipt', type: intent.key, body: { text: 'answer' }, at: 7 },
      ])
    })

    test('of many receipts that come at once one is stored', async () => {
      const held = await intended()
      const results = await Promise.all(Array.from({ length: 6 }, () => store().putReceipt(receipt(held))))
      expect(results.filter((result) => result === 'stored')).toHaveLength(1)
      expect(await waiting(held)).toHaveLength(1)
    })

    test('a receipt of a node that lost the run is accepted and makes the run due', async () => {
      const held = await intended()
      await store().append([batchOf(held, { dueAt: null })])
      await fence(store(), held.owner)
      const survivor = await openNode(store())
      expect((await store().claim(survivor, 1_000)).map((run) => run.runId)).not.toContain(held.runId)
      expect(await store().putReceipt(receipt(held))).toBe('stored')
      expect((await store().claim(survivor, 1_000)).map((run) => run.runId)).toContain(held.runId)
      expect(await waiting({ ...held, owner: survivor })).toHaveLength(1)
    })

    test('the fast path stores the receipt with the events, and no message', async () => {
      const held = await intended()
      const batch = batchOf(held, {
        activities: { add: [], remove: [], receipts: [{ key: intent.key, outcome: 'failed' }] },
      })
      expect(await store().append([batch])).toEqual(['committed'])
      expect(await store().activities(held.runId)).toMatchObject([{ ...intent, outcome: 'failed' }])
      expect(await store().putReceipt(receipt(held))).toBe('duplicate')
      expect(await waiting(held)).toEqual([])
    })

    test('the fast path does not overwrite a receipt that was first', async () => {
      const held = await intended()
      await store().putReceipt(receipt(held))
      const receipts = [{ key: intent.key, outcome: 'failed' as const }]
      await store().append([batchOf(held, { activities: { add: [], remove: [], receipts } })])
      expect(await store().activities(held.runId)).toMatchObject([{ ...intent, outcome: 'done' }])
    })

    test('removing drops what is only intended, and keeps what has a receipt', async () => {
      const held = await intended()
      const add = [{ ...intent, key: 'other' }]
      const first = batchOf(held, {
        activities: { add, remove: [], receipts: [{ key: intent.key, outcome: 'done' }] },
      })
      await store().append([first])
      const remove = [intent.key, 'other']
      await store().append([batchOf(after(held, first), { activities: { add: [], remove, receipts: [] } })])
      expect((await store().activities(held.runId)).map((row) => row.key)).toEqual([intent.key])
      expect(await store().putReceipt(receipt(held, { key: 'other' }))).toBe('unknown_activity')
    })

    test('an intent that comes again changes nothing', async () => {
      const held = await intended()
      const add = [{ ...intent, input: 'other' }]
      expect(await store().append([batchOf(held, { activities: { add, remove: [], receipts: [] } })])).toEqual([
        'committed',
      ])
      expect(await store().activities(held.runId)).toEqual([{ ...intent, outcome: null, carrier: held.owner }])
    })
  })

  describe('timers', () => {
    const armed = async (dueAt: number): Promise<Held> => {
      const held = await claimNew(store(), await openNode(store()))
      const handled = (await waiting(held)).map((message) => message.id)
      const batch = batchOf(held, { handled, timers: { add: [{ key: 't', dueAt, body: { n: 1 } }], remove: [] } })
      await store().append([batch])
      return after(held, batch)
    }

    /** The messages of a run after timers were fired. */
    const fired = async (held: Held) => {
      await store().fireTimers(1_000)
      return waiting(held)
    }

    test('become one message when they are due', async () => {
      const dueAt = Date.now() - 1_000
      const held = await armed(dueAt)
      expect(await store().fireTimers(1_000)).toContain(held.runId)
      expect(await store().fireTimers(1_000)).not.toContain(held.runId)
      expect(await waiting(held)).toMatchObject([{ kind: 'timer', type: 't', body: { n: 1 }, at: dueAt }])
      expect(await store().timers(held.runId)).toEqual([{ key: 't', dueAt }])
    })

    test('none comes early', async () => {
      const dueAt = Date.now() + 3_600_000
      const held = await armed(dueAt)
      expect(await fired(held)).toEqual([])
      expect(await store().timers(held.runId)).toEqual([{ key: 't', dueAt }])
    })

    test('those of a run that nobody owns make it due', async () => {
      const held = await armed(Date.now() - 1_000)
      await store().append([batchOf(held, { dueAt: null })])
      await store().release(held.owner, [held.runId])
      await store().fireTimers(1_000)
      const other = await openNode(store())
      expect((await store().claim(other, 1_000)).map((run) => run.runId)).toContain(held.runId)
      expect(await waiting({ ...held, owner: other })).toHaveLength(1)
    })

    test('at most as many fire as asked, those first that are due longest', async () => {
      await store().fireTimers(1_000)
      const second = await armed(Date.now() - 1_000)
      const first = await armed(Date.now() - 2_000)
      expect(await store().fireTimers(1)).toEqual([first.runId])
      expect(await store().fireTimers(1)).toEqual([second.runId])
    })

    test('a removed timer is gone', async () => {
      const held = await armed(Date.now() + 3_600_000)
      await store().append([batchOf(held, { timers: { add: [], remove: ['t'] } })])
      expect(await store().timers(held.runId)).toEqual([])
    })

    test('a handled timer does not come again while its row stands', async () => {
      const held = await armed(Date.now() - 1_000)
      const handled = (await fired(held)).map((message) => message.id)
      await store().append([
        batchOf(held, { handled, timers: { add: [{ key: 't', dueAt: 0, body: null }], remove: [] } }),
      ])
      expect(await fired(held)).toEqual([])
    })
  })
}
