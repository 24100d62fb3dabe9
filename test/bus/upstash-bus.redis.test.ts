import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openUpstashBus } from '../../src/bus/upstash-bus.ts'
import { busContract, hint, until } from '../contract/bus.ts'
import { type BusServer, remoteBusContract } from '../contract/remote-bus.ts'
import { freePort } from '../support/free-port.ts'
import { startUpstash, type UpstashServer } from '../support/upstash-server.ts'
import { withServer } from '../support/with-server.ts'
import { startBusServer } from './redis-bus-server.ts'

/** The HTTP interface before a Redis of its own. */
async function startServer(): Promise<BusServer> {
  const port = await freePort()
  const redis = await startBusServer(() => {
    throw new Error('Opened over HTTP instead.')
  })
  let http = await startUpstash(redis.url, port)
  return {
    ...redis,
    open: (options) => openUpstashBus(http, options),
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

withServer('the bus on Upstash', inject('redis'), (redisUrl) => {
  let http: UpstashServer
  beforeAll(async () => {
    http = await startUpstash(redisUrl, await freePort())
  })
  afterAll(() => http.stop())

  busContract((onError) => openUpstashBus(http, { prefix: randomUUID(), onError }))
  remoteBusContract(startServer)

  test('a wrong token is told, and nothing but latency is lost', async () => {
    const told: unknown[] = []
    const bus = openUpstashBus({ ...http, token: 'wrong' }, { onConnection: ({ error }) => told.push(error) })
    onTestFinished(() => bus.close())
    await until(() => told.length > 0)
    expect(String(told[0])).toContain('status 401')
    bus.publish(hint(1))
    expect(bus.connected()).toBe(false)
    expect(bus.counts()).toMatchObject({ published: 1, lost: 1 })
  })
})
