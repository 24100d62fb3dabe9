import { type RunId, type Seq, seq } from '../../core/ids.ts'
import type { Store, StoredEvent } from '../../core/store/store.ts'
import { Ring } from './ring.ts'
import { Wakers } from './wakers.ts'

const pageSize = 200

/** What is always the last event of a run. */
export const endings: ReadonlySet<string> = new Set(['RunCompleted', 'RunFailed', 'RunCancelled'])

/** How often events were read for followers. */
export interface FeedReads {
  fromMemory: number
  fromStore: number
}

/**
 * The live view of one run's log on this node. Invariant: the ring is contiguous and ends at `head`; it grows only by
 * reads from the store that begin there. Hints say how far the log reaches at least and never bring content. One
 * catch-up is under way at a time.
 */
export class RunFeed {
  readonly runId: RunId
  readonly changed = new Wakers()
  readonly #store: Pick<Store, 'readEvents'>
  readonly #ring = new Ring()
  readonly #onError: (error: unknown) => void
  readonly #reads: FeedReads
  #head: Seq
  #known: Seq
  #catchingUp: Promise<void> | null = null
  /** The batch of the event at `#head`; null before the first read. */
  #batchId: string | null = null
  #diverged = false
  #ended: boolean

  constructor(options: {
    readonly runId: RunId
    readonly store: Pick<Store, 'readEvents'>
    readonly head: Seq
    /** The run has ended at that head. */
    readonly ended?: boolean
    /** Counts on. */
    readonly reads?: FeedReads
    readonly onError: (error: unknown) => void
  }) {
    this.runId = options.runId
    this.#store = options.store
    this.#head = options.head
    this.#known = options.head
    this.#ended = options.ended ?? false
    this.#reads = options.reads ?? { fromMemory: 0, fromStore: 0 }
    this.#onError = options.onError
  }

  /** The last event that this node has seen. */
  get head(): Seq {
    return this.#head
  }

  /** True where what this feed has shown is not in the log any more: it has lost its tail. */
  get diverged(): boolean {
    return this.#diverged
  }

  /** True once the last event of an ended run was seen. */
  get ended(): boolean {
    return this.#ended
  }

  /** What the run's row says. Less than what was seen here may be an old answer, or a log that has lost its tail. */
  stands(head: Seq): void {
    if (head < this.#head && !this.#diverged) this.#catchingUp ??= this.#catchUp()
    else this.reaches(head)
  }

  /** The log reaches at least so far. Hints may come late, twice or not at all. */
  reaches(head: Seq): void {
    if (head > this.#known) this.#known = head
    if (this.#known > this.#head && !this.#diverged) this.#catchingUp ??= this.#catchUp()
  }

  /** Events after a seq, contiguous, at most `limit`; empty where nothing is known beyond. */
  async after(at: Seq, limit: number): Promise<readonly StoredEvent[]> {
    if (at >= this.#head) return []
    const remembered = this.#ring.after(at, limit)
    this.#reads[remembered === null ? 'fromStore' : 'fromMemory'] += 1
    const events = remembered ?? (await this.#store.readEvents(this.runId, at, limit))
    this.#batchId ??= events.find((event) => event.seq === this.#head)?.batchId ?? null
    return events
  }

  /** Resolves when no catch-up is under way. */
  async settled(): Promise<void> {
    await this.#catchingUp
  }

  async #catchUp(): Promise<void> {
    try {
      do {
        this.#reads.fromStore += 1
        // Begins with the last event that was seen: it must still be there.
        const seen = Math.min(this.#head, 1)
        const read = await this.#store.readEvents(this.runId, seq(this.#head - seen), pageSize)
        const events = read.slice(seen)
        const { batchId } = read[seen - 1] ?? { batchId: null }
        if (seen > 0 && (batchId === null || batchId !== (this.#batchId ?? batchId))) {
          this.#diverged = true
          this.changed.wake()
          return
        }
        const last = events.at(-1)
        this.#batchId = last?.batchId ?? batchId
        // A hint that runs ahead of what can be read: the next one, or the next look at all heads, tries again.
        if (last === undefined) {
          this.#known = this.#head
          break
        }
        this.#ring.push(events)
        this.#ended ||= endings.has(last.type)
        this.#head = seq(last.seq)
        if (this.#known < this.#head) this.#known = this.#head
        this.changed.wake()
      } while (this.#head < this.#known)
    } catch (error) {
      this.#known = this.#head
      this.#onError(error)
    } finally {
      this.#catchingUp = null
    }
  }
}
