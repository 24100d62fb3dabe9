import { defaultTenant, epoch, type RunId, seq } from '../../../src/core/ids.ts'
import type { RunRow, Store, StoredEvent } from '../../../src/core/store/store.ts'
import { sampleRun } from './sample-events.ts'

/** The log of one run in memory: a store that costs nothing, so that what is measured is the server alone. */
export class LogInMemory {
  readonly #events: StoredEvent[] = []

  append(event: StoredEvent): void {
    this.#events.push(event)
  }

  /** The part of a store that subscriptions of events need. Anything else that is asked of it is not there. */
  asStore(): Store {
    const row = (id: RunId): RunRow | null => (id === sampleRun ? this.#row() : null)
    const store: Pick<Store, 'getRun' | 'getRuns' | 'readEvents' | 'heads' | 'changedRuns'> = {
      getRun: (id) => Promise.resolve(row(id)),
      getRuns: (ids) => Promise.resolve(ids.map(row).filter((one) => one !== null)),
      readEvents: (_, after, limit) => Promise.resolve(this.#events.slice(after, after + limit)),
      heads: () => Promise.resolve(new Map([[sampleRun, seq(this.#events.length)]])),
      changedRuns: () => Promise.resolve({ runs: [], now: '' }),
    }
    return store as Store
  }

  #row(): RunRow {
    const last = this.#events.at(-1)
    return {
      tenantId: defaultTenant,
      runId: sampleRun,
      title: 'Watched',
      status: 'RUNNING',
      owner: null,
      epoch: epoch(1),
      lastSeq: seq(this.#events.length),
      lastBatch: last?.batchId ?? null,
      lastAt: last?.at ?? null,
      origin: null,
      waiting: 0,
      fault: null,
      progress: null,
      createdAt: 0,
      updatedAt: 0,
    }
  }
}
