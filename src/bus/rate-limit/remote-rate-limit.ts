import type { Clock } from '../../core/clock.ts'
import type { Allowance, Rate, RateLimit } from '../../core/rate-limit.ts'
import { pauseBefore } from '../pause-before.ts'
import type { RemoteBusOptions } from '../remote-bus.ts'
import { allowanceOf, clientKey, wholePoints } from './bucket.ts'
import { InProcessRateLimit } from './in-process-rate-limit.ts'
import { type Evaluate, takePoints } from './take-points.ts'

export interface RemoteRateLimitOptions extends Pick<RemoteBusOptions, 'prefix' | 'onConnection'> {
  readonly clock: Pick<Clock, 'monotonic'>
}

/** The server that holds the buckets. */
export interface BucketServer {
  /** Rejects within a second or so where the server does not answer. */
  readonly evaluate: Evaluate
  /** False while there is no point in asking. */
  connected(): boolean
  close(): Promise<void>
}

/**
 * Buckets that all nodes share on a server. While it cannot be reached each node has buckets of its own, full at first; a server
 * that has failed is left alone for a moment, twice as long each time, so that operations do not wait for it one by one.
 */
export function remoteRateLimit(
  rate: Rate,
  server: BucketServer,
  { prefix = 'g1', onConnection = () => undefined, clock }: RemoteRateLimitOptions,
): RateLimit {
  const alone = new InProcessRateLimit(rate, { clock })
  let closed = false
  let failures = 0
  let restsUntil = Number.NEGATIVE_INFINITY
  const take = async (client: string, points: number): Promise<Allowance | null> => {
    if (closed || !server.connected() || clock.monotonic() < restsUntil) return null
    const asked = { ...rate, points: wholePoints(points) }
    try {
      const taken = await takePoints(server.evaluate, `${prefix}:rate:${clientKey(client)}`, asked)
      failures = 0
      onConnection({ up: true })
      return allowanceOf(taken, asked)
    } catch (error) {
      // Of those that waited together only the first counts.
      if (clock.monotonic() >= restsUntil) restsUntil = clock.monotonic() + pauseBefore((failures += 1))
      if (!closed) onConnection({ up: false, error })
      return null
    }
  }
  return {
    take: async (client, points) => (await take(client, points)) ?? alone.take(client, points),
    close: async () => {
      closed = true
      await Promise.all([server.close(), alone.close()])
    },
  }
}
