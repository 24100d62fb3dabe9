import type { StoredEvent } from '../../core/store/store.ts'
import { seq } from '../../core/ids.ts'
import {
  CursorDiverged,
  CursorExpired,
  formatCursor,
  retired,
  type StreamCursor,
  tagOf,
} from '../cursor/stream-cursor.ts'
import type { RunFeed } from './run-feed.ts'

/** Events that are looked at together, and after which a part is full. */
const mostEvents = 100
/** Events of other types that are passed over before a reader is told how far its cursor has come. */
const mostSkipped = 500

/** A part of a stream, as every subscription of a run's log gives it out. */
export interface Part {
  readonly cursor: string
  /** Those that were asked for. */
  readonly events: readonly StoredEvent[]
  readonly caughtUp: boolean
  readonly headSeq: number
}

interface Reading {
  readonly feed: RunFeed
  readonly from: StreamCursor
  /** null: all. */
  readonly types: ReadonlySet<string> | null
}

/**
 * One way through a run's log, from a cursor on: without gap or duplicate, first a part at once (even an empty one), then
 * what is new, until the last event of an ended run. It holds positions and no events. One call of `next` at a time.
 */
export class LogReader {
  readonly #reading: Reading
  #at: StreamCursor
  /** What was told last; null: nothing yet. */
  #told: StreamCursor | null = null
  #toldCaughtUp = false

  constructor(reading: Reading) {
    this.#reading = reading
    this.#at = reading.from
  }

  /** How far it has looked, told or not. */
  get at(): StreamCursor {
    return this.#at
  }

  /** Whether `next` would have more to say than `wait`. */
  get due(): boolean {
    const { feed } = this.#reading
    return feed.diverged || feed.ended || this.#at.seq < feed.head || !this.#toldCaughtUp
  }

  /** Another reader that goes on from here. */
  copy(): LogReader {
    const other = new LogReader(this.#reading)
    other.#at = this.#at
    other.#told = this.#told
    other.#toldCaughtUp = this.#toldCaughtUp
    return other
  }

  /** The next part. `wait`: none before the feed changes; `end`: none any more. Throws CursorDiverged and CursorExpired. */
  async next(): Promise<Part | 'wait' | 'end'> {
    const { feed, from, types } = this.#reading
    // What was asked for among the events since the last part: a reader of few types gets them together.
    const wanted: StoredEvent[] = []
    for (;;) {
      if (feed.diverged) throw new CursorDiverged(lostTail(this.#at.seq, feed.head))
      if (this.#at.seq >= feed.head) {
        if (!this.#toldCaughtUp) return this.#tell([])
        if (!feed.ended) return 'wait'
        return this.#told?.seq === this.#at.seq ? 'end' : this.#tell([])
      }
      const events = await feed.after(this.#at.seq, mostEvents)
      const [first] = events
      const last = events.at(-1)
      if (first === undefined || last === undefined) throw new CursorDiverged(lostTail(this.#at.seq, feed.head))
      if (first.seq !== this.#at.seq + 1) throw new CursorExpired(retired(this.#at.seq, first.seq))
      this.#at = { runId: feed.runId, seq: seq(last.seq), tag: tagOf(last.batchId) }
      if (types === null) return this.#tell(events)
      wanted.push(...events.filter(({ type }) => types.has(type)))
      const passed = this.#at.seq - (this.#told ?? from).seq >= mostSkipped
      const enough = wanted.length >= mostEvents || (wanted.length > 0 && this.#at.seq >= feed.head)
      if (passed || enough) return this.#tell(wanted)
    }
  }

  #tell(events: readonly StoredEvent[]): Part {
    const { head } = this.#reading.feed
    const { seq: at } = this.#at
    this.#told = this.#at
    this.#toldCaughtUp = at >= head
    return { cursor: formatCursor(this.#at), events, caughtUp: this.#toldCaughtUp, headSeq: Math.max(head, at) }
  }
}

const lostTail = (at: number, head: number): string =>
  `Found a cursor at seq ${at} of a log that reached seq ${head} and has lost its tail since; read the run anew.`
