import { expect, test } from 'vitest'
import { Dispatcher } from '../../../src/actors/runtime/dispatcher.ts'
import type { Performer, Work } from '../../../src/actors/runtime/performer.ts'
import type { ReceiptBody } from '../../../src/actors/run/decide/receipt.ts'
import { emptyRun } from '../../../src/actors/run/run-context.ts'
import { incarnation, runId } from '../../../src/core/ids.ts'

const id = runId('01920000-0000-7000-8000-000000000000')
const key = 'make/1/1/think/1'
const work: Work = {
  runId: id,
  incarnation: incarnation('one'),
  activity: { key, kind: 'think', input: {}, onLoss: 'retry' },
  run: emptyRun,
}
const dispatcherOf = (think: Performer, more: Partial<ConstructorParameters<typeof Dispatcher>[0]> = {}): Dispatcher =>
  new Dispatcher({
    performers: new Map([['think', think]]),
    mayBegin: () => true,
    onError: () => undefined,
    ...more,
  })

test('an outcome that cannot be delivered is reported, and the activity may begin again', async () => {
  const errors: unknown[] = []
  const dispatcher = dispatcherOf(() => Promise.resolve({}), { onError: (error) => errors.push(error) })
  dispatcher.begin(work, () => Promise.reject(new Error('the store is away')))
  await expect.poll(() => dispatcher.size).toBe(0)
  expect(errors).toEqual([new Error('the store is away')])
})

test('an activity that was wanted again while it ended, and then no more, does not begin', async () => {
  const ends: (() => void)[] = []
  const dispatcher = dispatcherOf(() => new Promise((resolve) => ends.push(() => resolve({}))))
  let wanted = true
  const begin = (): void => {
    if (wanted) dispatcher.begin(work, () => Promise.resolve(), begin)
  }
  begin()
  const aborted = dispatcher.abort(id, key)
  begin()
  wanted = false
  void dispatcher.abort(id, key)
  ends[0]?.()
  await aborted
  await expect.poll(() => dispatcher.size).toBe(0)
  expect(ends).toHaveLength(1)
})

test('an aborted activity begins again only when it has come to its end, and gives one outcome', async () => {
  const ends: (() => void)[] = []
  const outcomes: ReceiptBody[] = []
  const deliver = async (body: ReceiptBody): Promise<void> => void outcomes.push(body)
  const dispatcher = dispatcherOf(() => new Promise((resolve) => ends.push(() => resolve({ n: ends.length }))))
  dispatcher.begin(work, deliver)
  const aborted = dispatcher.abort(id, key)
  expect(dispatcher.isUnderWay(id, key)).toBe(false)
  const begin = (): void => dispatcher.begin(work, deliver, begin)
  begin()
  begin()
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await aborted
  await expect.poll(() => ends.length).toBe(2)
  ends[1]?.()
  await expect.poll(() => dispatcher.size).toBe(0)
  expect(outcomes).toEqual([{ outcome: 'done', result: { n: 2 } }])
})

test('one that does not react to having been aborted counts as gone after a while', async () => {
  const dispatcher = dispatcherOf(() => new Promise(() => undefined), { graceMs: 1 })
  dispatcher.begin(work, () => Promise.reject(new Error('not wanted')))
  await dispatcher.abort(id, key)
  expect(dispatcher.size).toBe(0)
})

test('one that never ends is stopped and has failed', async () => {
  const outcomes: ReceiptBody[] = []
  let aborted = false
  const dispatcher = dispatcherOf(
    (_, signal) => {
      signal.addEventListener('abort', () => (aborted = true))
      return new Promise(() => undefined)
    },
    { limitMs: 1 },
  )
  dispatcher.begin(work, async (body) => void outcomes.push(body))
  await expect.poll(() => outcomes).toMatchObject([{ outcome: 'failed', failure: { retryable: true } }])
  expect(aborted).toBe(true)
})

test('a drain waits for what is under way, and not for what nobody wants any more', async () => {
  const dispatcher = dispatcherOf(() => new Promise(() => undefined), { graceMs: 60_000 })
  dispatcher.begin(work, async () => undefined)
  void dispatcher.abort(id, key)
  await dispatcher.drain(60_000)
  const late = dispatcherOf(() => new Promise(() => undefined), { graceMs: 1 })
  late.begin(work, async () => undefined)
  await late.drain(1)
  await expect.poll(() => late.size).toBe(0)
})
