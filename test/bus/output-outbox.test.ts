import { expect, test } from 'vitest'
import { OutputOutbox } from '../../src/bus/output-outbox.ts'
import type { RunId } from '../../src/core/ids.ts'
import type { LivePart } from '../../src/core/live-output.ts'
import { otherRun, part } from '../contract/bus.ts'

/** An outbox whose sends come to their end when the test says so, on a clock that the test sets. */
function held() {
  const sent: { readonly runId: RunId; readonly parts: readonly LivePart[] }[] = []
  const ends: { resolve: (heard: number) => void; reject: (error: Error) => void }[] = []
  const told = { errors: [] as unknown[], now: 0 }
  const outbox = new OutputOutbox({
    send: (runId, parts) => {
      sent.push({ runId, parts })
      return new Promise<number>((resolve, reject) => ends.push({ resolve, reject }))
    },
    onError: (error) => told.errors.push(error),
    now: () => told.now,
  })
  return { outbox, sent, ends, told }
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('the first part leaves at once; what comes meanwhile leaves together, joined for each answer', async () => {
  const { outbox, sent, ends } = held()
  outbox.push(part('a'))
  outbox.push(part('b', { offset: 1 }))
  outbox.push(part('x', { answer: 'a2' }))
  outbox.push(part('c', { offset: 2, ended: true }))
  expect(sent.map(({ parts }) => parts)).toEqual([[part('a')]])
  ends[0]?.resolve(1)
  await tick()
  expect(sent[1]?.parts).toEqual([part('bc', { offset: 1, ended: true }), part('x', { answer: 'a2' })])
})

test('a run that is slow to leave does not hold another one up', () => {
  const { outbox, sent } = held()
  outbox.push(part('a'))
  outbox.push(part('b', { runId: otherRun }))
  expect(sent.map(({ runId }) => runId)).toEqual([part('').runId, otherRun])
})

test('little waits of a run, and little in all; the rest is lost', async () => {
  const { outbox, sent, ends } = held()
  const runs = Array.from({ length: 50 }, (_, n) => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}` as RunId)
  for (const runId of runs) {
    for (let offset = 0; offset < 1_000_000; offset += 10_000) {
      outbox.push(part('x'.repeat(10_000), { runId, offset }))
    }
  }
  for (const { resolve } of ends.splice(0)) resolve(1)
  await tick()
  const sizes = sent.slice(runs.length).map(({ parts }) => parts.reduce((sum, { text }) => sum + text.length, 0))
  expect(Math.max(...sizes)).toBeLessThanOrEqual(64_000)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1_000_000)
  expect(sizes.length).toBeGreaterThan(10)
})

test('a run that nobody hears is left alone for half a second, but a new answer and the end of one are tried', async () => {
  const { outbox, sent, ends, told } = held()
  const push = async (one: LivePart, heard: number): Promise<void> => {
    outbox.push(one)
    ends.splice(0).at(-1)?.resolve(heard)
    await tick()
  }
  const texts = (): string => sent.flatMap(({ parts }) => parts.map(({ text }) => text)).join('')
  await push(part('a'), 0)
  await push(part('b', { offset: 1 }), 0)
  expect(texts()).toBe('a')
  told.now = 501
  await push(part('c', { offset: 2 }), 0)
  await push(part('d', { offset: 3 }), 0)
  expect(texts()).toBe('ac')
  await push(part('A', { answer: 'a2' }), 1)
  await push(part('B', { answer: 'a2', offset: 1 }), 0)
  await push(part('e', { offset: 4, ended: true }), 0)
  expect(texts()).toBe('acABe')
})

test('a send that fails is told, and the next part leaves all the same', async () => {
  const { outbox, sent, ends, told } = held()
  outbox.push(part('a'))
  ends[0]?.reject(new Error('gone'))
  await tick()
  outbox.push(part('b', { offset: 1 }))
  expect(told.errors).toEqual([new Error('gone')])
  expect(sent.map(({ parts }) => parts[0]?.text)).toEqual(['a', 'b'])
})
