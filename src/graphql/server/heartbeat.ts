/** Something that is kept alive, and ended in time. */
export interface Living {
  /** Called about once a period. */
  beat(): void
}

/** Buckets that take turns, so that not all connections are written to in the same moment. */
const buckets = 12

/** Beats for all open connections with one timer, where a timer for each would cost memory and time. */
export class Heartbeat {
  readonly #living: readonly Set<Living>[] = Array.from({ length: buckets }, () => new Set<Living>())
  readonly #periodMs: number
  #turn = 0
  #timer: NodeJS.Timeout | null = null

  /** `periodMs`: between two beats of the same connection, in milliseconds. */
  constructor(periodMs: number) {
    this.#periodMs = periodMs
  }

  /** Returns how to say that it is gone. */
  add(living: Living): () => void {
    const bucket = this.#living.reduce((least, one) => (one.size < least.size ? one : least))
    bucket.add(living)
    return () => void bucket.delete(living)
  }

  run(): void {
    this.#timer = setInterval(() => this.#beat(), this.#periodMs / buckets)
    this.#timer.unref()
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  #beat(): void {
    this.#turn = (this.#turn + 1) % buckets
    for (const one of this.#living[this.#turn] ?? []) one.beat()
  }
}
