import type { RunContext } from '../../actors/run/run-context.ts'
import { statusOf } from '../../actors/run/run-state.ts'
import { InvalidInput } from '../../core/errors.ts'
import type { RunId, Seq } from '../../core/ids.ts'
import type { RunRow } from '../../core/store/store.ts'
import { formatCursor } from '../cursor/stream-cursor.ts'
import type { FoldedRun } from '../read/folded-run.ts'
import type { RunReader } from '../read/run-reader.ts'

/**
 * A run as one snapshot: the columns of its row, and what the log up to the row's `lastSeq` folds to. The fold happens
 * at most once, and only where a field asks for it. Of a run that is parked because its log cannot be folded, it shows
 * what could be.
 */
export class RunView {
  readonly row: RunRow
  readonly #reader: RunReader
  #folded: Promise<FoldedRun> | null = null

  constructor(row: RunRow, reader: RunReader) {
    this.row = row
    this.#reader = reader
  }

  get runId(): RunId {
    return this.row.runId
  }

  folded(): Promise<FoldedRun> {
    const { fault, lastSeq } = this.row
    this.#folded ??= this.#reader[fault === null ? 'at' : 'asFarAs'](this.runId, lastSeq)
    return this.#folded
  }

  async context(): Promise<RunContext> {
    return (await this.folded()).state.run.context
  }

  async cursor(): Promise<string> {
    const { runId, lastSeq } = this.row
    return formatCursor({ runId, seq: lastSeq, tag: await this.#reader.tagAt(runId, lastSeq) })
  }

  /** The run right after the event with this seq. Throws InvalidInput outside of 0 … lastSeq. */
  async at(seq: number): Promise<RunView> {
    if (seq < 0 || seq > this.row.lastSeq) {
      throw new InvalidInput(`Found seq ${seq}, expected 0 to ${this.row.lastSeq}, where the run ends for now.`, [
        'seq',
      ])
    }
    const { state } = await this.#reader.at(this.runId, seq as Seq)
    const row = { ...this.row, lastSeq: seq as Seq, status: statusOf(state), owner: null, fault: null }
    return new RunView(row, this.#reader)
  }
}
