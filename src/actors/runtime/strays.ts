import type { Incarnation, RunId } from '../../core/ids.ts'
import type { Logger } from '../../core/logger.ts'
import type { Store } from '../../core/store/store.ts'
import type { Activation } from './activation.ts'

export interface StraysOptions {
  readonly store: Pick<Store, 'owned' | 'release'>
  readonly incarnation: Incarnation
  readonly logger: Logger
  readonly activations: () => ReadonlyMap<RunId, Activation>
}

/** Equal counts can hide a difference: so often the runs are compared one by one nevertheless, in looks. */
const everyLooks = 5

/**
 * A database that has lost the tail of its log (a standby was promoted) may say that this node owns what it has given back
 * since, and that it does not own what it hosts, or that it has not come so far: such an activation may wait for what is not
 * there any more. It is closed, and whoever claims the run loads it anew. A run that is just being claimed or given back
 * differs for a moment: two comparisons in a row have to say the same.
 */
export class Strays {
  readonly #options: StraysOptions
  #before: ReadonlySet<RunId> = new Set()
  #looks = 0

  constructor(options: StraysOptions) {
    this.#options = options
  }

  /** Lets go what is not hosted as it is owned. `owned`: how many runs the database says are this node's. */
  async look(owned: number): Promise<void> {
    const { store, incarnation, logger, activations } = this.#options
    this.#looks += 1
    const differs = owned !== activations().size || this.#before.size > 0
    if (!differs && (owned === 0 || this.#looks % everyLooks !== 0)) return
    const heads = new Map([...activations()].map(([runId, { head }]) => [runId, head]))
    const named = new Map((await store.owned(incarnation)).map((run) => [run.runId, run]))
    const hosted = activations()
    const differing = [...new Set([...named.keys(), ...hosted.keys()])].filter((runId) => {
      const [row, activation] = [named.get(runId), hosted.get(runId)]
      if (row === undefined || activation === undefined) return true
      return row.epoch !== activation.claim.epoch || row.lastSeq < (heads.get(runId) ?? 0)
    })
    const strays = differing.filter((runId) => this.#before.has(runId))
    this.#before = new Set(differing)
    if (strays.length === 0) return
    logger.warn({ runs: strays.length }, 'the database names other runs than this node hosts; let them go')
    for (const runId of strays) hosted.get(runId)?.close()
    await store.release(
      incarnation,
      strays.filter((runId) => named.has(runId) && !hosted.has(runId)),
    )
  }
}
