import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { openRedisRateLimit } from '../../../src/bus/rate-limit/redis-rate-limit.ts'
import { systemClock } from '../../../src/core/clock.ts'
import { until } from '../../contract/bus.ts'
import { rateLimitContract } from '../../contract/rate-limit.ts'
import { withServer } from '../../support/with-server.ts'
import { startRedisServer } from '../redis-bus-server.ts'
import { remoteRateLimitContract } from '../../contract/remote-rate-limit.ts'

withServer('the rate limit on Redis', inject('redis'), (url) => {
  rateLimitContract(async (rate) => {
    const news: boolean[] = []
    const onConnection = ({ up }: { readonly up: boolean }): unknown => news.push(up)
    const limit = openRedisRateLimit(url, rate, { prefix: randomUUID(), clock: systemClock, onConnection })
    await until(() => news.at(-1) === true)
    return limit
  })
  remoteRateLimitContract(async () => {
    const redis = await startRedisServer()
    return { ...redis, redisUrl: redis.url, open: (rate, options) => openRedisRateLimit(redis.url, rate, options) }
  })
})
