/**
 * So many may sit at once; who comes first sits first. A seat is given back by calling what was returned, once.
 * Invariant: nobody waits while a seat is free.
 */
export class Seats {
  #free: number
  readonly #waiting = new Set<() => void>()

  constructor(count: number) {
    this.#free = count
  }

  get waiting(): number {
    return this.#waiting.size
  }

  /** Rejects with the signal's reason where it is aborted before there was a seat. */
  take(signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error)
        return
      }
      const leave = (): void => {
        this.#waiting.delete(sit)
        reject(signal.reason as Error)
      }
      const sit = (): void => {
        signal.removeEventListener('abort', leave)
        this.#waiting.delete(sit)
        this.#free -= 1
        resolve(() => this.#giveBack())
      }
      if (this.#free > 0) {
        sit()
        return
      }
      this.#waiting.add(sit)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  #giveBack(): void {
    this.#free += 1
    const [next] = this.#waiting
    next?.()
  }
}
