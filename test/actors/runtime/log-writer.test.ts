import { expect, test } from 'vitest'
import { LogWriter } from '../../../src/actors/runtime/log-writer.ts'
import { epoch, incarnation, seq } from '../../../src/core/ids.ts'
import type { AppendBatch } from '../../../src/core/store/append.ts'
import { AppendUnknown } from '../../../src/core/store/errors.ts'
import { batchOf, newRunId } from '../../support/store-fixture.ts'

const batch = (): AppendBatch =>
  batchOf({ runId: newRunId(), owner: incarnation('me'), epoch: epoch(1), lastSeq: seq(1) })

/** A store whose answer to the first append is lost; `carriedOut` says whether the append itself was. */
function losingAnAnswer({ carriedOut }: { readonly carriedOut: boolean }) {
  const sent: string[] = []
  const stored = new Set<string>()
  return {
    sent,
    stored,
    append: (batches: readonly AppendBatch[]) => {
      const first = sent.length === 0
      sent.push(...batches.map(({ batchId }) => batchId))
      if (!first || carriedOut) for (const { batchId } of batches) stored.add(batchId)
      if (first) return Promise.reject(new AppendUnknown('lost'))
      return Promise.resolve(batches.map(() => 'committed' as const))
    },
    ambiguous: ({ batchId }: AppendBatch) =>
      Promise.resolve(stored.has(batchId) ? ('committed' as const) : ('absent' as const)),
  }
}

const writerOn = (store: ReturnType<typeof losingAnAnswer>): LogWriter =>
  new LogWriter({ store, lanes: 1, flushSize: 10, pause: () => Promise.resolve() })

test('an append whose answer was lost before it was carried out is sent again, the identical one', async () => {
  const store = losingAnAnswer({ carriedOut: false })
  const one = batch()
  expect(await writerOn(store).append(one)).toBe('committed')
  expect(store.sent).toEqual([one.batchId, one.batchId])
  expect([...store.stored]).toEqual([one.batchId])
})

test('an append whose answer was lost after it was carried out is committed, and not sent again', async () => {
  const store = losingAnAnswer({ carriedOut: true })
  const one = batch()
  expect(await writerOn(store).append(one)).toBe('committed')
  expect(store.sent).toEqual([one.batchId])
})

test('a first sending that arrives after the question and before the second one is no refusal', async () => {
  let sent = 0
  const store = {
    append: () => {
      sent += 1
      return sent === 1 ? Promise.reject(new AppendUnknown('lost')) : Promise.resolve(['refused' as const])
    },
    ambiguous: () => Promise.resolve(sent === 1 ? ('absent' as const) : ('committed' as const)),
  }
  const writer = new LogWriter({ store, lanes: 1, flushSize: 10, pause: () => Promise.resolve() })
  expect(await writer.append(batch())).toBe('committed')
  expect(sent).toBe(2)
})
