import type { Clock } from '../../core/clock.ts'
import type { NewLease, NodeLoad, Store } from '../../core/store/store.ts'
import type { Service } from './service.ts'
import { Ticker } from './ticker.ts'

export interface LeaseOptions {
  readonly store: Pick<Store, 'openLease' | 'renewLease' | 'closeLease'>
  readonly clock: Clock
  readonly lease: NewLease
  readonly load: () => NodeLoad
  /** Another node's lease has come to its end: what it owned can be claimed. */
  readonly onExpired: () => void
  /** The lease was fenced: this life of the node is over. */
  readonly onLost: () => void
  readonly onError: (error: unknown) => void
}

/** Part of the TTL that must be left for a side effect to begin. */
const margin = 0.25
/** Renewals in one TTL: what keeps one back leaves time for the next. */
const renewals = 4
/** How soon after another's lease has run out it is fenced, and how soon again where it could not be, in milliseconds. */
const [afterExpiry, atLeast] = [10, 50]

/**
 * Holds the node's lease. It renews several times a TTL, sooner where that failed, and at the moment when the lease of
 * another runs out: the same statement then fences it.
 */
export class LeaseKeeper implements Service {
  readonly #options: LeaseOptions
  readonly #ticker: Ticker
  #renewedAt = Number.NEGATIVE_INFINITY
  /** The next round comes early, because another's lease is about to run out. */
  #awaitsExpiry = false

  constructor(options: LeaseOptions) {
    this.#options = options
    const everyMs = options.lease.ttlMs / renewals
    this.#ticker = new Ticker({ everyMs, tick: () => this.#renew(), onError: options.onError })
  }

  async open(): Promise<void> {
    const began = this.#options.clock.monotonic()
    await this.#options.store.openLease(this.#options.lease)
    this.#renewedAt = began
  }

  run(): void {
    this.#ticker.run()
  }

  /** Renews now, so that others learn what this node says of itself. */
  async announce(): Promise<void> {
    await this.#renew().catch(this.#options.onError)
  }

  /** Ends the lease at once, so that what this node owned can be claimed. */
  async stop(): Promise<void> {
    await this.#ticker.stop()
    this.#renewedAt = Number.NEGATIVE_INFINITY
    await this.#options.store.closeLease(this.#options.lease.incarnation)
  }

  /** Whether side effects may begin: by the monotonic clock the lease is sure to hold a while longer. */
  holds(): boolean {
    const { clock, lease } = this.#options
    return clock.monotonic() - this.#renewedAt < lease.ttlMs * (1 - margin)
  }

  async #renew(): Promise<void> {
    const { store, clock, lease, load, onExpired, onLost } = this.#options
    const { incarnation, ttlMs } = lease
    const began = clock.monotonic()
    const renewed = await store.renewLease({ incarnation, ttlMs, load: load() }).catch((error: unknown) => {
      this.#ticker.within(ttlMs / 20)
      throw error
    })
    if (renewed === null) {
      this.#renewedAt = Number.NEGATIVE_INFINITY
      onLost()
      return
    }
    this.#renewedAt = began
    if (this.#awaitsExpiry || renewed.fenced.length > 0) onExpired()
    const toExpiry = Math.max(atLeast, (renewed.nextFenceMs ?? Number.POSITIVE_INFINITY) + afterExpiry)
    this.#awaitsExpiry = toExpiry < ttlMs / renewals
    this.#ticker.within(this.#awaitsExpiry ? toExpiry : ttlMs / renewals - (clock.monotonic() - began))
  }
}
