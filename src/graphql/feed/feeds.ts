import { Ticker } from '../../actors/runtime/ticker.ts'
import type { Service } from '../../actors/runtime/service.ts'
import type { Bus } from '../../core/bus.ts'
import { NotFound } from '../../core/errors.ts'
import { publicRunId, type RunId } from '../../core/ids.ts'
import { hasEnded } from '../../core/run-status.ts'
import type { RunRow, Store } from '../../core/store/store.ts'
import { type FeedReads, RunFeed } from './run-feed.ts'
import { Wakers } from './wakers.ts'

export interface FeedsOptions {
  readonly store: Pick<Store, 'readEvents' | 'heads' | 'getRun'>
  readonly bus: Pick<Bus, 'subscribe' | 'connected'>
  /** How often all heads are looked up, which makes up for hints that were lost; twice as often while none can come. */
  readonly everyMs: number
  readonly onError: (error: unknown) => void
}

/** A watched run. Whoever watches calls `release` once. */
export interface Watched {
  readonly feed: RunFeed
  /** As it was when the watch began. */
  readonly row: RunRow
  readonly release: () => void
}

/** What is followed, and how often events were read for followers: from memory, or from the store. */
export interface FeedFigures extends FeedReads {
  readonly subscriptions: number
  readonly watchedRuns: number
}

interface Held {
  readonly feed: RunFeed
  watchers: number
}

/**
 * The feeds of one node: one for each run that somebody watches, however many watch it. Hints from the bus wake them;
 * one query a second for all heads makes up for hints that were lost.
 */
export class Feeds implements Service {
  readonly #options: FeedsOptions
  readonly #held = new Map<RunId, Held>()
  readonly #ticker: Ticker
  readonly #reads: FeedReads = { fromMemory: 0, fromStore: 0 }
  /** Wakes once a round, for those who show what no event tells. */
  readonly ticked = new Wakers()
  #unsubscribe: () => void = () => undefined

  constructor(options: FeedsOptions) {
    this.#options = options
    const { bus, everyMs, onError } = options
    const interval = (): number => (bus.connected() ? everyMs : everyMs / 2)
    this.#ticker = new Ticker({ everyMs: interval, tick: () => this.#tick(), onError })
  }

  /** Runs that are watched. */
  get size(): number {
    return this.#held.size
  }

  figures(): FeedFigures {
    const subscriptions = [...this.#held.values()].reduce((sum, { watchers }) => sum + watchers, 0)
    return { subscriptions, watchedRuns: this.#held.size, ...this.#reads }
  }

  run(): void {
    this.#unsubscribe = this.#options.bus.subscribe(({ runId, head }) => this.#held.get(runId)?.feed.reaches(head))
    this.#ticker.run()
  }

  async stop(): Promise<void> {
    this.#unsubscribe()
    await this.#ticker.stop()
    await Promise.all([...this.#held.values()].map(({ feed }) => feed.settled()))
  }

  /** Watches a run. Throws NotFound for an unknown one. */
  async watch(runId: RunId): Promise<Watched> {
    const row = await this.#options.store.getRun(runId)
    if (row === null) {
      throw new NotFound(`Found no run ${publicRunId(runId)}, expected the id of a run; list them with "runs".`)
    }
    const before = this.#held.get(runId)
    if (before !== undefined) {
      before.feed.stands(row.lastSeq)
      await before.feed.settled()
    }
    // Nothing may come between the look and the opening: there is one feed for all who watch.
    const there = this.#held.get(runId)
    const held = there === undefined || there.feed.diverged ? this.#open(row) : there
    held.watchers += 1
    held.feed.reaches(row.lastSeq)
    await held.feed.settled()
    let released = false
    const release = (): void => {
      if (released) return
      released = true
      held.watchers -= 1
      if (held.watchers === 0 && this.#held.get(runId) === held) this.#held.delete(runId)
    }
    return { feed: held.feed, row, release }
  }

  /** Looks up the heads of all watched runs. */
  async heal(): Promise<void> {
    if (this.#held.size === 0) return
    const heads = await this.#options.store.heads([...this.#held.keys()])
    for (const [runId, head] of heads) this.#held.get(runId)?.feed.stands(head)
  }

  async #tick(): Promise<void> {
    this.ticked.wake()
    await this.heal()
  }

  #open(row: RunRow): Held {
    const { store, onError } = this.#options
    const { runId, lastSeq: head } = row
    const held = {
      feed: new RunFeed({ runId, store, head, ended: hasEnded(row.status), reads: this.#reads, onError }),
      watchers: 0,
    }
    this.#held.set(runId, held)
    return held
  }
}
