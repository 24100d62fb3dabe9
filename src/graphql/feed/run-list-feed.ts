import { Ticker } from '../../actors/runtime/ticker.ts'
import type { Service } from '../../actors/runtime/service.ts'
import type { Bus } from '../../core/bus.ts'
import { defaultTenant, type RunId } from '../../core/ids.ts'
import type { RunStatus } from '../../core/run-status.ts'
import type { RunRow, Store } from '../../core/store/store.ts'
import { pullIterator } from './pull-iterator.ts'
import { Wakers } from './wakers.ts'

const pageSize = 200
/** Changed runs that wait for one subscriber; beyond, the oldest change is dropped. */
const mostWaiting = 10_000
/** Hints that come within this time, in milliseconds, lead to one look. */
const gatherMs = 50

export interface RunListFeedOptions {
  readonly store: Pick<Store, 'changedRuns'>
  readonly bus: Pick<Bus, 'subscribe'>
  /** How often the store is asked without a hint, in milliseconds. */
  readonly everyMs: number
  readonly onError: (error: unknown) => void
}

interface Subscriber {
  readonly waiting: Map<RunId, RunRow>
  readonly wants: (row: RunRow) => boolean
}

/**
 * What changed in the list of runs, for all subscribers of this node: one query for all of them, none while there are
 * none. Each holds the latest row of each changed run that it has not taken yet.
 */
export class RunListFeed implements Service {
  readonly #options: RunListFeedOptions
  readonly #subscribers = new Set<Subscriber>()
  readonly #changed = new Wakers()
  readonly #ticker: Ticker
  /** null while nobody subscribes: what changes then is nobody's. */
  #since: string | null = null
  #gathering: NodeJS.Timeout | null = null
  #unsubscribe: () => void = () => undefined

  constructor(options: RunListFeedOptions) {
    this.#options = options
    this.#ticker = new Ticker({ everyMs: options.everyMs, tick: () => this.#look(), onError: options.onError })
  }

  get size(): number {
    return this.#subscribers.size
  }

  run(): void {
    this.#unsubscribe = this.#options.bus.subscribe(() => this.#hinted())
    this.#ticker.run()
  }

  async stop(): Promise<void> {
    this.#unsubscribe()
    if (this.#gathering !== null) clearTimeout(this.#gathering)
    await this.#ticker.stop()
  }

  /** The latest row of each run that changes from now on, where `status` (empty: any) holds its new one. */
  async subscribe(status: readonly RunStatus[]): Promise<AsyncIterableIterator<RunRow>> {
    this.#since ??= (await this.#options.store.changedRuns(defaultTenant, null, 0)).now
    const wants = (row: RunRow): boolean => status.length === 0 || status.includes(row.status)
    const subscriber: Subscriber = { waiting: new Map(), wants }
    this.#subscribers.add(subscriber)
    return pullIterator(
      (signal) => this.#next(subscriber, signal),
      () => {
        this.#subscribers.delete(subscriber)
        if (this.#subscribers.size === 0) this.#since = null
      },
    )
  }

  async #next({ waiting }: Subscriber, signal: AbortSignal): Promise<RunRow | null> {
    while (!signal.aborted) {
      for (const [runId, row] of waiting) {
        waiting.delete(runId)
        return row
      }
      await this.#changed.wait(signal)
    }
    return null
  }

  #hinted(): void {
    if (this.#subscribers.size === 0 || this.#gathering !== null) return
    this.#gathering = setTimeout(() => {
      this.#gathering = null
      this.#ticker.nudge()
    }, gatherMs)
  }

  async #look(): Promise<void> {
    for (let more = true; more && this.#since !== null; ) {
      const { runs, now } = await this.#options.store.changedRuns(defaultTenant, this.#since, pageSize)
      more = runs.length === pageSize
      if (this.#since !== null) this.#since = now
      for (const subscriber of this.#subscribers) for (const row of runs) offer(subscriber, row)
      if (runs.length > 0) this.#changed.wake()
    }
  }
}

function offer({ waiting, wants }: Subscriber, row: RunRow): void {
  waiting.delete(row.runId)
  if (!wants(row)) return
  waiting.set(row.runId, row)
  for (const oldest of waiting.keys()) {
    if (waiting.size <= mostWaiting) return
    waiting.delete(oldest)
  }
}
