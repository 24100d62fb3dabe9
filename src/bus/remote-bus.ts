import { randomUUID } from 'node:crypto'
import type { Bus, Hint } from '../core/bus.ts'
import type { RunId } from '../core/ids.ts'
import { decodeHints, encodeHints } from './hint-message.ts'
import { listeners } from './listeners.ts'
import { Outbox } from './outbox.ts'
import { decodeParts, encodeParts } from './output-message.ts'
import { OutputOutbox } from './output-outbox.ts'
import { RunListeners } from './run-listeners.ts'

export interface RemoteBusOptions {
  /** Keeps installations on one server apart; `g1` unless given. */
  readonly prefix?: string
  /** What a listener threw. */
  readonly onError?: (error: unknown) => void
  /** Whether the server can be reached, each time that is found out; with the reason where it cannot. */
  readonly onConnection?: (change: { readonly up: boolean; readonly error?: unknown }) => void
}

/** A server elsewhere that carries text. It is connected to by itself, and again whenever the connection breaks. */
export interface Server {
  /** Says how many hear it. Rejects where the server did not take the message. Comes to an end by itself. */
  send(channel: string, message: string): Promise<number>
  /** Also hears another channel, as well as that goes. Returns how to stop. */
  hear(channel: string, heard: (message: string) => void): () => void
  /** Whether messages go out, and come in on the main channel. */
  connected(): boolean
  close(): Promise<void>
}

/** What a server tells: a message on the main channel, and news of the connection. */
export interface ServerListener {
  readonly heard: (message: string) => void
  readonly up: () => void
  readonly down: (error: unknown) => void
}

/**
 * A bus over a server that carries text: hints on one main channel, output on one for each run, which only nodes hear that
 * watch it. Listeners of this node are told directly, with or without the server, and a message that comes back to its
 * sender is ignored. While the connection is broken, what is for other nodes is dropped.
 */
export function remoteBus(
  open: (channel: string, listener: ServerListener) => Server,
  { prefix = 'g1', onError = () => undefined, onConnection = () => undefined }: RemoteBusOptions,
): Bus {
  const self = randomUUID()
  const told = listeners<Hint>(onError)
  const counts = { published: 0, received: 0, lost: 0 }
  let closed = false
  const down = (error: unknown): void => {
    if (!closed) onConnection({ up: false, error })
  }
  const hintsChannel = `${prefix}:hints`
  const outputChannel = (runId: RunId): string => `${prefix}:output:${runId}`
  const server = open(hintsChannel, {
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
    send: async (hints) => {
      await server.send(hintsChannel, encodeHints(self, hints))
    },
    onLost: (count) => {
      counts.lost += count
    },
    onError: down,
  })
  const outputs = new OutputOutbox({
    send: (runId, parts) => server.send(outputChannel(runId), encodeParts(self, parts)),
    onError: down,
    now: () => performance.now(),
  })
  const watchers = new RunListeners({
    onError,
    onWatched: (runId) =>
      server.hear(outputChannel(runId), (message) => {
        const said = decodeParts(runId, message)
        if (closed || said === null || said.sender === self) return
        for (const part of said.parts) watchers.tell(part)
      }),
  })
  return {
    publish: (hint) => {
      if (closed) return
      told.tell(hint)
      counts.published += 1
      if (server.connected()) outbox.push(hint)
      else counts.lost += 1
    },
    subscribe: (listener) => told.add(listener),
    output: {
      publish: (part) => {
        if (closed) return
        watchers.tell(part)
        if (server.connected()) outputs.push(part)
      },
      watch: (runId, listener) => watchers.add(runId, listener),
    },
    connected: () => !closed && server.connected(),
    counts: () => ({ ...counts }),
    close: async () => {
      closed = true
      told.clear()
      outbox.clear()
      watchers.clear()
      outputs.clear()
      await server.close()
    },
  }
}
