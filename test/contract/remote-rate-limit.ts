import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clientKey } from '../../src/bus/rate-limit/bucket.ts'
import type { RemoteRateLimitOptions } from '../../src/bus/rate-limit/remote-rate-limit.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Rate, RateLimit } from '../../src/core/rate-limit.ts'
import { still, untilGranted } from './rate-limit.ts'
import type { BusServer } from './remote-bus.ts'

/** What a rate limit between nodes talks to, in the hands of a test: a server in front of the Redis at `redisUrl`. */
export interface RateLimitServer extends Pick<BusServer, 'cut' | 'restore' | 'freeze' | 'thaw' | 'stop'> {
  readonly redisUrl: string
  open(rate: Rate, options: RemoteRateLimitOptions): RateLimit
}

interface Node {
  readonly limit: RateLimit
  /** Each time the server was found or lost. */
  readonly news: boolean[]
}

/** What every rate limit between nodes keeps to, whatever happens to its server. */
export function remoteRateLimitContract(start: () => Promise<RateLimitServer>): void {
  describe('between nodes', () => {
    let server: RateLimitServer
    let redis: Redis
    let prefix: string
    const opened: RateLimit[] = []
    const open = (rate: Rate): Node => {
      const news: boolean[] = []
      const limit = server.open(rate, { prefix, clock: systemClock, onConnection: ({ up }) => news.push(up) })
      opened.push(limit)
      return { limit, news }
    }
    /** Waits until the node asks the server again. It may take a point or more from it. */
    const asking = async ({ limit, news }: Node): Promise<void> => {
      await expect
        .poll(async () => {
          await limit.take('somebody else', 1)
          return news.at(-1)
        })
        .toBe(true)
    }
    const openAsking = async (rate: Rate): Promise<Node> => {
      const node = open(rate)
      await asking(node)
      return node
    }
    const keyOf = (client: string): string => `${prefix}:rate:${clientKey(client)}`
    beforeEach(async () => {
      server = await start()
      redis = new Redis(server.redisUrl)
      redis.on('error', () => undefined)
      prefix = randomUUID()
    })
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((limit) => limit.close()))
      redis.disconnect()
      await server.stop()
    })

    test('a client has one bucket on all nodes', async () => {
      const [here, there] = [await openAsking(still(100)), await openAsking(still(100))]
      expect(await here.limit.take('ann', 60)).toMatchObject({ granted: true, remaining: 40 })
      expect(await there.limit.take('ann', 60)).toMatchObject({ granted: false, remaining: 40 })
      expect(await there.limit.take('ann', 40)).toMatchObject({ granted: true, remaining: 0 })
      expect(await here.limit.take('ann', 1)).toMatchObject({ granted: false, remaining: 0 })
      const both = await Promise.all(
        Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? here : there).limit.take('bob', 1)),
      )
      expect(both.filter(({ granted }) => granted).length).toBe(100)
    })

    test('each time it is asked is one command, and what it keeps is gone when the bucket is full', async () => {
      const { limit } = await openAsking({ limit: 100, restorePerSecond: 1_000 })
      await redis.config('RESETSTAT')
      for (let n = 0; n < 20; n += 1) await limit.take('ann', 1)
      const stats = await redis.info('commandstats')
      const calls = /cmdstat_eval(?:sha)?:calls=(\d+)/.exec(stats)?.[1]
      expect(Number(calls)).toBe(20)
      await limit.take('ann', 100)
      expect(await redis.pttl(keyOf('ann'))).toBeLessThanOrEqual(101)
      await expect.poll(() => redis.exists(keyOf('ann'))).toBe(0)
      await limit.take('bob', 0)
      expect(await redis.exists(keyOf('bob'))).toBe(0)
    })

    test('nobody can read who the clients are', async () => {
      const { limit } = await openAsking(still(100))
      await limit.take('192.0.2.7', 1)
      const keys = await redis.keys(`${prefix}:*`)
      expect(keys).toContain(keyOf('192.0.2.7'))
      expect(keys.join(' ')).not.toContain('192.0.2.7')
    })

    test('a clock of the server that went back locks nobody out for longer than a bucket takes to fill', async () => {
      const { limit } = await openAsking({ limit: 100, restorePerSecond: 1_000 })
      await redis.set(keyOf('ann'), String(Date.now() + 3_600_000))
      const { granted, retryAfterMs } = await limit.take('ann', 100)
      expect(granted).toBe(false)
      expect(retryAfterMs).toBeLessThanOrEqual(100)
      await untilGranted(limit, 'ann', 100)
    })

    test('what somebody else wrote in its place is no obstacle', async () => {
      const { limit, news } = await openAsking(still(100))
      await redis.set(keyOf('ann'), 'nonsense')
      expect(await limit.take('ann', 100)).toMatchObject({ granted: true, remaining: 0 })
      await redis.rpush(keyOf('bob'), 'nonsense')
      expect(await limit.take('bob', 60)).toMatchObject({ granted: true, remaining: 40 })
      expect(news.at(-1)).toBe(false)
    })

    test('with the server gone each node has buckets of its own; once it is back they share them again', async () => {
      const [here, there] = [await openAsking(still(100)), await openAsking(still(100))]
      await here.limit.take('ann', 100)
      await server.cut()
      expect(await here.limit.take('ann', 60)).toMatchObject({ granted: true, remaining: 40 })
      expect(await there.limit.take('ann', 100)).toMatchObject({ granted: true, remaining: 0 })
      expect(await here.limit.take('ann', 60)).toMatchObject({ granted: false, remaining: 40 })
      expect([here.news.at(-1), there.news.at(-1)]).toEqual([false, false])
      await server.restore()
      await Promise.all([asking(here), asking(there)])
      await here.limit.take('bob', 100)
      expect(await there.limit.take('bob', 1)).toMatchObject({ granted: false })
    })

    test('a node that begins while the server is gone finds it later', async () => {
      await server.cut()
      const node = open(still(100))
      expect(await node.limit.take('ann', 100)).toMatchObject({ granted: true })
      expect(await node.limit.take('ann', 1)).toMatchObject({ granted: false })
      await server.restore()
      await asking(node)
      expect(await node.limit.take('ann', 100)).toMatchObject({ granted: true })
    })

    test('while the server stands still one request waits for it a moment, and the next ones do not', async () => {
      const { limit, news } = await openAsking(still(1_000))
      server.freeze()
      try {
        const began = performance.now()
        const together = await Promise.all(Array.from({ length: 100 }, () => limit.take('ann', 10)))
        expect(together.filter(({ granted }) => granted).length).toBe(100)
        expect(performance.now() - began).toBeLessThan(3_000)
        expect(news.at(-1)).toBe(false)
        const after = performance.now()
        expect(await limit.take('ann', 1)).toMatchObject({ granted: false })
        expect(performance.now() - after).toBeLessThan(80)
      } finally {
        server.thaw()
      }
    })

    test('closing ends at once while the server is gone or stands still, and nothing is told after it', async () => {
      const [here, there] = [await openAsking(still(100)), await openAsking(still(100))]
      server.freeze()
      const waiting = here.limit.take('ann', 1)
      const began = performance.now()
      await here.limit.close()
      expect(performance.now() - began).toBeLessThan(200)
      const told = here.news.length
      expect(await waiting).toMatchObject({ granted: true })
      server.thaw()
      await server.cut()
      await there.limit.close()
      expect(here.news.length).toBe(told)
    })
  })
}
