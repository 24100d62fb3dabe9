import { publicRunId, type RunId, type Seq, seq } from '../../core/ids.ts'
import type { Store } from '../../core/store/store.ts'
import { CursorAhead, CursorDiverged, parseCursor, type StreamCursor, tagOf } from './stream-cursor.ts'

interface Resuming {
  readonly store: Pick<Store, 'readEvents'>
  readonly runId: RunId
  /** null: from the first event on. */
  readonly after: string | null | undefined
  /** The seq of the run's last event. */
  readonly head: Seq
}

/** The position to resume from, held against the log. Throws the cursor errors. */
export async function resumeFrom({ store, runId, after, head }: Resuming): Promise<StreamCursor> {
  if (after === null || after === undefined) return { runId, seq: seq(0), tag: '' }
  const cursor = parseCursor(after, runId)
  if (cursor.seq === 0) return cursor
  if (cursor.seq > head) {
    throw new CursorAhead(
      `Found a cursor at seq ${cursor.seq}, expected at most ${head}, where ${publicRunId(runId)} ends; leave it out to begin at the first event.`,
    )
  }
  const [event] = await store.readEvents(runId, seq(cursor.seq - 1), 1)
  if (event === undefined || tagOf(event.batchId) !== cursor.tag) {
    throw new CursorDiverged(
      `Found a cursor whose event at seq ${cursor.seq} is not in the log of ${publicRunId(runId)} any more, which has lost its tail; read the run anew from the first event.`,
    )
  }
  return cursor
}
