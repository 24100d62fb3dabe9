import type { RunEvent } from '../../../../../src/client/client.ts'

/** What ends a run: a fork has to begin before it. */
const ends: ReadonlySet<string> = new Set(['RunCompleted', 'RunFailed', 'RunCancelled'])

/** The last event that a fork may begin with, as far as the log is known: that before the turn that ended the run. */
export function lastForkable(events: readonly RunEvent[]): number {
  const end = events.findLastIndex(({ type }) => ends.has(type))
  if (end === -1) return events.length
  const { cause } = events[end] as RunEvent
  let at = end
  while (at > 0 && events[at - 1]?.cause === cause) at -= 1
  return at
}
