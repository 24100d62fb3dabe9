import type { Arrivals } from './crowd-messages.ts'

/** How long after its commit an event reached its subscribers. */
export interface Lags {
  readonly deliveries: number
  readonly p50: number
  readonly p99: number
  readonly most: number
}

/** In milliseconds, from arrivals of a millisecond's precision; of events whose commit time is known. */
export function lagsOf(arrivals: readonly Arrivals[], committed: ReadonlyMap<number, number>): Lags {
  const lags = arrivals
    .flatMap(({ seq, byMs }) => {
      const at = committed.get(seq)
      return at === undefined ? [] : byMs.map(([ms, count]) => ({ lag: Math.max(0, ms + 0.5 - at), count }))
    })
    .toSorted((a, b) => a.lag - b.lag)
  const deliveries = lags.reduce((sum, { count }) => sum + count, 0)
  const below = (share: number): number => {
    let left = deliveries * share
    return lags.find(({ count }) => (left -= count) <= 0)?.lag ?? Number.NaN
  }
  return { deliveries, p50: below(0.5), p99: below(0.99), most: lags.at(-1)?.lag ?? Number.NaN }
}
