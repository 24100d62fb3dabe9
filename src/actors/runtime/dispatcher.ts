import type { RunId } from '../../core/ids.ts'
import type { ReceiptBody } from '../run/decide/receipt.ts'
import { perform, PerformerFailed } from './perform.ts'
import type { Performers, Work } from './performer.ts'

export interface DispatcherOptions {
  readonly performers: Performers
  /** Whether side effects may begin now: the node's lease is known to hold. */
  readonly mayBegin: () => boolean
  /** An outcome could not be delivered: whoever owns the run next does that work again. */
  readonly onError: (error: unknown) => void
  /** An activity that takes longer is stopped and has failed, in milliseconds. Left out: an hour. */
  readonly limitMs?: number
  /** How long what was aborted may take to its end before it counts as gone, in milliseconds. Left out: 10 s. */
  readonly graceMs?: number
}

interface UnderWay {
  readonly runId: RunId
  readonly key: string
  readonly abort: AbortController
  readonly settled: Promise<void>
  /** Nobody wants its outcome any more. */
  dropped: boolean
}

/**
 * The activities of one node that are under way, by run and key. An activity is begun only after its intent was
 * committed, and never while the same one is still under way, aborted or not; whoever is no longer wanted is aborted,
 * and its outcome is dropped.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions
  readonly #underWay = new Map<string, UnderWay>()

  constructor(options: DispatcherOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#underWay.size
  }

  isUnderWay(runId: RunId, key: string): boolean {
    return this.#underWay.get(idOf(runId, key))?.dropped === false
  }

  /** Runs for which something is under way. */
  get runs(): ReadonlySet<RunId> {
    return new Set([...this.#underWay.values()].map(({ runId }) => runId))
  }

  /** Begins an activity unless it is under way; `deliver` gets its outcome unless it was aborted. */
  begin(work: Work, deliver: (body: ReceiptBody) => Promise<void>, again: () => void = () => undefined): void {
    const { runId, activity } = work
    const id = idOf(runId, activity.key)
    const before = this.#underWay.get(id)
    if (before?.dropped === true) void before.settled.then(again)
    if (before !== undefined || !this.#options.mayBegin()) return
    const abort = new AbortController()
    const settled = this.#carryOut(work, abort)
      .then((body) => (entry.dropped ? undefined : deliver(body)))
      .catch(this.#options.onError)
      .then(() => void this.#underWay.delete(id))
    const entry: UnderWay = { runId, key: activity.key, abort, settled, dropped: false }
    this.#underWay.set(id, entry)
  }

  /** Stops an activity; resolves when it has come to its end, or counts as gone. */
  async abort(runId: RunId, key: string): Promise<void> {
    const entry = this.#underWay.get(idOf(runId, key))
    if (entry === undefined) return
    entry.dropped = true
    entry.abort.abort()
    await entry.settled
  }

  /** Waits until what is under way has come to its end, at most so long; what has not is aborted. */
  async drain(timeoutMs: number): Promise<void> {
    const entries = [...this.#underWay.values()].filter(({ dropped }) => !dropped)
    await within(timeoutMs, Promise.all(entries.map(({ settled }) => settled)))
    for (const { runId, key } of this.#underWay.values()) void this.abort(runId, key)
  }

  /** The outcome of an activity, or of stopping it because it took too long or does not react to having been aborted. */
  async #carryOut(work: Work, abort: AbortController): Promise<ReceiptBody> {
    const { performers, limitMs = 3_600_000, graceMs = 10_000 } = this.#options
    let timer: NodeJS.Timeout | undefined
    const stopped = new Promise<ReceiptBody>((resolve) => {
      const stop = (message: string): void => {
        const { code } = new PerformerFailed(message)
        resolve({ outcome: 'failed', failure: { code, message, retryable: true } })
        abort.abort()
      }
      timer = setTimeout(() => stop(`Found no result after ${limitMs} ms, expected one.`), limitMs)
      abort.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        timer = setTimeout(() => stop('It was aborted and did not end.'), graceMs)
        timer.unref()
      })
    })
    const body = await Promise.race([perform(performers, work, abort), stopped])
    clearTimeout(timer)
    return body
  }
}

const idOf = (runId: RunId, key: string): string => `${runId} ${key}`

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
