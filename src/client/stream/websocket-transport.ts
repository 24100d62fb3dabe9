import { type Client as Socket, createClient } from 'graphql-ws/client'
import { KeyUnavailable, RequestFailed } from '../errors.ts'
import { dataOf, failureOf } from '../graphql-answer.ts'
import { type Closed, finalFault } from './close-codes.ts'
import type { Listener, Transport } from './transport.ts'

interface WebSocketOptions {
  readonly url: string
  readonly connectionParams: () => Promise<Readonly<Record<string, string>>>
  /** `connectionParams` may bring another key the next time. */
  readonly keyRenews: boolean
  /** The class to connect with; left out: the platform's own. */
  readonly webSocket?: unknown
}

/** How often an idle connection is asked whether it still stands, and how long it may take to say so, in milliseconds. */
const keepAlive = 10_000
const mostSilence = 10_000
/** A close that blames nobody. */
const normal = 1000

/** Subscriptions over one shared WebSocket (graphql-transport-ws), opened with the first and closed after the last. */
export function webSocketTransport({ url, connectionParams, keyRenews, webSocket }: WebSocketOptions): Transport {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    connectionParams,
    keepAlive,
    connectionAckWaitTimeout: mostSilence,
    retryAttempts: 0,
    ...(webSocket === undefined ? {} : { webSocketImpl: webSocket }),
  })
  let connected = false
  let atDoor = true
  let subscriptions = 0
  /** The last subscription has ended, and the library closes the connection. */
  let closing = false
  client.on('connected', () => {
    connected = true
    closing = false
  })
  client.on('closed', () => {
    atDoor = !connected
    connected = false
  })
  endWhenSilent(client)

  /** GraphQL errors come as a list, a lost connection as a close event, one that was never made as an error. */
  const tellError = (error: unknown, listener: Listener): void => {
    if (error instanceof KeyUnavailable) return listener.failed(error)
    if (Array.isArray(error)) {
      const [first] = error as Parameters<typeof failureOf>[0][]
      return listener.failed(failureOf(first ?? { message: 'The server refused the subscription.' }))
    }
    const closed = closedBy(error, atDoor)
    if (closed === null) return listener.broken(error)
    const fault = finalFault(closed, { keyRenews })
    if (fault !== null) return listener.failed(fault)
    listener.broken(new Error(`the connection was closed with code ${closed.code}`))
  }
  return {
    subscribe({ query, variables }, listener) {
      let told = false
      subscriptions += 1
      const leave = (): void => {
        if (told) return
        told = true
        for (const unhear of unhears) unhear()
        subscriptions -= 1
        closing ||= subscriptions === 0
      }
      const once = (tell: () => void): void => {
        if (told) return
        leave()
        tell()
      }
      const open = (): void => {
        if (!told) listener.opened?.()
      }
      const unhears = [
        client.on('connected', open),
        // The library would connect again at once, and subscribe with the cursor of then.
        client.on('closed', (event) => {
          if (closing || closedBy(event, atDoor)?.code !== normal) return
          once(() => listener.broken(new Error('the server closed the connection')))
          stop()
        }),
      ]
      if (connected) queueMicrotask(open)
      const stop = client.subscribe(
        { query, variables },
        {
          next(answer) {
            if (told) return
            try {
              listener.part(dataOf(answer))
            } catch (error) {
              if (!(error instanceof RequestFailed)) throw error
              once(() => listener.failed(error))
            }
          },
          error: (error) => once(() => tellError(error, listener)),
          complete: () => once(() => listener.completed()),
        },
      )
      return () => {
        leave()
        stop()
      }
    },
    close: () => client.terminate(),
  }
}

/** Lets go of a connection over which no answer comes: where a network just went away, nobody says that it is closed. */
function endWhenSilent(client: Socket): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const alive = (): void => clearTimeout(timer)
  client.on('ping', (received) => {
    if (received) return
    clearTimeout(timer)
    timer = setTimeout(() => client.terminate(), mostSilence)
  })
  client.on('message', alive)
  client.on('closed', alive)
}

function closedBy(error: unknown, atDoor: boolean): Closed | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'number') return null
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : ''
  return { code: error.code, reason, atDoor }
}
