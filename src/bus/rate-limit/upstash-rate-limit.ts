import { Redis } from '@upstash/redis'
import type { Rate, RateLimit } from '../../core/rate-limit.ts'
import type { UpstashAddress } from '../upstash-bus.ts'
import { remoteRateLimit, type RemoteRateLimitOptions } from './remote-rate-limit.ts'

/** How long one request may take: every operation waits for its own. In milliseconds. */
const requestMs = 1_000

/** Buckets on an Upstash database, over its HTTP interface: one request each time points are taken. */
export function openUpstashRateLimit(address: UpstashAddress, rate: Rate, options: RemoteRateLimitOptions): RateLimit {
  const client = new Redis({
    ...address,
    retry: false,
    enableTelemetry: false,
    readYourWrites: false,
    signal: () => AbortSignal.timeout(requestMs),
  })
  return remoteRateLimit(
    rate,
    {
      evaluate: (script, key, values) => client.eval(script, [key], [...values]),
      connected: () => true,
      // What is under way ends within `requestMs`.
      close: () => Promise.resolve(),
    },
    options,
  )
}
