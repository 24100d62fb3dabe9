import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { NotFound } from '../../src/core/errors.ts'
import { epoch, incarnation, seq, sha256 } from '../../src/core/ids.ts'
import { AppendDataError } from '../../src/core/store/errors.ts'
import type { Store } from '../../src/core/store/store.ts'
import { after, batchOf, claimNew, event, newRunId, openNode, start } from '../support/store-fixture.ts'

/** The log: what gets in, what does not, and that it comes back as it was. */
export function appendContract(store: () => Store): void {
  describe('append', () => {
    test('gives events the next positions and returns them as they were decided, key order included', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const batch = batchOf(held, {
        events: [event({ zulu: 1, a: { c: null, b: [1.5, 'ü€😀"\\,{}'] } }), event(null, { persona: 'tester', v: 3 })],
      })
      expect(await store().append([batch])).toEqual(['committed'])
      const stored = await store().readEvents(held.runId, held.lastSeq, 10)
      expect(stored).toMatchObject([
        {
          seq: 2,
          batchId: batch.batchId,
          type: 'StepStarted',
          v: 1,
          persona: null,
          cause: 'cause',
          at: 1_700_000_000_123,
        },
        { seq: 3, batchId: batch.batchId, v: 3, persona: 'tester', data: null },
      ])
      expect(JSON.stringify(stored[0]?.data)).toBe(batch.events[0]?.json)
    })

    test('refuses a batch of somebody who is not the owner', async () => {
      const held = await claimNew(store(), await openNode(store()))
      expect(await store().append([batchOf(held, { owner: incarnation(randomUUID()) })])).toEqual(['refused'])
      expect((await store().heads([held.runId])).get(held.runId)).toBe(held.lastSeq)
    })

    test('refuses the owner of an earlier or later epoch, though owner and seq match', async () => {
      const held = await claimNew(store(), await openNode(store()))
      expect(await store().append([batchOf(held, { epoch: epoch(held.epoch - 1) })])).toEqual(['refused'])
      expect(await store().append([batchOf(held, { epoch: epoch(held.epoch + 1) })])).toEqual(['refused'])
      expect((await store().heads([held.runId])).get(held.runId)).toBe(held.lastSeq)
    })

    test('refuses a batch that expects another head: no event twice, no gap', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const batch = batchOf(held)
      expect(await store().append([batch])).toEqual(['committed'])
      expect(await store().append([batch])).toEqual(['refused'])
      expect(await store().append([{ ...batch, expected: seq(held.lastSeq + 5) }])).toEqual(['refused'])
      expect((await store().readEvents(held.runId, start, 10)).map((stored) => stored.seq)).toEqual([1, 2])
    })

    test('an unknown run is refused', async () => {
      const held = await claimNew(store(), await openNode(store()))
      expect(await store().append([batchOf(held, { runId: newRunId() })])).toEqual(['refused'])
    })

    test('takes many runs at once, each on its own merits, with outcomes in the order of the batches', async () => {
      const node = await openNode(store())
      const held = [
        await claimNew(store(), node),
        await claimNew(store(), node),
        await claimNew(store(), node),
      ] as const
      const batches = held.map((run, index) =>
        batchOf(run, {
          events: Array.from({ length: index + 1 }, (_, n) => event({ run: index, n })),
          activities: {
            add: [{ key: `of ${index}`, kind: 'k', input: index, onLoss: 'ask' }],
            remove: [],
            receipts: [],
          },
          ...(index === 1 ? { epoch: epoch(99) } : {}),
        }),
      )
      expect(await store().append(batches.toReversed())).toEqual(['committed', 'refused', 'committed'])
      const data = async (index: 0 | 1 | 2) =>
        (await store().readEvents(held[index].runId, held[index].lastSeq, 10)).map((stored) => stored.data)
      expect(await data(0)).toEqual([{ run: 0, n: 0 }])
      expect(await data(1)).toEqual([])
      expect(await data(2)).toEqual([0, 1, 2].map((n) => ({ run: 2, n })))
      expect(await store().activities(held[1].runId)).toEqual([])
      expect(await store().activities(held[2].runId)).toEqual([
        { key: 'of 2', kind: 'k', input: 2, onLoss: 'ask', outcome: null, carrier: held[2].owner },
      ])
    })

    test.for([
      ['a run that comes twice', (held: Parameters<typeof batchOf>[0]) => [batchOf(held), batchOf(held)]],
      ['a batch without events', (held: Parameters<typeof batchOf>[0]) => [batchOf(held, { events: [] })]],
    ] as const)('refuses %s', async ([, batches]) => {
      const held = await claimNew(store(), await openNode(store()))
      await expect(store().append(batches(held))).rejects.toThrow(AppendDataError)
      expect((await store().heads([held.runId])).get(held.runId)).toBe(held.lastSeq)
    })

    test.for([
      ['an escaped NUL', String.raw`{"a":"x\u0000"}`],
      ['a raw NUL', '{"a":"x\0"}'],
      ['an escaped lone surrogate', String.raw`{"a":"\ud83d"}`],
      ['a raw lone surrogate', '{"a":"\ud83d"}'],
      ['broken JSON', '{"a":'],
      ['large broken JSON', `{"a":"${'x'.repeat(20_000)}`],
    ] as const)('a value that cannot be stored (%s) fails the whole call and leaves nothing', async ([, json]) => {
      const node = await openNode(store())
      const good = await claimNew(store(), node)
      const bad = await claimNew(store(), node)
      const whole = [batchOf(good), batchOf(bad, { events: [event(), { ...event(), json }] })] as const
      await expect(store().append(whole)).rejects.toThrow(AppendDataError)
      expect([...(await store().heads([good.runId, bad.runId])).values()]).toEqual([1, 1])
      expect(await store().append([whole[0]])).toEqual(['committed'])
    })

    test('text that only looks like an escape is kept', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const data = { path: String.raw`C:\u0000 \ud83d`, face: '😀' }
      expect(await store().append([batchOf(held, { events: [event(data)] })])).toEqual(['committed'])
      expect((await store().readEvents(held.runId, held.lastSeq, 1))[0]?.data).toEqual(data)
    })

    test('activity inputs and timer bodies are cleaned', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const batch = batchOf(held, {
        activities: {
          add: [{ key: 'a', kind: 'k', input: { 'n\0': 'x\0\ud83d' }, onLoss: 'ask' }],
          remove: [],
          receipts: [],
        },
      })
      expect(await store().append([batch])).toEqual(['committed'])
      expect((await store().activities(held.runId))[0]?.input).toEqual({ n: 'x\ufffd' })
    })

    test('large data comes back whole, next to small', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const large = { text: 'ü'.repeat(300_000), n: 1 }
      const batch = batchOf(held, { events: [event({ n: 0 }), event(large), event(large), event({ n: 2 })] })
      expect(await store().append([batch])).toEqual(['committed'])
      const stored = await store().readEvents(held.runId, held.lastSeq, 10)
      expect(stored.map(({ data }) => data)).toEqual([{ n: 0 }, large, large, { n: 2 }])
    })

    test('reads contiguous events from any position, at most as many as asked', async () => {
      const held = await claimNew(store(), await openNode(store()))
      await store().append([batchOf(held, { events: Array.from({ length: 20 }, (_, n) => event(n)) })])
      const page = await store().readEvents(held.runId, seq(5), 7)
      expect(page.map((stored) => stored.seq)).toEqual([6, 7, 8, 9, 10, 11, 12])
      expect(await store().readEvents(held.runId, seq(21), 7)).toEqual([])
      expect(await store().readEvents(newRunId(), start, 7)).toEqual([])
    })

    test('tells what became of a batch whose answer was lost', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const batch = batchOf(held)
      expect(await store().ambiguous(batch)).toBe('absent')
      await store().append([batch])
      expect(await store().ambiguous(batch)).toBe('committed')
      expect(await store().ambiguous(batchOf(held))).toBe('refused')
      const next = after(held, batch)
      await store().release(held.owner, [held.runId])
      expect(await store().ambiguous(batchOf(next))).toBe('refused')
    })

    test('the run row shows the last turn', async () => {
      const held = await claimNew(store(), await openNode(store()))
      await store().append([batchOf(held, { status: 'PAUSED' })])
      expect(await store().getRun(held.runId)).toMatchObject({
        status: 'PAUSED',
        lastSeq: 2,
        owner: held.owner,
        epoch: 1,
      })
    })
  })

  describe('blobs', () => {
    test('come back by their hash, and may be written again', async () => {
      const bytes = new Uint8Array([0, 1, 255, 10, 92])
      const hash = sha256(createHash('sha256').update(bytes).digest('hex'))
      await store().putBlobs([{ sha256: hash, bytes }])
      await store().putBlobs([
        { sha256: hash, bytes },
        { sha256: hash, bytes },
      ])
      expect(await store().getBlob(hash)).toEqual(bytes)
    })

    test('a missing one is named', async () => {
      const hash = sha256('0'.repeat(64))
      await expect(store().getBlob(hash)).rejects.toThrow(NotFound)
    })
  })
}
