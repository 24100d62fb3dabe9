import { describe, expect, test } from 'vitest'
import { defaultTenant, type Incarnation } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'
import {
  after,
  batchOf,
  claimNew,
  fence,
  type Held,
  newCommand,
  newMessageId,
  openNode,
} from '../support/store-fixture.ts'

const key = 'pay/1/1/tool/1'
const intent = { key, kind: 'tool', input: {}, onLoss: 'ask' } as const
const usage = { inputTokens: 100, outputTokens: 10, costUsd: 0.25 }

/** Who carries out an activity, what is paid twice, and runs that are parked outside of their log. */
export function activityContract(store: () => Store): void {
  const intended = async (): Promise<Held> => {
    const held = await claimNew(store(), await openNode(store()))
    const batch = batchOf(held, { activities: { add: [intent], remove: [], receipts: [] } })
    await store().append([batch])
    return after(held, batch)
  }
  const claimedBy = async (held: Held, owner: Incarnation): Promise<Held> => {
    const run = (await store().claim(owner, 1_000)).find(({ runId }) => runId === held.runId)
    if (run === undefined) throw new Error('The run was not claimed.')
    return { ...held, owner, epoch: run.epoch, lastSeq: run.lastSeq }
  }
  const handedOver = async (): Promise<{ readonly before: Held; readonly now: Held }> => {
    const before = await intended()
    await store().release(before.owner, [before.runId])
    return { before, now: await claimedBy(before, await openNode(store())) }
  }
  const take = (held: Held) => store().takeActivities({ ...held, tenantId: defaultTenant, keys: [key, 'other'] })
  const receipt = (held: Held) => ({
    tenantId: defaultTenant,
    runId: held.runId,
    key,
    outcome: 'done' as const,
    body: { text: 'answer' },
    at: 7,
    messageId: newMessageId(),
    usage,
  })
  const carrier = async (held: Held) => (await store().activities(held.runId))[0]?.carrier

  describe('the carrier of an activity', () => {
    test('is the owner that intended it', async () => {
      const held = await intended()
      expect(await carrier(held)).toBe(held.owner)
    })

    test('stays who it is while its lease stands, whoever owns the run', async () => {
      const { before, now } = await handedOver()
      expect(await store().abandonedActivities(now.runId, [key])).toEqual([])
      expect(await take(now)).toEqual([])
      expect(await carrier(now)).toBe(before.owner)
    })

    test.each(['fenced', 'closed'])('is the new owner once its lease is %s', async (how) => {
      const { before, now } = await handedOver()
      await (how === 'fenced' ? fence(store(), before.owner) : store().closeLease(before.owner))
      expect(await store().abandonedActivities(now.runId, [key])).toEqual([{ key, from: before.owner }])
      expect(await take(now)).toEqual([{ key, from: before.owner }])
      expect(await carrier(now)).toBe(now.owner)
    })

    test('is nobody once it said that it does not carry it out', async () => {
      const { before, now } = await handedOver()
      await store().leaveActivities(now.owner, now.runId, [key])
      expect(await carrier(now)).toBe(before.owner)
      await store().leaveActivities(before.owner, now.runId, [key])
      expect(await take(now)).toEqual([{ key, from: null }])
    })

    test('is not changed by one who does not own the run', async () => {
      const { before, now } = await handedOver()
      await store().closeLease(before.owner)
      expect(await take({ ...now, owner: await openNode(store()) })).toEqual([])
      expect(await take(before)).toEqual([])
      expect(await carrier(now)).toBe(before.owner)
    })

    test('is not changed once there is a receipt', async () => {
      const { before, now } = await handedOver()
      await fence(store(), before.owner)
      expect(await store().putReceipt(receipt(before))).toBe('stored')
      expect(await take(now)).toEqual([])
    })

    test('learns what is not wanted any more, until it leaves it or it is taken', async () => {
      const { before, now } = await handedOver()
      await store().unwantActivities(defaultTenant, now.runId, [key])
      expect(await store().askedOf(before.owner)).toEqual([{ runId: now.runId, key, unwanted: true }])
      expect(await store().askedOf(now.owner)).toEqual([])
      await store().leaveActivities(before.owner, now.runId, [key])
      expect(await store().askedOf(before.owner)).toEqual([])
      expect(await take(now)).toEqual([{ key, from: null }])
      expect(await store().askedOf(now.owner)).toEqual([])
    })
  })

  describe('a carrier that is asked whether it is at it', () => {
    const asked = [{ key, unwanted: false }]

    test('learns it by the survey, until it leaves it', async () => {
      const { before, now } = await handedOver()
      await store().askCarriers({ ...now, tenantId: defaultTenant, keys: [key, 'other'] })
      expect(await store().askedOf(before.owner)).toMatchObject(asked)
      expect((await store().survey(before.owner)).asked).toBe(true)
      expect((await store().survey(now.owner)).asked).toBe(false)
      await store().leaveActivities(before.owner, now.runId, [key])
      expect((await store().survey(before.owner)).asked).toBe(false)
      expect(await take(now)).toEqual([{ key, from: null }])
      expect((await store().survey(now.owner)).asked).toBe(false)
    })

    test('is not asked by one who does not own the run, nor about what has a receipt', async () => {
      const { before, now } = await handedOver()
      await store().askCarriers({ ...before, tenantId: defaultTenant, keys: [key] })
      expect(await store().askedOf(before.owner)).toEqual([])
      await store().putReceipt(receipt(before))
      await store().askCarriers({ ...now, tenantId: defaultTenant, keys: [key] })
      expect(await store().askedOf(before.owner)).toEqual([])
    })
  })

  describe('receipts that come second', () => {
    test('are kept with what they cost', async () => {
      const held = await intended()
      expect(await store().duplicateUsage(held.runId)).toMatchObject({ calls: 0, costUsd: 0 })
      await store().putReceipt(receipt(held))
      expect(await store().putReceipt(receipt(held))).toBe('duplicate')
      expect(await store().putReceipt({ ...receipt(held), usage: null })).toBe('duplicate')
      expect(await store().duplicateUsage(held.runId)).toEqual({ calls: 1, ...usage })
    })

    test('are not those that are sent once more because their answer was lost', async () => {
      const held = await intended()
      const first = receipt(held)
      expect(await store().putReceipt(first)).toBe('stored')
      expect(await store().putReceipt(first)).toBe('stored')
      const second = receipt(held)
      await store().putReceipt(second)
      expect(await store().putReceipt(second)).toBe('duplicate')
      expect(await store().duplicateUsage(held.runId)).toMatchObject({ calls: 1 })
    })
  })

  test('a message of the inbox can be read again after it was handled', async () => {
    const held = await claimNew(store(), await openNode(store()))
    const command = newCommand(held.runId)
    await store().putCommand(command)
    await store().append([batchOf(held, { handled: [command.id] })])
    expect(await store().message(held.runId, command.id)).toMatchObject({ id: command.id, kind: 'command' })
    expect(await store().message(held.runId, newMessageId())).toBeNull()
  })

  describe('a run that is parked outside of its log', () => {
    const park = (held: Held) => store().parkFaulty({ ...held, tenantId: defaultTenant, error: 'no place for it\0' })

    test('says why, belongs to nobody, and is not claimed before a message comes', async () => {
      const held = await intended()
      expect(await park(held)).toBe(true)
      const row = await store().getRun(held.runId)
      expect(row).toMatchObject({ status: 'PARKED', owner: null, fault: { message: 'no place for it' } })
      const node = await openNode(store())
      expect((await store().claim(node, 1_000)).map(({ runId }) => runId)).not.toContain(held.runId)
      await store().putCommand(newCommand(held.runId))
      const again = await claimedBy(held, node)
      expect(await store().getRun(held.runId)).toMatchObject({ fault: null })
      expect(await store().append([batchOf(again)])).toEqual(['committed'])
      expect(await store().getRun(held.runId)).toMatchObject({ status: 'RUNNING', fault: null })
    })

    test('was parked by its owner', async () => {
      const { before, now } = await handedOver()
      expect(await park(before)).toBe(false)
      expect(await store().getRun(now.runId)).toMatchObject({ owner: now.owner, fault: null })
    })
  })
}
