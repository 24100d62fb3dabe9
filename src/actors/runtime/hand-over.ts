import type { Bus } from '../../core/bus.ts'
import { type Incarnation, type RunId, seq } from '../../core/ids.ts'
import type { Store } from '../../core/store/store.ts'

export interface HandOverOptions {
  readonly store: Pick<Store, 'release'>
  readonly bus: Pick<Bus, 'publish'>
  readonly incarnation: Incarnation
  /** Runs were given back: there is room again. */
  readonly onRoom: () => void
  readonly onError: (error: unknown) => void
}

/** `ended`: nothing follows but by a message. `released`: somebody else shall carry it on. */
type Why = 'ended' | 'released'

/**
 * Gives runs back. What gathers while one statement is under way goes into the next; what could not be given back is
 * tried again with the next flush, and nobody else may claim it until then.
 */
export class HandOver {
  readonly #options: HandOverOptions
  readonly #runs = new Map<RunId, Why>()
  #underWay: Promise<void> = Promise.resolve()

  constructor(options: HandOverOptions) {
    this.#options = options
  }

  give(runId: RunId, why: Why): void {
    this.#runs.set(runId, why)
    void this.flush()
  }

  /** Nothing is given back before that has come to its end. */
  after(event: Promise<unknown>): void {
    this.#underWay = Promise.allSettled([this.#underWay, event]).then(() => undefined)
  }

  /** Resolves when everything that was given until now has been tried. */
  flush(): Promise<void> {
    this.#underWay = this.#underWay.then(() => this.#release())
    return this.#underWay
  }

  async #release(): Promise<void> {
    const { store, bus, incarnation, onRoom, onError } = this.#options
    const runs = [...this.#runs]
    if (runs.length === 0) return
    // A run may come back and be given again before the answer is here.
    this.#runs.clear()
    try {
      await store.release(
        incarnation,
        runs.map(([runId]) => runId),
      )
    } catch (error) {
      for (const [runId, why] of runs) if (!this.#runs.has(runId)) this.#runs.set(runId, why)
      onError(error)
      return
    }
    // One hint makes every node look for all of them. Without it they look by themselves, a moment later.
    const handed = runs.find(([, why]) => why === 'released')
    try {
      if (handed !== undefined) bus.publish({ runId: handed[0], head: seq(0) })
    } catch (error) {
      onError(error)
    }
    onRoom()
  }
}
