import { type RunId, type Seq, seq } from '../../core/ids.ts'
import type { Store, StoredEvent } from '../../core/store/store.ts'
import { Ring } from './ring.ts'
import { Wakers } from './wakers.ts'

const pageSize = 200
/** Pages from the store that are kept for those who come a little later. */
const mostPages = 4

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
  readonly #pages = new Map<string, Promise<readonly StoredEvent[]>>()
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
    if (remembered !== null) this.#reads.fromMemory += 1
    const read = remembered ?? (await this.#page(at, limit))
    const last = read.at(-1)
    // The log may have grown by more than is known here: nobody gets further than the feed, who would wait for it in vain.
    if (last !== undefined) this.reaches(seq(last.seq))
    const reach = Math.max(this.#head, read[0]?.seq ?? 0)
    const events = read.filter((event) => event.seq <= reach)
    this.#batchId ??= events.find((event) => event.seq === this.#head)?.batchId ?? null
    return events
  }

  /** The event after a seq, where it is in memory. */
  remembered(at: Seq): StoredEvent | null {
    return this.#diverged ? null : (this.#ring.after(at, 1)?.[0] ?? null)
  }

  /** Resolves when no catch-up is under way. */
  async settled(): Promise<void> {
    await this.#catchingUp
  }

  /** One read for all who want the same page at about the same time. A page that is full never changes. */
  #page(at: Seq, limit: number): Promise<readonly StoredEvent[]> {
    const key = `${at} ${limit}`
    const known = this.#pages.get(key)
    if (known !== undefined) return known
    this.#reads.fromStore += 1
    const forget = (): void => void this.#pages.delete(key)
    const page = this.#store.readEvents(this.runId, at, limit)
    this.#pages.set(key, page)
    page.then(({ length }) => length < limit && forget(), forget)
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= mostPages) break
      this.#pages.delete(oldest)
    }
    return page
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
        // A command that comes too late is answered in the log after its end.
        this.#ended ||= events.some(({ type }) => endings.has(type))
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
