import type { EventLog } from './event-log.ts'
import { share } from './share.ts'
import type { RunSnapshot } from './snapshot.ts'

/** What is known of a run's state; a new object whenever it changes. */
export interface RunReading {
  /** The run as it was read last: mostly as of what is asked for, and while that is on its way, as it was before. */
  readonly run: RunSnapshot | null
  /** True once an answer came; with `run` null: there is no such run. */
  readonly known: boolean
  /** Why the last reading failed; null where it did not. */
  readonly error: Error | null
}

interface Reading {
  /** Null as an answer: there is no such run. */
  readonly read: (seq: number | null) => Promise<RunSnapshot | null>
  readonly log: Pick<EventLog, 'state' | 'listen'>
  /** Whether asking again would bring the same error. */
  readonly isRefusal: (error: unknown) => boolean
  readonly now?: () => number
  readonly isHidden?: () => boolean
}

/** The least time between two readings of a run that changes, in milliseconds; more where reading takes long. */
const leastMs = 350
/** The same while nobody looks. */
const hiddenMs = 2_000
/** The wait after a reading that failed, and the most that it doubles to. */
const firstWaitMs = 500
const mostWaitMs = 10_000

/**
 * A run as one consistent state: as it is, read again whenever its log has grown, or as of a seq.
 * States: resting → waiting (a timer) → reading → resting … Invariants: one reading is under way at a time; what is asked
 * for meanwhile is read next, so that whatever is shown is on the way to it; nothing is read while nobody listens.
 */
export class RunReader {
  readonly #with: Required<Reading>
  readonly #listeners = new Set<() => void>()
  #state: RunReading = { run: null, known: false, error: null }
  /** What is asked for: as of a seq, or null for the run as it is. */
  #seq: number | null = null
  /** What `#state` is the answer to. */
  #shown: { readonly seq: number | null } | null = null
  #reading = false
  #timer: ReturnType<typeof setTimeout> | null = null
  #pace = { endedAt: Number.NEGATIVE_INFINITY, tookMs: 0 }
  #failures = 0
  #refused = false
  #leaveLog: (() => void) | null = null

  constructor(reading: Reading) {
    this.#with = { now: () => performance.now(), isHidden: () => document.hidden, ...reading }
  }

  readonly state = (): RunReading => this.#state

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    this.#leaveLog ??= this.#with.log.listen(this.#turn)
    this.#turn()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#leaveLog?.()
      this.#leaveLog = null
      this.#clear()
    }
  }

  /** What is to be shown from now on: the run as of a seq, or null for as it is. */
  look(seq: number | null): void {
    if (seq === this.#seq) return
    this.#seq = seq
    // What could not be read before is not said of what is asked for now.
    if (this.#state.error !== null) this.#shown = null
    this.retry()
  }

  /** Reads again at once what could not be read. */
  retry(): void {
    this.#failures = 0
    this.#refused = false
    this.#clear()
    this.#turn()
  }

  readonly #turn = (): void => {
    if (this.#reading || this.#timer !== null || this.#listeners.size === 0 || this.#refused || !this.#isStale()) return
    const wait = this.#wait()
    if (wait <= 0) return void this.#read()
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#read()
    }, wait)
  }

  #isStale(): boolean {
    if (this.#failures > 0 || this.#shown === null || this.#shown.seq !== this.#seq) return true
    return this.#seq === null && this.#state.run !== null && this.#state.run.lastSeq < this.#with.log.state().headSeq
  }

  #wait(): number {
    const { endedAt, tookMs } = this.#pace
    const since = this.#with.now() - endedAt
    if (this.#failures > 0) return Math.min(mostWaitMs, firstWaitMs * 2 ** (this.#failures - 1)) - since
    if (this.#seq !== null || this.#shown?.seq !== null) return 0
    return Math.max(this.#with.isHidden() ? hiddenMs : leastMs, 4 * tookMs) - since
  }

  async #read(): Promise<void> {
    const seq = this.#seq
    const began = this.#with.now()
    this.#reading = true
    try {
      const run = await this.#with.read(seq)
      this.#failures = 0
      // Somebody who went back to now is not shown a moment that was still on its way.
      if ((seq === null) === (this.#seq === null)) this.#take(run, seq)
    } catch (error) {
      if (seq === this.#seq) {
        this.#failures += 1
        this.#refused = this.#with.isRefusal(error)
        this.#tell({ ...this.#state, known: true, error: error as Error })
      }
    }
    this.#reading = false
    this.#pace = { endedAt: this.#with.now(), tookMs: this.#with.now() - began }
    this.#turn()
  }

  #take(run: RunSnapshot | null, seq: number | null): void {
    this.#shown = { seq }
    this.#tell({ run: share(this.#state.run, run), known: true, error: null })
  }

  #tell(state: RunReading): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
