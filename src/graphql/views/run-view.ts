import { progressOf } from '../../actors/run/progress.ts'
import type { RunContext } from '../../actors/run/run-context.ts'
import { statusOf } from '../../actors/run/run-state.ts'
import { UnfoldableLog } from '../../actors/runtime/load.ts'
import { InvalidInput } from '../../core/errors.ts'
import type { RunId, Seq } from '../../core/ids.ts'
import { type RunProgress, waitingText } from '../../core/run-progress.ts'
import type { RunRow } from '../../core/store/store.ts'
import { formatCursor, tagOf } from '../cursor/stream-cursor.ts'
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
  readonly #tag: string
  #folded: Promise<FoldedRun> | null = null

  /** `folded`: the run as of then, where `row` is not the newest. */
  constructor(row: RunRow, reader: RunReader, folded: FoldedRun | null = null) {
    this.row = row
    this.#reader = reader
    this.#tag = folded?.tag ?? tagOf(row.lastBatch)
    if (folded !== null) this.#folded = Promise.resolve(folded)
  }

  get runId(): RunId {
    return this.row.runId
  }

  get cursor(): string {
    return formatCursor({ runId: this.runId, seq: this.row.lastSeq, tag: this.#tag })
  }

  folded(): Promise<FoldedRun> {
    this.#folded ??= this.#reader.head(this.row)
    return this.#folded
  }

  async context(): Promise<RunContext> {
    return (await this.folded()).state.run.context
  }

  /** How far the run is, without a fold where its row says it. Where its log breaks, so far: a list has other runs to show. */
  async progress(): Promise<RunProgress> {
    const { fault, progress, lastSeq } = this.row
    const asFarAs = (error: unknown): Promise<FoldedRun> => {
      if (error instanceof UnfoldableLog) return this.#reader.asFarAs(this.runId, lastSeq)
      throw error
    }
    const shown = progress ?? progressOf((await this.folded().catch(asFarAs)).state)
    return fault === null ? shown : { ...shown, waitsFor: waitingText(fault.message) }
  }

  /** The run right after the event with this seq. Throws InvalidInput outside of 0 … lastSeq. */
  async at(seq: number): Promise<RunView> {
    if (seq < 0 || seq > this.row.lastSeq) {
      throw new InvalidInput(`Found seq ${seq}, expected 0 to ${this.row.lastSeq}, where the run ends for now.`, [
        'seq',
      ])
    }
    const folded = await this.#reader.at(this.runId, seq as Seq)
    const then = { lastSeq: folded.seq, lastAt: folded.at, status: statusOf(folded.state), owner: null }
    return new RunView({ ...this.row, ...then, fault: null, progress: null }, this.#reader, folded)
  }
}
