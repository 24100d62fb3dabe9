import type { StreamCursor } from '../cursor/stream-cursor.ts'
import type { Watched } from './feeds.ts'
import { LogReader, type Part } from './log-reader.ts'
import { pullIterator } from './pull-iterator.ts'
import type { RunFeed } from './run-feed.ts'

/** What somebody who carries parts to many readers needs to carry them to one more. */
export interface TakenOver {
  readonly feed: RunFeed
  readonly reader: LogReader
  /** To be called once, when the reader has gone. */
  readonly release: () => void
}

/**
 * A run's log as one subscriber follows it. It can be iterated; or whoever shares parts between subscribers takes it over,
 * and iterates it no more. A slow reader delays nobody, because it holds nothing but its cursor.
 */
export interface LogFollower extends AsyncIterableIterator<Part> {
  takeOver(): TakenOver
}

/** Whether what a subscription's resolver gave is a run's log. */
export const isLogFollower = (source: object): source is LogFollower => 'takeOver' in source

export function logFollower(of: {
  readonly watched: Watched
  readonly from: StreamCursor
  readonly types: ReadonlySet<string> | null
}): LogFollower {
  const { feed, release } = of.watched
  const reader = new LogReader({ feed, from: of.from, types: of.types })
  const pull = async (signal: AbortSignal): Promise<Part | null> => {
    while (!signal.aborted) {
      const step = await reader.next()
      if (step === 'end') return null
      if (step !== 'wait') return step
      if (!reader.due) await feed.changed.wait(signal)
    }
    return null
  }
  return Object.assign(pullIterator(pull, release), { takeOver: () => ({ feed, reader, release }) })
}
