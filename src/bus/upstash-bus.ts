import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from '@upstash/redis'
import type { Bus } from '../core/bus.ts'
import { pauseBefore } from './pause-before.ts'
import { remoteBus, type RemoteBusOptions, type Server, type ServerListener } from './remote-bus.ts'

/** Where an Upstash database answers HTTP, and the token that lets a caller in. */
export interface UpstashAddress {
  readonly url: string
  readonly token: string
}

/** How long one request may take, in milliseconds. */
const requestMs = 5_000

/** A bus over the HTTP interface of Upstash: each message is one request, and one event stream a channel brings what comes. */
export const openUpstashBus = (address: UpstashAddress, options: RemoteBusOptions = {}): Bus =>
  remoteBus((main, listener) => openServer(address, main, listener), options)

function openServer(address: UpstashAddress, main: string, { heard, up, down }: ServerListener): Server {
  const publisher = new Redis({
    ...address,
    retry: false,
    enableTelemetry: false,
    readYourWrites: false,
    signal: () => AbortSignal.timeout(requestMs),
  })
  const ending = new AbortController()
  const listening = new Set<Promise<void>>()
  const listen = (hearing: Hearing): void => {
    const one = follow(address, hearing).finally(() => listening.delete(one))
    listening.add(one)
  }
  let subscribed = false
  listen({
    channel: main,
    heard,
    ending: ending.signal,
    up: () => {
      subscribed = true
      up()
    },
    down: (error) => {
      subscribed = false
      if (error !== null) down(error)
    },
  })
  return {
    send: async (channel, message) => {
      const hearers = await publisher.publish(channel, message)
      if (subscribed) up()
      return hearers
    },
    hear: (channel, listener) => {
      const stop = new AbortController()
      const [up, down] = [() => undefined, () => undefined]
      listen({ channel, heard: listener, ending: AbortSignal.any([ending.signal, stop.signal]), up, down })
      return () => stop.abort()
    },
    connected: () => subscribed,
    close: async () => {
      ending.abort()
      await Promise.all(listening)
    },
  }
}

interface Hearing extends Pick<ServerListener, 'heard' | 'up'> {
  readonly channel: string
  readonly ending: AbortSignal
  /** Nothing comes for the moment; why no new stream can be had, or null while that has not been tried. */
  readonly down: (error: unknown) => void
}

/** Hears a channel until it is ended. The client's own subscriber does not tell when its stream has ended. */
async function follow(address: UpstashAddress, { channel, ending, heard, up, down }: Hearing): Promise<void> {
  let subscribed = false
  for (let attempt = 1; !ending.aborted; attempt += 1) {
    try {
      for await (const { type, text } of subscription(address, channel, ending)) {
        if (type === 'subscribe') {
          subscribed = true
          up()
        } else if (type === 'message') heard(text)
      }
      throw new Error('The stream of messages has ended.')
    } catch (error) {
      // Servers cut long streams now and then: it is a failure where no new one can be had.
      if (subscribed) attempt = 0
      down(subscribed ? null : error)
      subscribed = false
    }
    await pause(pauseBefore(attempt), null, { signal: ending }).catch(() => undefined)
  }
}

interface Said {
  /** `subscribe` once it holds, then `message` for each. */
  readonly type: string
  readonly text: string
}

/** Lines of the stream read `data: message,<channel>,<text>`. */
const shape = /^data: ?(\w+),([^,]*),(.*)$/

async function* subscription({ url, token }: UpstashAddress, name: string, ending: AbortSignal): AsyncGenerator<Said> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new Error('The server does not answer.')), requestMs)
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/subscribe/${encodeURIComponent(name)}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      signal: AbortSignal.any([ending, late.signal]),
    })
    if (!response.ok || response.body === null) {
      throw new Error(`Found status ${response.status} for a subscription, expected 200; check the address and token.`)
    }
    for await (const line of linesOf(response.body)) {
      const [, type, , text] = shape.exec(line) ?? []
      if (type === undefined || text === undefined) continue
      clearTimeout(timer)
      yield { type, text }
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Longer than any line of hints; what sends more is no Upstash. */
const mostLine = 1_000_000

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of body) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r?\n/)
    rest = lines.pop() ?? ''
    if (rest.length > mostLine) throw new Error('Found a line without an end, expected a stream of events.')
    yield* lines
  }
}
