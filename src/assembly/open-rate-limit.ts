import { InProcessRateLimit } from '../bus/rate-limit/in-process-rate-limit.ts'
import { openRedisRateLimit } from '../bus/rate-limit/redis-rate-limit.ts'
import { openUpstashRateLimit } from '../bus/rate-limit/upstash-rate-limit.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { RateLimit } from '../core/rate-limit.ts'
import { Outage } from '../telemetry/outage.ts'

/** What clients may spend, held where the configuration says: Redis before Upstash, without both in the process; null: no limit. */
export function openRateLimit(
  { rateLimit: perMinute, redisUrl, upstash }: Pick<Config, 'rateLimit' | 'redisUrl' | 'upstash'>,
  { logger, clock }: { readonly logger: Logger; readonly clock: Clock },
): RateLimit | null {
  if (perMinute === 0) return null
  const rate = { limit: perMinute, restorePerSecond: perMinute / 60 }
  const outage = new Outage({ what: 'redis for rate limits', logger, clock })
  const onConnection = ({ up, error }: { readonly up: boolean; readonly error?: unknown }): void =>
    up ? outage.up() : outage.down(error)
  if (redisUrl !== null) return openRedisRateLimit(redisUrl, rate, { clock, onConnection })
  if (upstash !== null) return openUpstashRateLimit(upstash, rate, { clock, onConnection })
  return new InProcessRateLimit(rate, { clock })
}
