import { Redis } from 'ioredis'
import type { Rate, RateLimit } from '../../core/rate-limit.ts'
import { pauseBefore } from '../pause-before.ts'
import { type BucketServer, remoteRateLimit, type RemoteRateLimitOptions } from './remote-rate-limit.ts'

/** How long an answer may take: every operation waits for its own. In milliseconds. */
const answerMs = 500
/** Without any answer for so long a connection counts as broken, in milliseconds. */
const silentMs = 5_000

/** Buckets on a Redis server. `url`: `redis://` or, with TLS, `rediss://`; user, password and number of the database may stand in it. */
export const openRedisRateLimit = (url: string, rate: Rate, options: RemoteRateLimitOptions): RateLimit =>
  remoteRateLimit(rate, openServer(url, options), options)

function openServer(url: string, { onConnection = () => undefined }: RemoteRateLimitOptions): BucketServer {
  const client = new Redis(url, {
    // Nothing waits for a connection, and what was sent over one that broke may have been counted: it is not sent again.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: answerMs,
    socketTimeout: silentMs,
    retryStrategy: pauseBefore,
  })
  let closed = false
  const down = (error: unknown): void => {
    if (!closed) onConnection({ up: false, error })
  }
  client.on('error', down)
  client.on('close', () => down(new Error('The connection is closed.')))
  client.on('ready', () => onConnection({ up: true }))
  return {
    evaluate: (script, key, values) => client.eval(script, 1, key, ...values),
    connected: () => client.status === 'ready',
    close: async () => {
      closed = true
      client.disconnect()
    },
  }
}
