import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import type { Bus, Hint } from '../core/bus.ts'
import { runId, seq } from '../core/ids.ts'
import { listeners } from './listeners.ts'

/** `prefix` keeps installations on one Redis apart. `onError` gets what a listener threw and what the connection says. */
export interface RedisBusOptions {
  readonly prefix?: string
  readonly onError?: (error: unknown) => void
}

/** The longest pause between two attempts to reach Redis, in milliseconds. */
const longestPause = 2_000

/**
 * A bus over Redis publish/subscribe. It connects in the background and again whenever the connection breaks; while
 * there is none, hints to other nodes are dropped. Listeners of this node are told directly, with or without Redis,
 * and a message that comes back to its sender is ignored.
 */
export function openRedisBus(url: string, options: RedisBusOptions = {}): Bus {
  const onError = options.onError ?? (() => undefined)
  const channel = `${options.prefix ?? 'g1'}:hints`
  const sender = randomUUID()
  const told = listeners(onError)
  const connect = (): Redis => {
    const client = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: null,
      retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 10), longestPause),
    })
    client.on('error', onError)
    return client
  }
  const publisher = connect()
  const subscriber = connect()
  let subscribed = false
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).then(
      () => {
        subscribed = true
      },
      (error: unknown) => onError(error),
    )
  })
  subscriber.on('close', () => {
    subscribed = false
  })
  subscriber.on('message', (_channel: string, message: string) => {
    const hint = read(message, sender)
    if (hint !== null) told.tell(hint)
  })
  return {
    publish: (hint) => {
      told.tell(hint)
      if (publisher.status !== 'ready') return
      publisher.publish(channel, `${sender} ${hint.runId} ${hint.head}`).catch(onError)
    },
    subscribe: (listener) => told.add(listener),
    connected: () => subscribed && publisher.status === 'ready',
    close: async () => {
      told.clear()
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}

const shape = /^(\S+) ([0-9a-f-]{36}) (\d{1,15})$/

/** null: sent by this node itself, or not a hint. */
function read(message: string, self: string): Hint | null {
  const [, sender, run, head] = shape.exec(message) ?? []
  if (run === undefined || sender === self) return null
  return { runId: runId(run), head: seq(Number(head)) }
}
