import type { Epoch, Incarnation, RunId, TenantId } from '../../core/ids.ts'
import type { AbandonedActivity, ActivityStore } from '../../core/store/activity-store.ts'
import type { InFlight } from './in-flight.ts'

export interface TakeOver {
  readonly store: Pick<ActivityStore, 'abandonedActivities' | 'takeActivities' | 'askCarriers'>
  readonly owner: Incarnation
  readonly claim: { readonly tenantId: TenantId; readonly runId: RunId; readonly epoch: Epoch }
  readonly inFlight: InFlight
  /** What this node is still at, begun by an earlier activation, ends with a receipt. */
  readonly isUnderWay: (key: string) => boolean
}

/**
 * Looks after the activities of a run that were in flight before this activation. What nobody had begun, what this node carries
 * and is not at any more, and what was lost according to the log, is taken over; what was lost and is not in the log yet
 * is returned once, so that it gets there. What a node with a lease is said to carry out is left to it; that node is asked
 * whether it is at it.
 */
export async function takeOver(
  of: TakeOver,
): Promise<{ readonly taken: boolean; readonly lost: readonly AbandonedActivity[] }> {
  const { store, owner, claim, inFlight, isUnderWay } = of
  const idle = inFlight.foreign.filter((key) => !isUnderWay(key))
  if (idle.length === 0) return { taken: false, lost: [] }
  const abandoned = await store.abandonedActivities(claim.runId, idle, owner)
  const left = idle.filter((key) => !abandoned.some((one) => one.key === key) && inFlight.ask(key))
  if (left.length > 0) await store.askCarriers({ ...claim, owner, keys: left })
  const keys: string[] = []
  const lost: AbandonedActivity[] = []
  for (const one of abandoned) {
    if (one.from === null || one.from === owner || inFlight.isRecorded(one.key)) keys.push(one.key)
    else if (inFlight.report(one.key)) lost.push(one)
  }
  const taken = keys.length === 0 ? [] : await store.takeActivities({ ...claim, owner, keys })
  for (const { key } of taken) inFlight.take(key)
  return { taken: taken.length > 0, lost }
}
