import type { Clock } from '../../core/clock.ts'
import type { Allowance, Rate, RateLimit } from '../../core/rate-limit.ts'
import { allowanceOf, clientKey, refillMs, takeFrom, wholePoints } from './bucket.ts'

/** Clients that are remembered; beyond that those that have asked least recently start with a full bucket again. */
const mostClients = 100_000

export interface InProcessRateLimitOptions {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly mostClients?: number
}

/**
 * Buckets of this node alone. Clients that asked lately are in `#young`, those that asked before that in `#old`; whoever asks
 * is young again. When `#young` is half of what may be kept, or as old as a bucket takes to fill, it becomes `#old` and what
 * was old is dropped: in the second case only buckets that are full again, so that nothing is lost.
 */
export class InProcessRateLimit implements RateLimit {
  readonly #rate: Rate
  readonly #options: Required<InProcessRateLimitOptions>
  /** When each bucket is full, by `clientKey`. */
  #young = new Map<string, number>()
  #old = new Map<string, number>()
  #youngSince = Number.NEGATIVE_INFINITY

  constructor(rate: Rate, options: InProcessRateLimitOptions) {
    this.#rate = rate
    this.#options = { mostClients, ...options }
  }

  /** Clients that are remembered. */
  get size(): number {
    return this.#young.size + this.#old.size
  }

  async take(client: string, points: number): Promise<Allowance> {
    const now = this.#options.clock.monotonic()
    const asked = { ...this.#rate, points: wholePoints(points) }
    const key = clientKey(client)
    const fullAt = this.#young.get(key) ?? this.#old.get(key) ?? now
    const taken = takeFrom({ fullAt, now }, asked)
    this.#grow(now)
    this.#old.delete(key)
    if (taken.emptyMs > 0) this.#young.set(key, now + taken.emptyMs)
    else this.#young.delete(key)
    return allowanceOf(taken, asked)
  }

  async close(): Promise<void> {
    this.#young.clear()
    this.#old.clear()
  }

  #grow(now: number): void {
    const { limit, restorePerSecond } = this.#rate
    const isOld = now - this.#youngSince >= refillMs({ points: limit, restorePerSecond })
    if (!isOld && this.#young.size < this.#options.mostClients / 2) return
    this.#old = this.#young
    this.#young = new Map()
    this.#youngSince = now
  }
}
