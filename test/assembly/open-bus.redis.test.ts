import { expect, onTestFinished, test } from 'vitest'
import { openBus } from '../../src/assembly/open-bus.ts'
import { readConfig } from '../../src/config.ts'
import { systemClock } from '../../src/core/clock.ts'
import { logged } from '../support/logged.ts'

const upstash = { UPSTASH_REDIS_REST_URL: 'https://127.0.0.1:1', UPSTASH_REDIS_REST_TOKEN: 'token' }

test('without an address hints stay within the process', async () => {
  const { logger } = logged()
  const bus = openBus(readConfig({}), { logger, clock: systemClock })
  onTestFinished(() => bus.close())
  expect(bus.connected()).toBe(true)
})

test.each([
  ['Redis', { REDIS_URL: 'redis://127.0.0.1:1' }],
  ['Upstash', upstash],
  ['Redis before Upstash', { REDIS_URL: 'redis://127.0.0.1:1', ...upstash }],
])('%s that cannot be reached is said in the log, and the node lives without it', async (name, env) => {
  const { logger, lines } = logged()
  const bus = openBus(readConfig(env), { logger, clock: systemClock })
  onTestFinished(() => bus.close())
  expect(bus.connected()).toBe(false)
  await expect.poll(() => lines.length).toBeGreaterThan(0)
  const [line] = lines
  expect(line).toMatchObject({ level: 'warn', message: 'redis cannot be reached' })
  expect(String(line?.fields['error'])).toMatch(name.startsWith('Redis') ? /ECONNREFUSED/ : /fetch failed/)
})

test('half an address of Upstash is an error that names what is missing', () => {
  for (const name of ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'] as const) {
    expect(() => readConfig({ [name]: upstash[name] })).toThrow(/expected both or none/)
  }
})
