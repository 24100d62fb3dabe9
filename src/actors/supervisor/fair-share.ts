import type { Incarnation } from '../../core/ids.ts'
import type { Survey, Worker } from '../../core/store/store.ts'

/**
 * How many of so many runs each worker carries when they are spread evenly: all the same, as far as their limits go. What
 * does not divide goes to those that own most already, so that nothing moves for it.
 */
export function fairShares(workers: readonly Worker[], runs: number): ReadonlyMap<Incarnation, number> {
  const tightestFirst = workers.toSorted(
    (a, b) => a.activeRuns - b.activeRuns || b.owned - a.owned || (a.incarnation < b.incarnation ? -1 : 1),
  )
  let left = runs
  return new Map(
    tightestFirst.map(({ incarnation, activeRuns }, index) => {
      const share = Math.min(activeRuns, Math.ceil(left / (workers.length - index)))
      left -= share
      return [incarnation, share]
    }),
  )
}

/** What a node does about the number of its runs. */
export interface Move {
  /** How many runs it may own without taking them from others. */
  readonly fair: number
  /** Most runs that it claims now. */
  readonly claim: number
  /** Runs that it gives back now. */
  readonly giveBack: number
}

/** How much more than the lowest a node may own and be left with: beyond `most` it gives back, up to `more` it claims. */
const [more, most] = [1.05, 1.1]

/**
 * Spreads runs over nodes. Each decides for itself by what all of them see: it claims up to its fair share, and gives back
 * what it has beyond it once somebody with room has clearly less (a run that moves has to be folded again). Where nobody
 * has, anybody may claim what is due: a run waits for no one node. What has been due for a while is claimed by whoever
 * has room, fair or not: nobody waits for a node that does not look.
 *
 * Nothing moves to and fro: nobody claims so much that it would have to give back, and giving back changes nobody's
 * share, because what is given back is due and counts all the same.
 */
export function moveOf(me: Incarnation, { workers, due, overdue }: Pick<Survey, 'workers' | 'due' | 'overdue'>): Move {
  const mine = workers.find(({ incarnation }) => incarnation === me)
  if (mine === undefined) return { fair: 0, claim: 0, giveBack: 0 }
  const { owned, activeRuns } = mine
  const runs = workers.reduce((sum, worker) => sum + worker.owned, due)
  const share = fairShares(workers, runs).get(me) ?? 0
  const lowest = Math.min(...workers.filter((worker) => worker.owned < worker.activeRuns).map((worker) => worker.owned))
  const fair = Math.max(share, Math.floor(lowest * more + 1))
  return {
    fair,
    claim: Math.max(0, Math.min(Math.max(fair - owned, overdue), activeRuns - owned)),
    giveBack: owned > lowest * most + 1 ? Math.max(0, owned - share) : 0,
  }
}
