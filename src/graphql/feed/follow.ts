import { type RunId, type Seq, seq } from '../../core/ids.ts'
import type { StoredEvent } from '../../core/store/store.ts'
import type { ApiOptions } from '../api.ts'
import { parseCursor } from '../cursor/stream-cursor.ts'
import { resumeFrom } from '../cursor/check-cursor.ts'
import type { Feeds } from './feeds.ts'
import { type LogFollower, logFollower } from './log-follower.ts'

export interface Following {
  readonly api: Pick<ApiOptions, 'store'>
  readonly feeds: Feeds
  readonly runId: RunId
  readonly after: string | null | undefined
  /** null: all. */
  readonly types: ReadonlySet<string> | null
}

/** Follows a run's log from a cursor on. Throws NotFound and the cursor errors. */
export async function follow({ api, feeds, runId, after, types }: Following): Promise<LogFollower> {
  const watched = await feeds.watch(runId, seqIn(after, runId))
  try {
    const { feed } = watched
    const remembered = (at: Seq): StoredEvent | null => feed.remembered(at)
    const from = await resumeFrom({ store: api.store, runId, after, head: feed.head, remembered })
    return logFollower({ watched, from, types })
  } catch (error) {
    watched.release()
    throw error
  }
}

const seqIn = (after: string | null | undefined, runId: RunId): Seq =>
  after === null || after === undefined ? seq(0) : parseCursor(after, runId).seq
