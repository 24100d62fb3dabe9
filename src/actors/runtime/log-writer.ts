import type { AppendBatch, AppendOutcome } from '../../core/store/append.ts'
import { AppendDataError, AppendUnknown, StoreUnavailable } from '../../core/store/errors.ts'
import type { Store } from '../../core/store/store.ts'

interface Waiting {
  readonly batch: AppendBatch
  /** It was sent before, and the answer was lost. */
  readonly again?: true
  readonly resolve: (outcome: AppendOutcome) => void
  readonly reject: (error: unknown) => void
}

export interface LogWriterOptions {
  readonly store: Pick<Store, 'append' | 'ambiguous'>
  /** Flushes that may be under way at once; a run always sits in the same lane. */
  readonly lanes: number
  /** Most batches in one flush. */
  readonly flushSize: number
  /** Waits between tries while the store cannot be reached; rejects when the writer is abandoned. */
  readonly pause: () => Promise<void>
}

/** Group commit: what waits while a flush of its lane is under way goes into the next one, in one statement. */
export class LogWriter {
  readonly #lanes: readonly Lane[]
  /** Batches and flushes so far, for benchmarks and metrics. */
  readonly counts = { batches: 0, flushes: 0, refused: 0 }

  constructor(options: LogWriterOptions) {
    this.#lanes = Array.from({ length: options.lanes }, () => new Lane(options, this.counts))
  }

  /**
   * Resolves when it is known whether the batch got in. Rejects with AppendDataError where the database refuses a value
   * of this very batch.
   */
  append(batch: AppendBatch): Promise<AppendOutcome> {
    const lane = this.#lanes[hash(batch.runId) % this.#lanes.length]
    if (lane === undefined) throw new RangeError('A log writer has at least one lane.')
    return new Promise((resolve, reject) => lane.push({ batch, resolve, reject }))
  }
}

function hash(text: string): number {
  let value = 0
  for (let index = 0; index < text.length; index += 1) value = (value * 31 + text.charCodeAt(index)) >>> 0
  return value
}

/** One queue of batches. Invariant: at most one flush at a time, and a run at most once in it (it awaits its outcome). */
class Lane {
  readonly #options: LogWriterOptions
  readonly #counts: LogWriter['counts']
  #waiting: Waiting[] = []
  #flushing = false

  constructor(options: LogWriterOptions, counts: LogWriter['counts']) {
    this.#options = options
    this.#counts = counts
  }

  push(waiting: Waiting): void {
    this.#waiting.push(waiting)
    if (!this.#flushing) void this.#drain()
  }

  async #drain(): Promise<void> {
    this.#flushing = true
    while (this.#waiting.length > 0) {
      const flush = this.#waiting.slice(0, this.#options.flushSize)
      this.#waiting = this.#waiting.slice(flush.length)
      await this.#flush(flush)
    }
    this.#flushing = false
  }

  async #flush(flush: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#options.store.append(flush.map(({ batch }) => batch))
      this.#counts.flushes += 1
      this.#counts.batches += flush.length
      for (const [index, { batch, again, resolve }] of flush.entries()) {
        const first = outcomes[index] ?? 'refused'
        // The first sending may have arrived late, but before this one.
        const outcome = first === 'refused' && again && (await this.#ask(batch)) === 'committed' ? 'committed' : first
        if (outcome === 'refused') this.#counts.refused += 1
        resolve(outcome)
      }
    } catch (error) {
      if (error instanceof AppendDataError) await this.#bisect(flush, error)
      else if (error instanceof AppendUnknown) await this.#settle(flush)
      else if (error instanceof StoreUnavailable && error.retryable) await this.#again(flush, error)
      else for (const { reject } of flush) reject(error)
    }
  }

  /** The store could not be reached, and nothing was kept: the identical batches wait for it. */
  async #again(flush: readonly Waiting[], error: StoreUnavailable): Promise<void> {
    try {
      await this.#options.pause()
    } catch {
      for (const { reject } of flush) reject(error)
      return
    }
    await this.#flush(flush)
  }

  /** One bad value fails the whole statement: halve until the culprit is alone. */
  async #bisect(flush: readonly Waiting[], error: AppendDataError): Promise<void> {
    if (flush.length === 1) {
      flush[0]?.reject(error)
      return
    }
    const middle = Math.ceil(flush.length / 2)
    await this.#flush(flush.slice(0, middle))
    await this.#flush(flush.slice(middle))
  }

  /** The answer was lost: ask what became of each batch, and send the identical ones again that are not there. */
  async #settle(flush: readonly Waiting[]): Promise<void> {
    const absent: Waiting[] = []
    for (const waiting of flush) {
      const became = await this.#ask(waiting.batch)
      if (became === 'absent') absent.push({ ...waiting, again: true })
      else if (became instanceof Error) waiting.reject(became)
      else waiting.resolve(became)
    }
    if (absent.length > 0) await this.#flush(absent)
  }

  async #ask(batch: AppendBatch): Promise<'committed' | 'refused' | 'absent' | Error> {
    for (;;) {
      try {
        return await this.#options.store.ambiguous(batch)
      } catch (error) {
        try {
          await this.#options.pause()
        } catch {
          return error instanceof Error ? error : new Error(String(error))
        }
      }
    }
  }
}
