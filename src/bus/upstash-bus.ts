import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from '@upstash/redis'
import type { Bus } from '../core/bus.ts'
import { pauseBefore } from './pause-before.ts'
import { type Channel, type ChannelListener, remoteBus, type RemoteBusOptions } from './remote-bus.ts'

/** Where an Upstash database answers HTTP, and the token that lets a caller in. */
export interface UpstashAddress {
  readonly url: string
  readonly token: string
}

/** How long one request may take, in milliseconds. */
const requestMs = 5_000

/** A bus over the HTTP interface of Upstash: each message is one request, and one event stream brings what comes. */
export const openUpstashBus = (address: UpstashAddress, options: RemoteBusOptions = {}): Bus =>
  remoteBus((name, listener) => openChannel(address, name, listener), options)

function openChannel(address: UpstashAddress, name: string, { heard, up, down }: ChannelListener): Channel {
  const publisher = new Redis({
    ...address,
    retry: false,
    enableTelemetry: false,
    readYourWrites: false,
    signal: () => AbortSignal.timeout(requestMs),
  })
  const ending = new AbortController()
  let subscribed = false
  // The client's own subscriber does not tell when its stream has ended.
  const listen = async (): Promise<void> => {
    for (let attempt = 1; !ending.signal.aborted; attempt += 1) {
      try {
        for await (const { type, text } of subscription(address, name, ending.signal)) {
          if (type === 'subscribe') {
            subscribed = true
            up()
          } else if (type === 'message') heard(text)
        }
        throw new Error('The stream of messages has ended.')
      } catch (error) {
        // Servers cut long streams now and then: it is a failure where no new one can be had.
        if (subscribed) attempt = 0
        else down(error)
        subscribed = false
      }
      await pause(pauseBefore(attempt), null, { signal: ending.signal }).catch(() => undefined)
    }
  }
  const listening = listen()
  return {
    send: async (message) => {
      await publisher.publish(name, message)
      if (subscribed) up()
    },
    connected: () => subscribed,
    close: async () => {
      ending.abort()
      await listening
    },
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
