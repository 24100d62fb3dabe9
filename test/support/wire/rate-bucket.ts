import type { Limit } from './wire-format.ts'

const minute = 60_000

/** So many of something a minute, refilled continuously. */
export class RateBucket {
  readonly #limit: number
  #left: number
  #filledAt: number

  constructor(limit: number, now: number) {
    this.#limit = limit
    this.#left = limit
    this.#filledAt = now
  }

  /** Takes some, or says in how many milliseconds there will be enough. */
  take(wanted: number, now: number): { readonly waitMs: number } {
    this.#fill(now)
    const missing = Math.min(wanted, this.#limit) - this.#left
    if (missing > 0) return { waitMs: (missing / this.#limit) * minute }
    this.#left = Math.max(0, this.#left - wanted)
    return { waitMs: 0 }
  }

  state(now: number): Limit {
    this.#fill(now)
    return {
      limit: this.#limit,
      left: Math.floor(this.#left),
      resetMs: Math.ceil(((this.#limit - this.#left) / this.#limit) * minute),
    }
  }

  #fill(now: number): void {
    this.#left = Math.min(this.#limit, this.#left + ((now - this.#filledAt) / minute) * this.#limit)
    this.#filledAt = now
  }
}
