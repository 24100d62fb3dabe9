import type { Outlet, Payload } from './outlet.ts'
import type { SocketConnection } from './socket-connection.ts'

/**
 * An operation of a WebSocket (graphql-transport-ws) as an outlet. Results are written to the connection directly; its end
 * is told through the iterator, which the protocol's library waits for in place of results.
 */
export class SocketOutlet implements Outlet {
  readonly #connection: SocketConnection
  /** `{"id":"…","type":"next","payload":`, with a character for each byte. */
  readonly #before: string
  readonly #over = Promise.withResolvers<IteratorReturnResult<undefined>>()
  #leave: (() => void) | null = null
  #gone = false

  constructor(connection: SocketConnection, id: string) {
    this.#connection = connection
    this.#before = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`).toString('latin1')
    // It may end in a moment in which nobody waits for it.
    this.#over.promise.catch(() => undefined)
  }

  next({ json }: Payload): boolean {
    return this.#gone || this.#connection.write({ before: this.#before, json })
  }

  drained(): Promise<void> {
    return this.#connection.drained()
  }

  complete(): void {
    this.#over.resolve({ done: true, value: undefined })
    this.#left()
  }

  fail(error: unknown): void {
    this.#over.reject(error)
    this.#left()
  }

  /** The peer has ended the operation or has gone: nothing more is written, and nobody is told of an end. */
  end(): void {
    this.#left()
  }

  /** `leave` is called once the operation is over: it came to its end, or the peer has ended it or has gone. */
  until(leave: () => void): AsyncIterableIterator<never> {
    if (this.#gone) leave()
    else this.#leave = leave
    const { promise } = this.#over
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      next: () => promise,
      return: () => {
        this.end()
        return Promise.resolve({ done: true, value: undefined })
      },
    }
  }

  #left(): void {
    this.#gone = true
    this.#leave?.()
    this.#leave = null
  }
}
