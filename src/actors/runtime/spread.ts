import type { Clock } from '../../core/clock.ts'
import type { Incarnation, RunId } from '../../core/ids.ts'
import type { ClaimedRun, Store, Survey } from '../../core/store/store.ts'
import { wants } from '../run/wants.ts'
import { moveOf } from '../supervisor/fair-share.ts'
import type { Activation } from './activation.ts'

export interface SpreadOptions {
  readonly store: Pick<Store, 'claim'>
  readonly incarnation: Incarnation
  readonly clock: Clock
  /** The activations that live on this node. */
  readonly activations: () => ReadonlyMap<RunId, Activation>
  readonly take: (claim: ClaimedRun) => void
  /** Asks for another look soon, in milliseconds. */
  readonly lookWithin: (ms: number) => void
}

/** How soon runs are looked for again that were due and locked. */
const lockedMs = 100
/** How long a node gives nothing back after it took more than its share, because nobody else did. */
const keepMs = 5_000

/** Claims runs for a node and gives runs back, so that they are spread over all nodes. */
export class Spread {
  readonly #options: SpreadOptions
  /** Runs that are being closed to be carried on elsewhere. */
  readonly #closing = new Set<RunId>()
  #keepsUntil = Number.NEGATIVE_INFINITY
  #takenOver = 0

  constructor(options: SpreadOptions) {
    this.#options = options
  }

  /** Runs so far that were claimed from nodes whose lease had ended. */
  get takenOver(): number {
    return this.#takenOver
  }

  /** The activation of a run has come to its end. */
  over(runId: RunId): void {
    this.#closing.delete(runId)
  }

  /** Returns whether runs were claimed. */
  async act({ workers, due, overdue }: Survey): Promise<boolean> {
    const { store, incarnation, clock, activations, take, lookWithin } = this.#options
    const owned = activations().size - this.#closing.size
    const seen = workers.map((worker) => (worker.incarnation === incarnation ? { ...worker, owned } : worker))
    const { fair, claim, giveBack } = moveOf(incarnation, { workers: seen, due, overdue })
    const claimed = due > 0 && claim > 0 ? await store.claim(incarnation, claim) : []
    // What was locked is soon free, or somebody else's.
    if (claimed.length < Math.min(claim, due)) lookWithin(lockedMs)
    this.#takenOver += claimed.filter(({ from }) => from !== null).length
    for (const run of claimed) take(run)
    if (claimed.length > 0 && owned + claimed.length > fair) this.#keepsUntil = clock.monotonic() + keepMs
    if (clock.monotonic() > this.#keepsUntil) this.#giveBack(giveBack)
    return claimed.length > 0
  }

  /** Those first that have nothing under way: nothing of theirs has to be waited for. */
  #giveBack(count: number): void {
    if (count === 0) return
    const cost = ({ state }: Activation): number => (state === null ? 1 : wants(state).activities.size)
    const candidates = [...this.#options.activations().values()].filter(({ claim }) => !this.#closing.has(claim.runId))
    for (const activation of candidates.toSorted((a, b) => cost(a) - cost(b)).slice(0, count)) {
      this.#closing.add(activation.claim.runId)
      activation.close()
    }
  }
}
