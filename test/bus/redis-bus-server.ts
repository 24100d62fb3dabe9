import { Redis } from 'ioredis'
import type { RemoteBusOptions } from '../../src/bus/remote-bus.ts'
import type { Bus } from '../../src/core/bus.ts'
import type { BusServer } from '../contract/remote-bus.ts'
import { freePort } from '../support/free-port.ts'
import { type RedisProcess, startRedis } from '../support/redis-process.ts'

/** A Redis server of one test. */
export async function startBusServer(
  open: (url: string, options: RemoteBusOptions) => Bus,
  password: string | null = null,
): Promise<BusServer & { readonly url: string }> {
  const port = await freePort()
  const start = async (): Promise<RedisProcess> => {
    const started = await startRedis(port, password === null ? [] : ['--requirepass', password])
    if (started === null) throw new Error('redis-server did not start.')
    return started
  }
  let redis = await start()
  return {
    url: redis.url,
    open: (options) => open(redis.url, options),
    say: async (channel, text) => {
      const client = new Redis(redis.url)
      await client.publish(channel, text)
      client.disconnect()
    },
    cut: () => redis.kill(),
    restore: async () => {
      redis = await start()
    },
    freeze: () => void process.kill(redis.pid, 'SIGSTOP'),
    thaw: () => void process.kill(redis.pid, 'SIGCONT'),
    stop: () => redis.kill(),
  }
}
