import { UnfoldableLog } from '../../actors/runtime/load.ts'
import { InvalidInput } from '../../core/errors.ts'
import { type RunId, type Seq, seq } from '../../core/ids.ts'
import type { RunRow, Store, StoredEvent } from '../../core/store/store.ts'
import { tagOf } from '../cursor/stream-cursor.ts'
import { type FoldedRun, foldOn, unfolded } from './folded-run.ts'

const pageSize = 500
/** How many recent states of one run are kept: they share nearly everything. */
const recentStates = 8

interface Cached {
  /** Oldest first; the last one is the furthest. */
  recent: readonly FoldedRun[]
  /** Extensions of one run happen one after the other. */
  working: Promise<unknown>
}

/** Which event is asked for. */
interface Asked {
  readonly until: Seq
  /** The tag of that event, if it is known: what is cached with this tag needs no look at the log. */
  readonly tag: string | null
}

/** What a run's row says of its last event. */
export type Head = Pick<RunRow, 'runId' | 'lastSeq' | 'lastBatch' | 'fault'>

export interface RunReaderOptions {
  readonly store: Pick<Store, 'readEvents'>
  /** Roughly how much may be cached, in characters of JSON. */
  readonly mostWeight: number
}

/**
 * What runs were and are, folded from their logs and cached: the least recently asked run goes first when the cache
 * is full. A folded run is immutable, so that whoever holds one keeps a consistent view.
 */
export class RunReader {
  readonly #options: RunReaderOptions
  /** In the order of use. */
  readonly #runs = new Map<RunId, Cached>()

  constructor(options: RunReaderOptions) {
    this.#options = options
  }

  /** Runs in the cache. */
  get size(): number {
    return this.#runs.size
  }

  /** The run as its row shows it; of one that is parked because its log cannot be folded, what could be. Throws UnfoldableLog. */
  head({ runId, lastSeq, lastBatch, fault }: Head): Promise<FoldedRun> {
    if (fault !== null) return this.asFarAs(runId, lastSeq)
    return this.#fold(runId, { until: lastSeq, tag: tagOf(lastBatch) })
  }

  /** The run right after the event with this seq. Throws InvalidInput where the log does not reach so far, UnfoldableLog. */
  at(runId: RunId, until: Seq): Promise<FoldedRun> {
    return this.#fold(runId, { until, tag: null })
  }

  async #fold(runId: RunId, asked: Asked): Promise<FoldedRun> {
    const cached = this.#take(runId)
    const folded = cached.working.then(() => this.#extend(runId, cached, asked))
    cached.working = folded.catch(() => undefined)
    return folded
  }

  /** The same, or where an event before it cannot be folded, the run right before that event. */
  async asFarAs(runId: RunId, until: Seq): Promise<FoldedRun> {
    try {
      return await this.at(runId, until)
    } catch (error) {
      if (error instanceof UnfoldableLog) return this.at(runId, seq(error.seq - 1))
      throw error
    }
  }

  #take(runId: RunId): Cached {
    const cached = this.#runs.get(runId) ?? { recent: [], working: Promise.resolve() }
    this.#runs.delete(runId)
    this.#runs.set(runId, cached)
    return cached
  }

  async #extend(runId: RunId, cached: Cached, { until, tag }: Asked): Promise<FoldedRun> {
    let folded = cached.recent.findLast((one) => one.seq <= until) ?? unfolded()
    if (folded.seq === until && folded.tag === tag) return folded
    do {
      const events = await this.#following(runId, folded, until)
      if (events === null) {
        cached.recent = []
        folded = unfolded()
        continue
      }
      if (events.length === 0 && folded.seq < until) {
        throw new InvalidInput(`Found seq ${until}, expected 0 to ${folded.seq}, where the run ends for now.`, ['seq'])
      }
      folded = foldOn(folded, events)
    } while (folded.seq < until)
    this.#keep(cached, folded)
    return folded
  }

  /** The next events of a folded run; null where the log has lost the end that was folded, and gone on another way. */
  async #following(runId: RunId, { seq: from, tag }: FoldedRun, until: Seq): Promise<readonly StoredEvent[] | null> {
    const { store } = this.#options
    const count = Math.min(pageSize, until - from)
    if (from === 0) return count === 0 ? [] : store.readEvents(runId, from, count)
    const [last, ...events] = await store.readEvents(runId, seq(from - 1), count + 1)
    return last !== undefined && tagOf(last.batchId) === tag ? events : null
  }

  #keep(cached: Cached, folded: FoldedRun): void {
    const furthest = cached.recent.at(-1)
    // A look far back is not worth a place: it would push out what everybody else reads.
    if (furthest !== undefined && folded.seq <= furthest.seq) return
    cached.recent = [...cached.recent, folded].slice(-recentStates)
    let weight = 0
    for (const { recent } of this.#runs.values()) weight += recent.at(-1)?.weight ?? 0
    for (const [runId, { recent }] of this.#runs) {
      if (weight <= this.#options.mostWeight || this.#runs.size === 1) return
      weight -= recent.at(-1)?.weight ?? 0
      this.#runs.delete(runId)
    }
  }
}
