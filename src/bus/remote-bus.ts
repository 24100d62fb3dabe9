import { randomUUID } from 'node:crypto'
import type { Bus } from '../core/bus.ts'
import { decodeHints, encodeHints } from './hint-message.ts'
import { listeners } from './listeners.ts'
import { Outbox } from './outbox.ts'

export interface RemoteBusOptions {
  /** Keeps installations on one server apart; `g1` unless given. */
  readonly prefix?: string
  /** What a listener threw. */
  readonly onError?: (error: unknown) => void
  /** Whether the server can be reached, each time that is found out; with the reason where it cannot. */
  readonly onConnection?: (change: { readonly up: boolean; readonly error?: unknown }) => void
}

/** One channel of a server elsewhere. It connects by itself, and again whenever the connection breaks. */
export interface Channel {
  /** Rejects where the server did not take the message. Comes to an end by itself. */
  send(message: string): Promise<void>
  /** Whether messages go out and come in. */
  connected(): boolean
  close(): Promise<void>
}

/** What a channel tells: a message that came in, and news of the connection. */
export interface ChannelListener {
  readonly heard: (message: string) => void
  readonly up: () => void
  readonly down: (error: unknown) => void
}

/**
 * A bus over a channel that carries text. Listeners of this node are told directly, with or without the server, and a
 * message that comes back to its sender is ignored. While the channel is broken, hints to other nodes are dropped.
 */
export function remoteBus(
  open: (name: string, listener: ChannelListener) => Channel,
  { prefix = 'g1', onError = () => undefined, onConnection = () => undefined }: RemoteBusOptions,
): Bus {
  const self = randomUUID()
  const told = listeners(onError)
  const counts = { published: 0, received: 0, lost: 0 }
  let closed = false
  const down = (error: unknown): void => {
    if (!closed) onConnection({ up: false, error })
  }
  const channel = open(`${prefix}:hints`, {
    heard: (message) => {
      const { sender, hints } = decodeHints(message)
      if (closed || sender === self) return
      counts.received += hints.length
      for (const hint of hints) told.tell(hint)
    },
    up: () => onConnection({ up: true }),
    down,
  })
  const outbox = new Outbox({
    send: (hints) => channel.send(encodeHints(self, hints)),
    onLost: (count) => {
      counts.lost += count
    },
    onError: down,
  })
  return {
    publish: (hint) => {
      if (closed) return
      told.tell(hint)
      counts.published += 1
      if (channel.connected()) outbox.push(hint)
      else counts.lost += 1
    },
    subscribe: (listener) => told.add(listener),
    connected: () => !closed && channel.connected(),
    counts: () => ({ ...counts }),
    close: async () => {
      closed = true
      told.clear()
      outbox.clear()
      await channel.close()
    },
  }
}
