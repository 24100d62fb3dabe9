import { randomUUID } from 'node:crypto'
import { defaultTenant, epoch, messageId, type RunId, runId, type Seq, seq } from '../../../src/core/ids.ts'
import type { RunRow, StoredEvent } from '../../../src/core/store/store.ts'

/** One run's log in memory, read after whatever `pause` takes. */
export class FakeLog {
  readonly runId: RunId = runId(randomUUID())
  readonly events: StoredEvent[] = []
  readonly #pause: () => Promise<unknown>
  ended = false
  reads = 0

  constructor(pause: () => Promise<unknown> = () => Promise.resolve()) {
    this.#pause = pause
  }

  get head(): Seq {
    return seq(this.events.length)
  }

  /** Appends events in one batch. `RunCompleted` ends the run. */
  append(types: readonly string[]): void {
    const batchId = randomUUID()
    for (const type of types) {
      const at = seq(this.events.length + 1)
      const { runId: run } = this
      this.events.push({
        runId: run,
        seq: at,
        batchId,
        type,
        v: 1,
        persona: null,
        cause: messageId('m'),
        at: 0,
        data: {},
      })
      if (type === 'RunCompleted') this.ended = true
    }
  }

  readonly readEvents = async (_: RunId, after: Seq, limit: number): Promise<readonly StoredEvent[]> => {
    this.reads += 1
    await this.#pause()
    return this.events.slice(after, after + limit)
  }

  readonly heads = async (): Promise<ReadonlyMap<RunId, Seq>> => {
    await this.#pause()
    return new Map([[this.runId, this.head]])
  }

  readonly getRun = async (id: RunId): Promise<RunRow | null> => {
    await this.#pause()
    return id === this.runId ? this.row : null
  }

  get row(): RunRow {
    return {
      tenantId: defaultTenant,
      runId: this.runId,
      title: 'Fake',
      status: this.ended ? 'COMPLETED' : 'RUNNING',
      owner: null,
      epoch: epoch(1),
      lastSeq: this.head,
      origin: null,
      lastBatch: this.events.at(-1)?.batchId ?? null,
      lastAt: this.events.at(-1)?.at ?? null,
      waiting: 0,
      fault: null,
      progress: null,
      createdAt: 0,
      updatedAt: 0,
    }
  }
}
