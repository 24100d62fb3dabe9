import { expect, test } from 'vitest'
import { Outbox } from '../../src/bus/outbox.ts'
import type { Hint } from '../../src/core/bus.ts'
import { runId, seq } from '../../src/core/ids.ts'
import { hint } from '../contract/bus.ts'

/** An outbox whose sends come to their end when the test says so. */
function held() {
  const sent: (readonly Hint[])[] = []
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = []
  const told = { lost: 0, errors: [] as unknown[] }
  const outbox = new Outbox({
    send: (hints) => {
      sent.push(hints)
      return new Promise<void>((resolve, reject) => ends.push({ resolve, reject }))
    },
    onLost: (count) => {
      told.lost += count
    },
    onError: (error) => told.errors.push(error),
  })
  return { outbox, sent, ends, told }
}

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const run = (number: number): Hint['runId'] => runId(`0192f0c1-0000-7000-8000-${String(number).padStart(12, '0')}`)

test('the first hint leaves at once; what comes meanwhile leaves together, newest head for a run', async () => {
  const { outbox, sent, ends } = held()
  for (const head of [1, 2, 4, 3, 0]) outbox.push(hint(head))
  outbox.push({ runId: run(7), head: seq(1) })
  expect(sent).toEqual([[hint(1)]])
  ends[0]?.resolve()
  await tick()
  expect(sent[1]).toEqual([hint(4), hint(0), { runId: run(7), head: 1 }])
})

test('at most 1,000 runs wait; the others are counted as lost', async () => {
  const { outbox, sent, ends, told } = held()
  for (let number = 0; number < 3_000; number += 1) outbox.push({ runId: run(number), head: seq(1) })
  expect(told.lost).toBe(1_999)
  ends[0]?.resolve()
  await tick()
  expect(sent.map((hints) => hints.length)).toEqual([1, 1_000])
})

test('a send that fails loses its own hints and no others', async () => {
  const { outbox, sent, ends, told } = held()
  outbox.push(hint(1))
  outbox.push(hint(2))
  ends[0]?.reject(new Error('gone'))
  await tick()
  expect(told).toMatchObject({ lost: 1, errors: [new Error('gone')] })
  expect(sent[1]).toEqual([hint(2)])
})
