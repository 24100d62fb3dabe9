import { expect, onTestFinished, test } from 'vitest'
import { openRateLimit } from '../../src/assembly/open-rate-limit.ts'
import { readConfig } from '../../src/config.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { RateLimit } from '../../src/core/rate-limit.ts'
import { logged } from '../support/logged.ts'

const upstash = { UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:1', UPSTASH_REDIS_REST_TOKEN: 'token' }

function open(env: Record<string, string>, { logger } = logged()): RateLimit {
  const limit = openRateLimit(readConfig(env), { logger, clock: systemClock })
  if (limit === null) throw new Error('Found no rate limit, expected one.')
  onTestFinished(() => limit.close())
  return limit
}

test('a client may spend at once what it may spend in a minute', async () => {
  const limit = open({ G1_RATE_LIMIT: '120' })
  expect(await limit.take('ann', 120)).toMatchObject({ granted: true, limit: 120, remaining: 0, restorePerSecond: 2 })
  expect(await limit.take('ann', 100)).toMatchObject({ granted: false })
})

test('where nothing is said the limit is far beyond what pages of the console ask, and 0 switches it off', async () => {
  expect(await open({}).take('ann', 1)).toMatchObject({ granted: true, limit: 600_000, restorePerSecond: 10_000 })
  const { logger } = logged()
  expect(openRateLimit(readConfig({ G1_RATE_LIMIT: '0' }), { logger, clock: systemClock })).toBeNull()
})

test.each(['-1', '1.5', 'many', '60000001', 'Infinity', '1e99'])(
  'G1_RATE_LIMIT=%s is an error that names it',
  (value) => {
    expect(() => readConfig({ G1_RATE_LIMIT: value })).toThrow(/The environment cannot be used: G1_RATE_LIMIT: /)
  },
)

test.each([
  ['Redis', { REDIS_URL: 'redis://127.0.0.1:1' }, /ECONNREFUSED/],
  ['Upstash', upstash, /fetch failed/],
  ['Redis before Upstash', { REDIS_URL: 'redis://127.0.0.1:1', ...upstash }, /ECONNREFUSED/],
])('%s that cannot be reached is said in the log once, and the node counts alone', async (_, env, reason) => {
  const log = logged()
  const limit = open({ ...env, G1_RATE_LIMIT: '60' }, log)
  expect(await limit.take('ann', 60)).toMatchObject({ granted: true })
  expect(await limit.take('ann', 60)).toMatchObject({ granted: false })
  await expect.poll(() => log.lines.length).toBeGreaterThan(0)
  expect(log.lines).toHaveLength(1)
  expect(log.lines[0]).toMatchObject({ level: 'warn', message: 'redis for rate limits cannot be reached' })
  expect(String(log.lines[0]?.fields['error'])).toMatch(reason)
})
