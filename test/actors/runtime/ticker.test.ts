import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Ticker } from '../../../src/actors/runtime/ticker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A ticker that notes when its rounds began, in milliseconds from its start. */
function ticking(tick: (ticker: Ticker) => Promise<void> = () => Promise.resolve()) {
  const began = performance.now()
  const rounds: number[] = []
  const errors: unknown[] = []
  const ticker: Ticker = new Ticker({
    everyMs: 1_000,
    tick: async () => {
      rounds.push(Math.round(performance.now() - began))
      await Promise.resolve()
      await tick(ticker)
    },
    onError: (error) => errors.push(error),
  })
  ticker.run()
  return { ticker, rounds, errors }
}

test('a round begins at once and then so long after the last one, failed or not', async () => {
  const { rounds, errors } = ticking(() => Promise.reject(new Error('away')))
  await vi.advanceTimersByTimeAsync(2_500)
  expect(rounds).toEqual([0, 1_000, 2_000])
  expect(errors).toHaveLength(3)
})

test('a nudge during a round asks for one more right after it', async () => {
  let nudged = false
  const { rounds } = ticking((ticker) => {
    if (!nudged) ticker.nudge()
    nudged = true
    return Promise.resolve()
  })
  await vi.advanceTimersByTimeAsync(500)
  expect(rounds).toEqual([0, 0])
})

test('the next round comes sooner where it is asked for, during a round and between two, and never later', async () => {
  const { ticker, rounds } = ticking((own) => {
    if (rounds.length === 1) own.within(300)
    return Promise.resolve()
  })
  await vi.advanceTimersByTimeAsync(350)
  ticker.within(5_000)
  ticker.within(100)
  await vi.advanceTimersByTimeAsync(1_150)
  expect(rounds).toEqual([0, 300, 450, 1_450])
})

test('nothing follows once it is stopped', async () => {
  const { ticker, rounds } = ticking()
  await vi.advanceTimersByTimeAsync(10)
  await ticker.stop()
  ticker.within(10)
  ticker.nudge()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(rounds).toEqual([0])
})
