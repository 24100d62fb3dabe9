import type { Clock } from '../core/clock.ts'

/** Failures that an address may make at once, and how fast it gets them back. */
const burst = 20
const perSecond = 0.5
/** Addresses that are remembered; beyond that the one that was heard of longest ago is forgotten. */
const mostAddresses = 10_000

/** Counts failed attempts by address (a token bucket each), so that guessing costs the guesser and not the store. */
export class AttemptLimit {
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #failures = new Map<string, { count: number; at: number }>()

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock
  }

  /** The seconds that the address has to wait before it may try again; 0: it may. */
  waitSeconds(address: string): number {
    return Math.max(0, Math.ceil((this.#count(address) + 1 - burst) / perSecond))
  }

  fail(address: string): void {
    const count = this.#count(address) + 1
    this.#failures.delete(address)
    this.#failures.set(address, { count, at: this.#clock.monotonic() })
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > mostAddresses && oldest !== undefined) this.#failures.delete(oldest)
  }

  #count(address: string): number {
    const found = this.#failures.get(address)
    if (found === undefined) return 0
    return Math.max(0, found.count - ((this.#clock.monotonic() - found.at) / 1_000) * perSecond)
  }
}
