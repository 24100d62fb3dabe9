import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LeaseKeeper } from '../../../src/actors/runtime/lease-keeper.ts'
import { systemClock } from '../../../src/core/clock.ts'
import { incarnation } from '../../../src/core/ids.ts'
import type { LeaseRenewal, RenewedLease } from '../../../src/core/store/store.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ttlMs = 4_000
const calm: RenewedLease = { fenced: [], nextFenceMs: null }

/** A keeper whose store answers as told, in turn; the last answer stays. */
async function keeping(answers: readonly (RenewedLease | null | Error)[]) {
  const began = performance.now()
  const at = (): number => Math.round(performance.now() - began)
  const [renewals, expired, lost]: [number[], number[], number[]] = [[], [], []]
  const said: LeaseRenewal[] = []
  const keeper = new LeaseKeeper({
    store: {
      openLease: () => Promise.resolve(),
      renewLease: (renewal) => {
        said.push(renewal)
        const answer = answers[Math.min(renewals.length, answers.length - 1)] ?? null
        renewals.push(at())
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
      },
      closeLease: () => Promise.resolve(),
    },
    clock: systemClock,
    lease: { incarnation: incarnation('a'), node: 'a', version: '1', roles: ['worker'], activeRuns: 1, ttlMs },
    load: () => ({ active: 3, underWay: 4, takenOver: 0, draining: false }),
    onExpired: () => expired.push(at()),
    onLost: () => lost.push(at()),
    onError: () => undefined,
  })
  await keeper.open()
  keeper.run()
  return { keeper, renewals, expired, lost, said }
}

test('renews four times in a TTL and says what the node carries', async () => {
  const { renewals, said, expired } = await keeping([calm])
  await vi.advanceTimersByTimeAsync(3_500)
  expect(renewals).toEqual([0, 1_000, 2_000, 3_000])
  expect(said[0]?.load).toEqual({ active: 3, underWay: 4, takenOver: 0, draining: false })
  expect(expired).toEqual([])
})

test('looks at the moment when the lease of another runs out, and says that it is over', async () => {
  const { renewals, expired } = await keeping([
    { fenced: [], nextFenceMs: 2_500 },
    { fenced: [], nextFenceMs: 440 },
    calm,
  ])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(renewals).toEqual([0, 1_000, 1_450])
  expect(expired).toEqual([1_450])
})

test('a failed renewal is tried again soon; the node goes on as long as its lease is sure to hold', async () => {
  const away = new Error('away')
  const { keeper, renewals } = await keeping([calm, away, away, away, away, away, away, away, away, away, away, away])
  await vi.advanceTimersByTimeAsync(1_250)
  expect(renewals).toEqual([0, 1_000, 1_200])
  await vi.advanceTimersByTimeAsync(1_700)
  expect(keeper.holds()).toBe(true)
  await vi.advanceTimersByTimeAsync(100)
  expect(keeper.holds()).toBe(false)
})

test('a fenced lease is the end: nothing may begin any more', async () => {
  const { keeper, lost } = await keeping([null])
  await vi.advanceTimersByTimeAsync(10)
  expect(lost).toEqual([0])
  expect(keeper.holds()).toBe(false)
})
