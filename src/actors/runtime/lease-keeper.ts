import type { Clock } from '../../core/clock.ts'
import type { Incarnation } from '../../core/ids.ts'
import type { Store } from '../../core/store/store.ts'
import type { Service } from './service.ts'
import { Ticker } from './ticker.ts'

export interface LeaseOptions {
  readonly store: Pick<Store, 'openLease' | 'renewLease' | 'closeLease' | 'fenceExpired'>
  readonly clock: Clock
  readonly incarnation: Incarnation
  readonly node: string
  readonly version: string
  readonly ttlMs: number
  /** The lease was fenced: this life of the node is over. */
  readonly onLost: () => void
  readonly onError: (error: unknown) => void
}

/** Part of the TTL that must be left for a side effect to begin. */
const margin = 0.25

/**
 * Holds the node's lease. It renews three times a TTL, and fences others that have run out once its own has held
 * unbroken for one TTL, so that an outage of the database is no massacre.
 */
export class LeaseKeeper implements Service {
  readonly #options: LeaseOptions
  readonly #ticker: Ticker
  #heldSince: number | null = null
  #renewedAt = Number.NEGATIVE_INFINITY

  constructor(options: LeaseOptions) {
    this.#options = options
    this.#ticker = new Ticker({ everyMs: options.ttlMs / 3, tick: () => this.#renew(), onError: options.onError })
  }

  async open(): Promise<void> {
    const { store, incarnation, node, version, ttlMs, clock } = this.#options
    const began = clock.monotonic()
    await store.openLease({ incarnation, node, version, ttlMs })
    this.#heldSince = began
    this.#renewedAt = began
  }

  run(): void {
    this.#ticker.run()
  }

  /** Ends the lease at once, so that what this node owned can be claimed. */
  async stop(): Promise<void> {
    await this.#ticker.stop()
    this.#renewedAt = Number.NEGATIVE_INFINITY
    await this.#options.store.closeLease(this.#options.incarnation)
  }

  /** Whether side effects may begin: by the monotonic clock the lease is sure to hold a while longer. */
  holds(): boolean {
    return this.#options.clock.monotonic() - this.#renewedAt < this.#options.ttlMs * (1 - margin)
  }

  async #renew(): Promise<void> {
    const { store, incarnation, ttlMs, clock } = this.#options
    const began = clock.monotonic()
    if (!(await store.renewLease(incarnation, ttlMs))) {
      this.#renewedAt = Number.NEGATIVE_INFINITY
      this.#options.onLost()
      return
    }
    if (began - this.#renewedAt >= ttlMs) this.#heldSince = began
    this.#renewedAt = began
    if (this.#heldSince !== null && began - this.#heldSince >= ttlMs) await store.fenceExpired()
  }
}
