import { createClient } from 'graphql-ws'
import { RequestFailed } from '../errors.ts'
import { dataOf, failureOf } from '../graphql-answer.ts'
import type { Transport } from './transport.ts'

interface WebSocketOptions {
  readonly url: string
  readonly connectionParams: Readonly<Record<string, unknown>>
  /** The class to connect with; left out: the platform's own. */
  readonly webSocket?: unknown
}

/** How often an idle connection is asked whether it still stands, in milliseconds. */
const keepAlive = 10_000
/** Close codes by which a server says that the client is at fault. */
const unauthorized = 4401
const refusals: ReadonlySet<number> = new Set([4400, unauthorized, 4406, 4409, 4429])

/** Subscriptions over one shared WebSocket (graphql-transport-ws), opened with the first and closed after the last. */
export function webSocketTransport({ url, connectionParams, webSocket }: WebSocketOptions): Transport {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    connectionParams,
    keepAlive,
    retryAttempts: 0,
    ...(webSocket === undefined ? {} : { webSocketImpl: webSocket }),
  })
  let connected = false
  client.on('connected', () => {
    connected = true
  })
  client.on('closed', () => {
    connected = false
  })
  return {
    subscribe({ query, variables }, listener) {
      let told = false
      const once = (tell: () => void): void => {
        if (told) return
        told = true
        unhear()
        tell()
      }
      const open = (): void => {
        if (!told) listener.opened?.()
      }
      const unhear = client.on('connected', open)
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
        told = true
        unhear()
        stop()
      }
    },
    close: () => client.terminate(),
  }
}

/** GraphQL errors come as a list, a lost connection as a close event, one that was never made as an error. */
function tellError(error: unknown, listener: { failed(error: Error): void; broken(why: unknown): void }): void {
  if (Array.isArray(error)) {
    const [first] = error as Parameters<typeof failureOf>[0][]
    return listener.failed(failureOf(first ?? { message: 'The server refused the subscription.' }))
  }
  const code = closeCode(error)
  if (code !== null && refusals.has(code)) {
    const fault = { code: code === unauthorized ? 'UNAUTHENTICATED' : 'BAD_REQUEST', requestId: null }
    const why = reasonIn(error)
    return listener.failed(
      new RequestFailed(`The server closed the connection with code ${code}${why === '' ? '' : `: ${why}`}`, fault),
    )
  }
  listener.broken(code === null ? error : new Error(`the connection was closed with code ${code}`))
}

const closeCode = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number' ? error.code : null

const reasonIn = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'reason' in error && typeof error.reason === 'string'
    ? error.reason
    : ''
