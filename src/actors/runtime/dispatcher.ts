import { G1Error, messageOf } from '../../core/errors.ts'
import type { ActivityFailure } from '../../core/activity-result.ts'
import type { ReceiptBody } from '../run/decide/receipt.ts'
import type { Performers, Work } from './performer.ts'

export interface DispatcherOptions {
  readonly performers: Performers
  /** Whether side effects may begin now: the node's lease is known to hold. */
  readonly mayBegin: () => boolean
  /** An outcome could not be delivered: whoever owns the run next does that work again. */
  readonly onError: (error: unknown) => void
}

/**
 * The activities of one node that are under way, by run and key. An activity is begun only after its intent was
 * committed; whoever is no longer wanted is aborted, and its outcome is dropped.
 */
export class Dispatcher {
  readonly #options: DispatcherOptions
  readonly #underWay = new Map<string, { readonly abort: AbortController; readonly settled: Promise<void> }>()

  constructor(options: DispatcherOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#underWay.size
  }

  /** Begins an activity unless it is under way; `deliver` gets its outcome unless it was aborted. */
  begin(work: Work, deliver: (body: ReceiptBody) => Promise<void>): void {
    const id = idOf(work.runId, work.activity.key)
    if (this.#underWay.has(id) || !this.#options.mayBegin()) return
    const abort = new AbortController()
    const settled = this.#perform(work, abort.signal)
      .then((body) => (abort.signal.aborted ? undefined : deliver(body)))
      .catch(this.#options.onError)
      .finally(() => {
        if (this.#underWay.get(id)?.abort === abort) this.#underWay.delete(id)
      })
    this.#underWay.set(id, { abort, settled })
  }

  abort(runId: string, key: string): void {
    const id = idOf(runId, key)
    this.#underWay.get(id)?.abort.abort()
    this.#underWay.delete(id)
  }

  /** Waits until what is under way has come to its end, at most so long; what has not is aborted. */
  async drain(timeoutMs: number): Promise<void> {
    const all = Promise.all([...this.#underWay.values()].map(({ settled }) => settled))
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs)
    })
    await Promise.race([all, late])
    clearTimeout(timer)
    for (const { abort } of this.#underWay.values()) abort.abort()
  }

  async #perform(work: Work, signal: AbortSignal): Promise<ReceiptBody> {
    try {
      const performer = this.#options.performers.get(work.activity.kind)
      if (performer === undefined) {
        throw new TypeError(`Found an activity of kind "${work.activity.kind}", which this node cannot carry out.`)
      }
      return { outcome: 'done', result: (await performer(work, signal)) as never }
    } catch (error) {
      return { outcome: 'failed', failure: failureOf(error) }
    }
  }
}

const idOf = (runId: string, key: string): string => `${runId} ${key}`

function failureOf(error: unknown): ActivityFailure {
  const known = error instanceof G1Error
  return {
    code: known ? error.code : 'UNEXPECTED',
    message: messageOf(error).slice(0, 2_000),
    // What nobody foresaw may be over the next time.
    retryable: known ? error.retryable : true,
  }
}
