import { defaultBackoff, waitBefore } from '../../../src/client/stream/backoff.ts'
import { wallMs } from '../nodes/wall-clock.ts'
import type { CrowdOrder, CrowdReport } from './crowd-messages.ts'
import { type HeardPart, PartReader } from './part-reader.ts'
import { type Company, Subscriber } from './subscriber.ts'

/**
 * The subscribers of one process. Invariant: `#seen` counts, for each seq that not everybody has seen, those who have;
 * a subscriber holds the number of the last event it saw and nothing else, for all of them follow the same run.
 */
export class Crowd implements Company {
  readonly reader = new PartReader()
  readonly query: string
  readonly runId: string
  readonly #order: CrowdOrder
  readonly #reached: (seq: number) => void
  readonly #members: Subscriber[] = []
  readonly #cursors = new Map<number, string>()
  readonly #seen = new Map<number, number>()
  readonly #arrivals = new Map<number, Map<number, number>>()
  readonly #endings = new Map<string, number>()
  #ports: readonly number[]
  #size: number
  /** Those who are on their way, and not let in yet. */
  #coming = 0
  #joined = 0
  #there = 0
  #deliveries = 0
  #gaps = 0
  #duplicates = 0
  #resumed = 0

  constructor(order: CrowdOrder, reached: (seq: number) => void) {
    this.#order = order
    this.#reached = reached
    this.#ports = order.ports
    this.#size = order.size
    this.query = order.query
    this.runId = order.runId
    if (order.after !== null) this.#cursors.set(order.after.seq, order.after.cursor)
  }

  /** Lets those who have not come yet come, as many at once as may. */
  fill(): void {
    while (this.#coming < this.#order.atOnce && this.#members.length < this.#size) {
      const one = new Subscriber(this.#order.firstNumber + this.#members.length, this)
      one.seq = this.#order.after?.seq ?? 0
      this.#members.push(one)
      this.#send(one)
    }
  }

  lead(ports: readonly number[]): void {
    this.#ports = ports
  }

  /** Nobody comes any more who has not been there before. */
  enough(): void {
    const all = this.#members.splice(0)
    this.#members.push(...all.filter(({ joined }) => joined))
    this.#size = this.#members.length
    for (const one of all) if (!one.joined) one.leave()
  }

  report(withArrivals: boolean): CrowdReport {
    const there = this.#members.filter(({ live }) => live)
    return {
      joined: this.#joined,
      there: this.#there,
      deliveries: this.#deliveries,
      gaps: this.#gaps,
      duplicates: this.#duplicates,
      lowestSeq: there.reduce((lowest, { seq }) => Math.min(lowest, seq), there[0]?.seq ?? 0),
      endings: Object.fromEntries(this.#endings),
      resumed: this.#resumed,
      arrivals: withArrivals ? [...this.#arrivals].map(([seq, byMs]) => ({ seq, byMs: [...byMs] })) : [],
      rssBytes: process.memoryUsage.rss(),
    }
  }

  cursorAt(seq: number): string | null {
    return this.#cursors.get(seq) ?? null
  }

  admitted(one: Subscriber): void {
    this.#coming -= 1
    one.failures = 0
    if (one.joined) this.#resumed += 1
    else this.#joined += 1
    one.joined = true
    this.fill()
  }

  part(one: Subscriber, { cursor, events }: HeardPart): void {
    if (events !== null) {
      const isFirst = !one.live && !this.#order.resumes
      if (!isFirst) {
        this.#gaps += Math.max(0, events.first - one.seq - 1) + (events.last - events.first + 1 - events.count)
        this.#duplicates += Math.max(0, one.seq - events.first + 1)
      }
      this.#deliveries += events.count
      this.#cursors.set(events.last, cursor)
      if (one.live) this.#arrived(events)
      const from = isFirst ? events.first : one.seq + 1
      one.seq = Math.max(one.seq, events.last)
      for (let seq = from; seq <= events.last; seq += 1) this.#sawOne(seq)
    }
    if (one.live) return
    one.live = true
    this.#there += 1
  }

  gone(one: Subscriber, why: string): void {
    this.#endings.set(why, (this.#endings.get(why) ?? 0) + 1)
    if (one.live) this.#there -= 1
    if (!one.isIn) this.#coming -= 1
    if (why === 'left' || !this.#order.resumes) return
    one.failures += 1
    setTimeout(() => this.#send(one), waitBefore(one.failures, defaultBackoff))
  }

  #send(one: Subscriber): void {
    this.#coming += 1
    const port = this.#ports[(one.number + one.failures) % this.#ports.length] ?? 0
    one.connect({ port, from: addressOf(one.number) })
  }

  #sawOne(seq: number): void {
    const seen = (this.#seen.get(seq) ?? 0) + 1
    if (seen < this.#size) this.#seen.set(seq, seen)
    else {
      this.#seen.delete(seq)
      this.#reached(seq)
    }
  }

  #arrived({ first, last }: NonNullable<HeardPart['events']>): void {
    const ms = Math.floor(wallMs())
    for (let seq = first; seq <= last; seq += 1) {
      const byMs = this.#arrivals.get(seq) ?? new Map<number, number>()
      this.#arrivals.set(seq, byMs)
      byMs.set(ms, (byMs.get(ms) ?? 0) + 1)
    }
  }
}

/** 127.16.0.1 and on: each subscriber has an address, so that no range of ports runs out and none is taken for another. */
function addressOf(number: number): string {
  const host = (16 << 16) + 256 * Math.floor(number / 250) + (number % 250) + 1
  return `127.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}`
}
