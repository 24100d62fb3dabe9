import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InProcessRateLimit } from '../../../src/bus/rate-limit/in-process-rate-limit.ts'
import { systemClock } from '../../../src/core/clock.ts'
import { rateLimitContract, still } from '../../contract/rate-limit.ts'

rateLimitContract((rate) => Promise.resolve(new InProcessRateLimit(rate, { clock: systemClock })))

/** A clock that stands where it is set. */
const clockAt = (now = 0): { now: number; monotonic(): number } => ({
  now,
  monotonic() {
    return this.now
  },
})

test('points flow back as time goes by, to the millisecond', async () => {
  const clock = clockAt(1_000)
  const limit = new InProcessRateLimit({ limit: 10, restorePerSecond: 2 }, { clock })
  expect(await limit.take('ann', 10)).toMatchObject({ granted: true, remaining: 0 })
  expect(await limit.take('ann', 3)).toMatchObject({ granted: false, retryAfterMs: 1_500 })
  clock.now += 1_499
  expect(await limit.take('ann', 3)).toMatchObject({ granted: false, remaining: 2, retryAfterMs: 1 })
  clock.now += 1
  expect(await limit.take('ann', 3)).toMatchObject({ granted: true, remaining: 0 })
  clock.now += 3_600_000
  expect(await limit.take('ann', 0)).toMatchObject({ remaining: 10 })
})

test('a clock that goes back locks nobody out for longer than a bucket takes to fill', async () => {
  const clock = clockAt(1_000_000)
  const limit = new InProcessRateLimit({ limit: 10, restorePerSecond: 2 }, { clock })
  await limit.take('ann', 10)
  clock.now = 0
  expect(await limit.take('ann', 10)).toMatchObject({ granted: false, remaining: 0, retryAfterMs: 5_000 })
  clock.now = 5_000
  expect(await limit.take('ann', 10)).toMatchObject({ granted: true })
})

test('over any time no client is granted more than a bucket and what flowed in meanwhile', async () => {
  const step = fc.record({ waitMs: fc.nat(3_000), points: fc.nat(60) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const clock = clockAt()
      const limit = new InProcessRateLimit({ limit: 50, restorePerSecond: 7 }, { clock })
      let spent = 0
      for (const { waitMs, points } of steps) {
        clock.now += waitMs
        const before = await limit.take('ann', 0)
        const after = await limit.take('ann', points)
        spent += after.granted ? points : 0
        // It is granted just where so many were left.
        expect(after.granted).toBe(points <= before.remaining)
        expect(after.remaining).toBe(before.remaining - (after.granted ? points : 0))
        expect(spent).toBeLessThanOrEqual(50 + (clock.now / 1_000) * 7 + 1e-6)
      }
    }),
  )
})

test('clients whose bucket is full again are forgotten', async () => {
  const clock = clockAt()
  const limit = new InProcessRateLimit({ limit: 10, restorePerSecond: 1 }, { clock })
  for (let n = 0; n < 1_000; n += 1) await limit.take(`client ${n}`, 5)
  expect(limit.size).toBe(1_000)
  for (let n = 0; n < 2; n += 1) {
    clock.now += 10_000
    await limit.take('ann', 0)
  }
  expect(limit.size).toBe(0)
})

test('nobody is forgotten before the bucket is full again', async () => {
  const clock = clockAt()
  const limit = new InProcessRateLimit({ limit: 10, restorePerSecond: 1 }, { clock })
  for (let n = 0; n < 100; n += 1) {
    clock.now += 100
    await limit.take(`client ${n}`, 10)
  }
  for (let n = 0; n < 100; n += 1) expect(await limit.take(`client ${n}`, 10)).toMatchObject({ granted: false })
  clock.now += 100
  expect(await limit.take('client 0', 10)).toMatchObject({ granted: true })
  expect(await limit.take('client 1', 10)).toMatchObject({ granted: false })
})

test('who asks for nothing, or more than there is, is not remembered', async () => {
  const limit = new InProcessRateLimit(still(10), { clock: clockAt() })
  await limit.take('ann', 0)
  await limit.take('bob', 11)
  expect(limit.size).toBe(0)
})

test('no more clients are remembered than may be: whoever asked least recently goes first', async () => {
  const limit = new InProcessRateLimit(still(10), { clock: clockAt(), mostClients: 100 })
  await limit.take('first', 10)
  const largest: number[] = []
  for (let n = 0; n < 2_500; n += 1) {
    await limit.take(`client ${n}`, 10)
    await limit.take('first', 1)
    largest.push(limit.size)
  }
  expect(await limit.take('first', 1)).toMatchObject({ granted: false })
  for (let n = 2_500; n < 5_000; n += 1) {
    await limit.take(`client ${n}`, 10)
    largest.push(limit.size)
  }
  expect(await limit.take('first', 10)).toMatchObject({ granted: true })
  expect(Math.max(...largest)).toBeLessThanOrEqual(100)
})
