import type { RunEvent } from '../../../../src/client/client.ts'

/** How a shown event belongs to its neighbours: those of one turn have one cause and stand beside each other in the log. */
export function joinedAt(events: readonly RunEvent[], index: number): 'none' | 'first' | 'middle' | 'last' {
  const cause = events[index]?.cause
  const above = events[index - 1]?.cause === cause
  const below = events[index + 1]?.cause === cause
  if (above) return below ? 'middle' : 'last'
  return below ? 'first' : 'none'
}

/** How many events the turn has of which the event at `index` is one. */
export function turnSize(events: readonly RunEvent[], index: number): number {
  const cause = events[index]?.cause
  if (cause === undefined) return 0
  let from = index
  let to = index
  while (events[from - 1]?.cause === cause) from -= 1
  while (events[to + 1]?.cause === cause) to += 1
  return to - from + 1
}
