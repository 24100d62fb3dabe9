import { hasEnded } from '../../core/run-status.ts'
import type { StoredEvent } from '../../core/store/store.ts'
import { resumeFrom } from '../cursor/check-cursor.ts'
import { CursorDiverged, formatCursor, type StreamCursor, tagOf } from '../cursor/stream-cursor.ts'
import type { ApiOptions } from '../api.ts'
import type { RunId } from '../../core/ids.ts'
import { seq } from '../../core/ids.ts'
import type { Feeds, Watched } from './feeds.ts'
import { pullIterator } from './pull-iterator.ts'
import { endings } from './run-feed.ts'

/** Events that are looked at together, and after which a payload is full. */
const mostEvents = 100
/** Events of other types that are passed over before a subscriber is told how far its cursor has come. */
const mostSkipped = 500

/** A part of a stream, as every subscription of a run's log gives it out. */
export interface Part {
  readonly cursor: string
  /** Those that were asked for. */
  readonly events: readonly StoredEvent[]
  readonly caughtUp: boolean
  readonly headSeq: number
}

export interface Following {
  readonly api: Pick<ApiOptions, 'store'>
  readonly feeds: Feeds
  readonly runId: RunId
  readonly after: string | null | undefined
  /** null: all. */
  readonly types: ReadonlySet<string> | null
}

/**
 * Follows a run's log from a cursor on: without gap or duplicate, then live, until the last event of an ended run. The
 * first part comes at once, even where it is empty. A follower holds nothing but its cursor, so a slow reader delays
 * nobody. Throws NotFound and the cursor errors.
 */
export async function follow(following: Following): Promise<AsyncIterableIterator<Part>> {
  const watched = await following.feeds.watch(following.runId)
  try {
    const { store } = following.api
    const from = await resumeFrom({ store, runId: following.runId, after: following.after, head: watched.feed.head })
    const pull = puller(watched, from, following.types)
    return pullIterator(pull, watched.release)
  } catch (error) {
    watched.release()
    throw error
  }
}

const lostTail = (at: number, head: number): string =>
  `Found a cursor at seq ${at} of a log that reached seq ${head} and has lost its tail since; read the run anew.`

function puller(
  { feed, row }: Watched,
  from: StreamCursor,
  types: ReadonlySet<string> | null,
): (signal: AbortSignal) => Promise<Part | null> {
  let cursor = from
  let ended = hasEnded(row.status)
  /** What the subscriber was told last; null: nothing yet. */
  let told: StreamCursor | null = null
  let toldCaughtUp = false

  const part = (events: readonly StoredEvent[]): Part => {
    told = cursor
    toldCaughtUp = cursor.seq >= feed.head
    return { cursor: formatCursor(cursor), events, caughtUp: toldCaughtUp, headSeq: Math.max(feed.head, cursor.seq) }
  }
  return async (signal) => {
    // What was asked for among the events since the last part: a reader of few types gets them together.
    const wanted: StoredEvent[] = []
    while (!signal.aborted) {
      if (feed.diverged) throw new CursorDiverged(lostTail(cursor.seq, feed.head))
      if (cursor.seq >= feed.head) {
        if (told === null || !toldCaughtUp) return part([])
        if (ended) return told.seq === cursor.seq ? null : part([])
        await feed.changed.wait(signal)
        continue
      }
      const events = await feed.after(cursor.seq, mostEvents)
      const last = events.at(-1)
      if (last === undefined) throw new CursorDiverged(lostTail(cursor.seq, feed.head))
      cursor = { runId: feed.runId, seq: seq(last.seq), tag: tagOf(last.batchId) }
      ended ||= events.some(({ type }) => endings.has(type))
      if (types === null) return part(events)
      wanted.push(...events.filter(({ type }) => types.has(type)))
      const passed = cursor.seq - (told ?? from).seq >= mostSkipped
      const enough = wanted.length >= mostEvents || (wanted.length > 0 && cursor.seq >= feed.head)
      if (passed || enough) return part(wanted)
    }
    return null
  }
}
