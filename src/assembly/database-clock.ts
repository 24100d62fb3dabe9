import type { Service } from '../actors/runtime/service.ts'
import { Ticker } from '../actors/runtime/ticker.ts'
import type { Clock } from '../core/clock.ts'
import type { Store } from '../core/store/store.ts'

/** How often the database is asked what time it is. */
const everyMs = 60_000

/**
 * The time of the database, so that nodes agree on when something is due, however wrong their own clocks are. It is
 * asked now and then; in between the monotonic clock counts on. Before the first answer: the time of this machine.
 */
export class DatabaseClock implements Clock, Service {
  readonly #local: Clock
  #aheadMs: number
  #ticker: Ticker | null = null

  constructor(local: Clock) {
    this.#local = local
    this.#aheadMs = local.now() - local.monotonic()
  }

  now(): number {
    return Math.round(this.#local.monotonic() + this.#aheadMs)
  }

  monotonic(): number {
    return this.#local.monotonic()
  }

  /** Asks for the first time. Throws what the store throws. */
  async open(store: Pick<Store, 'now'>): Promise<void> {
    await this.#look(store)
    // While the store is away the time goes on as before.
    this.#ticker = new Ticker({ everyMs, tick: () => this.#look(store), onError: () => undefined })
  }

  run(): void {
    this.#ticker?.run()
  }

  async stop(): Promise<void> {
    await this.#ticker?.stop()
  }

  async #look(store: Pick<Store, 'now'>): Promise<void> {
    const asked = this.#local.monotonic()
    const time = await store.now()
    this.#aheadMs = time - (asked + this.#local.monotonic()) / 2
  }
}
