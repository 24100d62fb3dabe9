import { Redis } from 'ioredis'
import type { Bus } from '../core/bus.ts'
import { pauseBefore } from './pause-before.ts'
import { type Channel, type ChannelListener, remoteBus, type RemoteBusOptions } from './remote-bus.ts'

/** How often both connections are tried, and how long an answer may take before one counts as broken, in milliseconds. */
const pingEveryMs = 5_000
const answerMs = 5_000

/**
 * A bus over Redis publish/subscribe on one channel. `url`: `redis://` or, with TLS, `rediss://`; user, password and
 * number of the database may stand in it.
 */
export const openRedisBus = (url: string, options: RemoteBusOptions = {}): Bus =>
  remoteBus((name, listener) => openChannel(url, name, listener), options)

function openChannel(url: string, name: string, { heard, up, down }: ChannelListener): Channel {
  const connect = (): Redis => {
    const client = new Redis(url, {
      // Nothing waits for a connection: a hint that cannot be sent now is worth nothing later.
      enableOfflineQueue: false,
      maxRetriesPerRequest: null,
      autoResubscribe: false,
      // A peer that has gone without a word is noticed by the answer that does not come.
      socketTimeout: answerMs,
      retryStrategy: pauseBefore,
    })
    client.on('error', down)
    return client
  }
  const publisher = connect()
  const subscriber = connect()
  let subscribed = false
  const connected = (): boolean => subscribed && publisher.status === 'ready'
  const perhapsUp = (): void => {
    if (connected()) up()
  }
  publisher.on('ready', perhapsUp)
  publisher.on('close', () => down(new Error('The connection is closed.')))
  subscriber.on('ready', () => {
    subscriber.subscribe(name).then(() => {
      subscribed = true
      perhapsUp()
    }, down)
  })
  subscriber.on('close', () => {
    subscribed = false
    down(new Error('The connection is closed.'))
  })
  subscriber.on('message', (_channel: string, message: string) => heard(message))
  const pings = setInterval(() => {
    for (const client of [publisher, subscriber]) if (client.status === 'ready') client.ping().catch(down)
  }, pingEveryMs)
  return {
    send: async (message) => {
      await publisher.publish(name, message)
    },
    connected,
    close: async () => {
      clearInterval(pings)
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
