import { Redis } from 'ioredis'
import type { Bus } from '../core/bus.ts'
import { pauseBefore } from './pause-before.ts'
import { remoteBus, type RemoteBusOptions, type Server, type ServerListener } from './remote-bus.ts'

/** How often both connections are tried, and how long an answer may take before one counts as broken, in milliseconds. */
const pingEveryMs = 5_000
const answerMs = 5_000

/**
 * A bus over Redis publish/subscribe. `url`: `redis://` or, with TLS, `rediss://`; user, password and
 * number of the database may stand in it.
 */
export const openRedisBus = (url: string, options: RemoteBusOptions = {}): Bus =>
  remoteBus((main, listener) => openServer(url, main, listener), options)

function openServer(url: string, main: string, { heard, up, down }: ServerListener): Server {
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
  const hearers = new Map([[main, heard]])
  let subscribed = false
  const connected = (): boolean => subscribed && publisher.status === 'ready'
  const perhapsUp = (): void => {
    if (connected()) up()
  }
  publisher.on('ready', perhapsUp)
  publisher.on('close', () => down(new Error('The connection is closed.')))
  subscriber.on('ready', () => {
    subscriber.subscribe(...hearers.keys()).then(() => {
      subscribed = true
      perhapsUp()
    }, down)
  })
  subscriber.on('close', () => {
    subscribed = false
    down(new Error('The connection is closed.'))
  })
  subscriber.on('message', (channel: string, message: string) => hearers.get(channel)?.(message))
  // Where the connection breaks meanwhile, everything is subscribed to anew with the next one.
  const tell = (command: 'subscribe' | 'unsubscribe', channel: string): void => {
    if (subscriber.status === 'ready') subscriber[command](channel).catch(() => undefined)
  }
  const pings = setInterval(() => {
    for (const client of [publisher, subscriber]) if (client.status === 'ready') client.ping().catch(down)
  }, pingEveryMs)
  return {
    send: (channel, message) => publisher.publish(channel, message),
    hear: (channel, listener) => {
      hearers.set(channel, listener)
      tell('subscribe', channel)
      return () => {
        hearers.delete(channel)
        tell('unsubscribe', channel)
      }
    },
    connected,
    close: async () => {
      clearInterval(pings)
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
