import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { webSocketTransport } from '../../../src/client/stream/websocket-transport.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A WebSocket to a server that lets everybody in and answers pings while `answers` is true. */
function socketTo(network: { answers: boolean }) {
  const made: unknown[] = []
  class FakeSocket {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly OPEN = 1
    readyState = 1
    onopen: () => void = () => undefined
    onmessage: (event: { readonly data: string }) => void = () => undefined
    constructor() {
      made.push(this)
      setTimeout(() => this.onopen())
    }
    send(text: string): void {
      const { type } = JSON.parse(text) as { readonly type: string }
      const reply = { connection_init: 'connection_ack', ping: 'pong' }[type]
      if (reply !== undefined && (reply !== 'pong' || network.answers)) {
        setTimeout(() => this.onmessage({ data: JSON.stringify({ type: reply }) }))
      }
    }
    close(): void {
      this.readyState = 3
    }
  }
  return { made, FakeSocket }
}

test('a connection over which pings are not answered is let go of, though nobody says that it is closed', async () => {
  const network = { answers: true }
  const { made, FakeSocket } = socketTo(network)
  const transport = webSocketTransport({
    url: 'http://g1.test',
    connectionParams: () => Promise.resolve({}),
    keyRenews: false,
    webSocket: FakeSocket,
  })
  const broken = vi.fn<(why: unknown) => void>()
  const unheard = (): void => undefined
  const listener = { part: unheard, failed: unheard, completed: unheard, broken }
  transport.subscribe({ query: 'subscription { a }', variables: {} }, listener)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(broken).not.toHaveBeenCalled()
  network.answers = false
  await vi.advanceTimersByTimeAsync(21_000)
  expect(broken).toHaveBeenCalledOnce()
  expect(made).toHaveLength(1)
  transport.subscribe({ query: 'subscription { a }', variables: {} }, listener)
  await vi.advanceTimersByTimeAsync(10)
  expect(made).toHaveLength(2)
  transport.close()
})
