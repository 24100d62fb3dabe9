import { G1Error } from '../../core/errors.ts'
import { publicRunId, type RunId, runId, type Seq, seq } from '../../core/ids.ts'

/**
 * A position in a run's stream. `tag` stands for the batch of the event at `seq`, so that a log which lost its tail and
 * grew another one is noticed; it is empty at seq 0, before the first event.
 */
export interface StreamCursor {
  readonly runId: RunId
  readonly seq: Seq
  readonly tag: string
}

/** Thrown when a cursor is no text that this API gave out. */
export class CursorInvalid extends G1Error {
  readonly code = 'CURSOR_INVALID'
}

/** Thrown when a cursor belongs to another run. */
class CursorOfOtherRun extends G1Error {
  readonly code = 'CURSOR_OF_OTHER_RUN'
}

/** Thrown when a cursor lies beyond the end of the log. */
export class CursorAhead extends G1Error {
  readonly code = 'CURSOR_AHEAD'
}

/** Thrown when the log holds another event at the cursor's place than the one it was given out for. */
export class CursorDiverged extends G1Error {
  readonly code = 'CURSOR_DIVERGED'
}

/** The tag of a batch: the random end of its UUID; empty where no event has been appended yet. */
export const tagOf = (batchId: string | null): string => batchId?.slice(-12) ?? ''

const shape = /^s1:([0-9a-f-]{36}):(0|[1-9][0-9]{0,15}):([0-9a-f]{12}|)$/

export const formatCursor = ({ runId: run, seq: at, tag }: StreamCursor): string =>
  Buffer.from(`s1:${run}:${at}:${tag}`).toString('base64url')

/** Reads a cursor of the given run. Throws CursorInvalid, CursorOfOtherRun. */
export function parseCursor(text: string, run: RunId): StreamCursor {
  const decoded = Buffer.from(text, 'base64url').toString('latin1')
  const [, ofRun, at, tag] = shape.exec(decoded) ?? []
  if (ofRun === undefined || at === undefined || tag === undefined || (at === '0') !== (tag === '')) {
    throw new CursorInvalid(
      `Found "${text.slice(0, 80)}", expected a stream cursor that this API gave out; leave it out to begin at the first event.`,
    )
  }
  if (ofRun !== run) {
    throw new CursorOfOtherRun(
      `Found a cursor of ${publicRunId(runId(ofRun))}, expected one of ${publicRunId(run)}; leave it out to begin at the first event.`,
    )
  }
  return { runId: run, seq: seq(Number(at)), tag }
}
