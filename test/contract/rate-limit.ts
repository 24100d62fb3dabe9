import { afterEach, describe, expect, test } from 'vitest'
import type { Allowance, Rate, RateLimit } from '../../src/core/rate-limit.ts'

/** Of which nothing flows back while a test looks. */
export const still = (limit: number): Rate => ({ limit, restorePerSecond: 0.001 })

/** Waits for the points themselves, not for a time. */
export async function untilGranted(limit: RateLimit, client: string, points: number): Promise<void> {
  await expect.poll(async () => (await limit.take(client, points)).granted, { timeout: 10_000, interval: 5 }).toBe(true)
}

/** What every rate limit keeps to. `open`: one whose clients are its own, ready to be asked. */
export function rateLimitContract(open: (rate: Rate) => Promise<RateLimit>): void {
  describe('a rate limit', () => {
    const opened: RateLimit[] = []
    const openLimit = async (rate: Rate): Promise<RateLimit> => {
      const limit = await open(rate)
      opened.push(limit)
      return limit
    }
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((limit) => limit.close()))
    })

    test('grants what is there, and takes nothing where it refuses', async () => {
      const limit = await openLimit(still(100))
      const takes: Pick<Allowance, 'granted' | 'remaining'>[] = []
      for (const points of [60, 41, 40, 1]) {
        const { granted, remaining } = await limit.take('ann', points)
        takes.push({ granted, remaining })
      }
      expect(takes).toEqual([
        { granted: true, remaining: 40 },
        { granted: false, remaining: 40 },
        { granted: true, remaining: 0 },
        { granted: false, remaining: 0 },
      ])
    })

    test('says what the rate is, and when a refused request would be granted', async () => {
      const limit = await openLimit({ limit: 100, restorePerSecond: 0.5 })
      expect(await limit.take('ann', 90)).toEqual({
        granted: true,
        limit: 100,
        remaining: 10,
        restorePerSecond: 0.5,
        retryAfterMs: 0,
      })
      const { granted, retryAfterMs } = await limit.take('ann', 30)
      expect(granted).toBe(false)
      // 20 points are missing, which take 40 s to come.
      expect(retryAfterMs).toBeGreaterThan(30_000)
      expect(retryAfterMs).toBeLessThanOrEqual(40_001)
    })

    test('one client spends nothing of another', async () => {
      const limit = await openLimit(still(10))
      await limit.take('ann', 10)
      expect(await limit.take('ann', 1)).toMatchObject({ granted: false })
      expect(await limit.take('bob', 10)).toMatchObject({ granted: true, remaining: 0 })
    })

    test('after a burst points flow back, no sooner than it said and never beyond a full bucket', async () => {
      const limit = await openLimit({ limit: 40, restorePerSecond: 100 })
      await limit.take('ann', 40)
      const began = performance.now()
      const { granted, retryAfterMs } = await limit.take('ann', 30)
      expect(granted).toBe(false)
      await untilGranted(limit, 'ann', 30)
      // Two clocks that are read one after the other: a few milliseconds between them.
      expect(performance.now() - began).toBeGreaterThan(retryAfterMs - 50)
      await untilGranted(limit, 'ann', 40)
      const { remaining } = await limit.take('ann', 0)
      expect(remaining).toBeLessThanOrEqual(40)
    })

    test('many at once are granted as much as there is, to the point', async () => {
      const limit = await openLimit(still(1_000))
      const all = await Promise.all(Array.from({ length: 700 }, (_, n) => limit.take('ann', 1 + (n % 3))))
      const granted = all.reduce((sum, { granted: ok }, n) => sum + (ok ? 1 + (n % 3) : 0), 0)
      expect(granted).toBeLessThanOrEqual(1_000)
      expect(granted).toBeGreaterThan(997)
    })

    test.each([
      ['nothing', 0, true, 5],
      ['less than nothing', -3, true, 5],
      ['no number', Number.NaN, true, 5],
      ['a part of a point', 0.2, true, 4],
      ['all', 5, true, 0],
      ['more than a bucket holds', 5.5, false, 5],
      ['very much', Number.MAX_SAFE_INTEGER, false, 5],
      ['more than all numbers', Number.POSITIVE_INFINITY, false, 5],
    ])('%s may be asked for', async (_, points, granted, remaining) => {
      const limit = await openLimit(still(5))
      const retryAfterMs = granted ? 0 : Number.POSITIVE_INFINITY
      expect(await limit.take('ann', points)).toMatchObject({ granted, remaining, retryAfterMs })
    })

    test('nothing is granted to a client that has nothing left, but nothing', async () => {
      const limit = await openLimit(still(5))
      await limit.take('ann', 5)
      expect(await limit.take('ann', 0)).toMatchObject({ granted: true, remaining: 0 })
      expect(await limit.take('ann', 1)).toMatchObject({ granted: false, remaining: 0 })
    })

    test('any text names a client, each its own', async () => {
      const limit = await openLimit(still(2))
      const names = ['', ' ', 'a b', 'a\nb', 'a\r\nb', 'a\u0000b', 'a\u0000', '*', '{ann}', '\u{1F600}', 'é', 'e\u0301']
      names.push(
        'ann',
        'Ann',
        'x'.repeat(1_000_000),
        'x'.repeat(1_000_001),
        '__proto__',
        'constructor',
        "'); return 1 --",
      )
      for (const name of names)
        expect(await limit.take(name, 2), JSON.stringify(name.slice(0, 20))).toMatchObject({ granted: true })
      for (const name of names) expect(await limit.take(name, 1)).toMatchObject({ granted: false })
      expect(await limit.take('\ud800', 1)).toMatchObject({ granted: true })
    })

    test('one that is closed still answers', async () => {
      const limit = await openLimit(still(5))
      await limit.close()
      expect(await limit.take('ann', 1)).toMatchObject({ granted: true })
    })
  })
}
