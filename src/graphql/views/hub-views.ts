import type { EventData } from '../../core/event/run-event.ts'
import type { RunId } from '../../core/ids.ts'
import type { StoredEvent } from '../../core/store/store.ts'
import { tagOf } from '../cursor/stream-cursor.ts'
import type { FoldedRun, Mark } from '../read/folded-run.ts'
import type { EntryView, HandoffView } from './parts.ts'

export const entryViews = (runId: RunId, folded: FoldedRun): readonly EntryView[] =>
  marked(folded.state.run.context.entries, folded.entries).map(([entry, mark]) => ({ runId, entry, mark }))

export const handoffViews = (runId: RunId, folded: FoldedRun): readonly HandoffView[] =>
  marked(folded.state.run.context.handoffs, folded.handoffs).map(([handoff, mark]) => ({ runId, handoff, mark }))

const marked = <Thing>(things: readonly Thing[], marks: readonly Mark[]): readonly (readonly [Thing, Mark])[] =>
  things.flatMap((thing, index) => {
    const mark = marks[index]
    return mark === undefined ? [] : [[thing, mark] as const]
  })

/** The handoff that an event of type `HandedOff` tells of. */
export const handoffOf = ({ runId, seq, batchId, at, data }: StoredEvent): HandoffView => ({
  runId,
  handoff: { ...(data as unknown as EventData['HandedOff']), at },
  mark: { seq, tag: tagOf(batchId) },
})
