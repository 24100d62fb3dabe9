import type { Listener } from '../../../src/client/stream/transport.ts'
import { skipSeen } from '../../../src/client/stream/skip-seen.ts'
import type { StreamSource } from '../../../src/client/stream/resuming-stream.ts'

export interface Numbered {
  readonly seq: number
}

interface Part {
  readonly cursor: string
  readonly events: readonly Numbered[]
}

/** How one connection goes: how many parts it carries, how large they are, and what is wrong with it. */
export interface ConnectionPlan {
  readonly parts: number
  readonly size: number
  /** Begins so many events before the cursor: a server that repeats itself. */
  readonly repeats: number
  /** Leaves out one event before its last part. */
  readonly skips: boolean
  /** Goes on telling after it was hung up on. */
  readonly haunts: boolean
}

const sound: ConnectionPlan = { parts: Number.POSITIVE_INFINITY, size: 10, repeats: 0, skips: false, haunts: false }

/** A log of `length` events behind connections that go by plan; those after the last plan are sound. */
export class LogSource implements StreamSource<readonly Numbered[]> {
  readonly url = 'http://log.test'
  readonly after: string | null
  readonly backoff = { firstMs: 0, mostMs: 0, patienceMs: null, random: () => 0 }
  readonly opened: (string | null)[] = []
  hangups = 0
  readonly #length: number
  readonly #plans: readonly ConnectionPlan[]
  readonly #fresh: ReturnType<typeof skipSeen<Numbered>>

  constructor(given: { readonly length: number; readonly plans?: readonly ConnectionPlan[]; readonly after?: number }) {
    this.#length = given.length
    this.#fresh = skipSeen<Numbered>({ gapless: true, fromStart: given.after === undefined })
    this.#plans = given.plans ?? []
    this.after = given.after === undefined ? null : String(given.after)
  }

  open(after: string | null, listener: Listener): () => void {
    const plan = this.#plans[this.opened.length] ?? sound
    this.opened.push(after)
    let stopped = false
    queueMicrotask(() => {
      let at = Math.max(0, Number(after ?? 0) - plan.repeats)
      for (let part = 1; part <= plan.parts && at < this.#length; part++) {
        if (plan.skips && part === plan.parts && at + 1 < this.#length) at += 1
        const events = Array.from({ length: Math.min(plan.size, this.#length - at) }, (_, index) => ({
          seq: at + index + 1,
        }))
        at += events.length
        if (!stopped || plan.haunts) listener.part({ cursor: String(at), events } satisfies Part)
      }
      if (stopped && !plan.haunts) return
      if (plan.parts !== Number.POSITIVE_INFINITY) listener.broken(new Error('cut'))
      else listener.completed()
    })
    return () => {
      stopped = true
      this.hangups += 1
    }
  }

  take(data: unknown): { readonly part: readonly Numbered[]; readonly cursor: string } | null {
    const { cursor, events } = data as Part
    const fresh = this.#fresh(events)
    return fresh === null ? null : { part: fresh, cursor }
  }
}
