import type { Socket } from 'node:net'

/** Connections that a relay keeps ready, in the order of their coming, and those who wait for one. */
export class SpareConnections {
  readonly #ready = new Set<Socket>()
  readonly #waiting: ((connection: Socket | null) => void)[] = []
  #closed = false

  add(connection: Socket): void {
    const next = this.#waiting.shift()
    if (next !== undefined) return next(connection)
    this.#ready.add(connection)
    // Where the application can reach the door, too, it may come and go as often as it likes.
    connection.once('close', () => this.#ready.delete(connection))
  }

  /** The next connection; null once there will be none any more. */
  take(): Promise<Socket | null> {
    for (const found of this.#ready) {
      this.#ready.delete(found)
      if (!found.destroyed) return Promise.resolve(found)
    }
    if (this.#closed) return Promise.resolve(null)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  close(): void {
    this.#closed = true
    for (const next of this.#waiting.splice(0)) next(null)
  }
}
