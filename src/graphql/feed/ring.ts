import type { Seq } from '../../core/ids.ts'
import type { StoredEvent } from '../../core/store/store.ts'

const mostEvents = 256
/** In characters of JSON. */
const mostWeight = 1_000_000

interface Kept {
  readonly event: StoredEvent
  readonly weight: number
}

/** The last events of one run, contiguous, bounded in number and weight. */
export class Ring {
  #kept: Kept[] = []
  #weight = 0

  /** Adds events that follow the last one without a gap. */
  push(events: readonly StoredEvent[]): void {
    for (const event of events) {
      const weight = JSON.stringify(event.data).length
      this.#kept.push({ event, weight })
      this.#weight += weight
    }
    while (this.#kept.length > mostEvents || (this.#weight > mostWeight && this.#kept.length > 0)) {
      this.#weight -= this.#kept.shift()?.weight ?? 0
    }
  }

  /** Events after a seq, at most `limit`; null where the ring does not reach back so far. */
  after(at: Seq, limit: number): readonly StoredEvent[] | null {
    const first = this.#kept[0]?.event.seq
    if (first === undefined || first > at + 1) return null
    const from = at + 1 - first
    return this.#kept.slice(from, from + limit).map(({ event }) => event)
  }
}
