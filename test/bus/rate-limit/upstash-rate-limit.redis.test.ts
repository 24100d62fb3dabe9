import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openUpstashRateLimit } from '../../../src/bus/rate-limit/upstash-rate-limit.ts'
import { systemClock } from '../../../src/core/clock.ts'
import { rateLimitContract, still } from '../../contract/rate-limit.ts'
import { freePort } from '../../support/free-port.ts'
import { startUpstash, type UpstashServer } from '../../support/upstash-server.ts'
import { withServer } from '../../support/with-server.ts'
import { startRedisServer } from '../redis-bus-server.ts'
import { type RateLimitServer, remoteRateLimitContract } from '../../contract/remote-rate-limit.ts'

/** The HTTP interface before a Redis of its own. */
async function startServer(): Promise<RateLimitServer> {
  const port = await freePort()
  const redis = await startRedisServer()
  let http = await startUpstash(redis.url, port)
  return {
    ...redis,
    redisUrl: redis.url,
    open: (rate, options) => openUpstashRateLimit(http, rate, options),
    cut: () => http.stop(),
    restore: async () => {
      http = await startUpstash(redis.url, port)
    },
    stop: async () => {
      await http.stop()
      await redis.stop()
    },
  }
}

withServer('the rate limit on Upstash', inject('redis'), (redisUrl) => {
  let http: UpstashServer
  beforeAll(async () => {
    http = await startUpstash(redisUrl, await freePort())
  })
  afterAll(() => http.stop())

  rateLimitContract((rate) =>
    Promise.resolve(openUpstashRateLimit(http, rate, { prefix: randomUUID(), clock: systemClock })),
  )
  remoteRateLimitContract(startServer)

  test('a wrong token is told, and the node decides alone', async () => {
    const told: unknown[] = []
    const limit = openUpstashRateLimit({ ...http, token: 'wrong' }, still(10), {
      clock: systemClock,
      onConnection: ({ error }) => told.push(error),
    })
    onTestFinished(() => limit.close())
    expect(await limit.take('ann', 10)).toMatchObject({ granted: true })
    expect(await limit.take('ann', 1)).toMatchObject({ granted: false })
    expect(String(told[0])).toContain('Unauthorized')
  })
})
