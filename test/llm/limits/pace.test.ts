import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoffMs } from '../../../src/llm/limits/backoff.ts'
import { Pace } from '../../../src/llm/limits/pace.ts'

function pace() {
  const clock = { now: 0 }
  return { clock, made: new Pace(() => clock.now) }
}

describe('the pace of a model', () => {
  test('knows nothing before anything was said', () => {
    expect(pace().made.waitMs(1_000_000)).toBe(0)
  })

  test('waits as long as the provider asks, however long', () => {
    const { clock, made } = pace()
    made.learn(null, 90_000)
    made.learn(null, 1_000)
    expect(made.waitMs(1)).toBe(90_000)
    clock.now = 90_000
    expect(made.waitMs(1)).toBe(0)
  })

  test('counts what is left of requests and tokens, and waits until there is room', () => {
    const { clock, made } = pace()
    made.learn({ requests: { left: 2, resetMs: 4_000 }, tokens: { left: 1_000, resetMs: 2_000 } }, null)
    made.begin(600)
    expect(made.waitMs(300)).toBe(0)
    expect(made.waitMs(600)).toBe(2_000)
    made.begin(300)
    expect(made.waitMs(1)).toBe(4_000)
    clock.now = 4_000
    expect(made.waitMs(1)).toBe(0)
  })

  test('risks a request after a while where a limit takes long to be full again', () => {
    const { made } = pace()
    made.learn({ requests: { left: 0, resetMs: 3_600_000 }, tokens: null }, null)
    expect(made.waitMs(1)).toBe(15_000)
  })
})

test('the wait before another try is anything up to a bound that doubles and ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
      const wait = backoffMs(tries, () => chance)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(Math.min(8_000, 500 * 2 ** (tries - 1)))
    }),
  )
  expect([1, 2, 3, 9].map((tries) => backoffMs(tries, () => 1))).toEqual([500, 1_000, 2_000, 8_000])
})
