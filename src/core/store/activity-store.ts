import type { Epoch, Incarnation, MessageId, RunId, TenantId } from '../ids.ts'
import type { Json } from '../json.ts'
import type { Usage } from '../provider.ts'
import type { ActivityIntent, ActivityOutcome } from './append.ts'

/** An activity of a run as its row has it. */
export interface ActivityRow extends ActivityIntent {
  /** null while it is only intended. */
  readonly outcome: ActivityOutcome | null
  /** Who carries it out, or was to; null: nobody has begun it. The append that intends it names its owner. */
  readonly carrier: Incarnation | null
}

/** How an activity ended, on its way into the inbox. */
export interface Receipt {
  readonly tenantId: TenantId
  readonly runId: RunId
  readonly key: string
  readonly outcome: ActivityOutcome
  readonly body: Json
  readonly at: number
  readonly messageId: MessageId
  /** What the work cost; null where it cost nothing that is counted. Left out: null. */
  readonly usage?: Usage | null
}

/** An activity that nobody carries out. */
export interface AbandonedActivity {
  readonly key: string
  /** Whose lease has ended; null: nobody had begun it. */
  readonly from: Incarnation | null
}

/** Activities of a run, and who owns it. */
export interface TakingOver {
  readonly owner: Incarnation
  readonly tenantId: TenantId
  readonly runId: RunId
  readonly epoch: Epoch
  readonly keys: readonly string[]
}

/** What was paid for receipts that came second. */
export interface DuplicateUsage extends Usage {
  readonly calls: number
}

/** Who carries out what, and what came of it. */
export interface ActivityStore {
  /** In the order of their keys. */
  activities(runId: RunId): Promise<readonly ActivityRow[]>
  /**
   * A receipt outside of the fast path; accepted from any node. The first one becomes a message. `duplicate`: another
   * was first, and this one is kept beside it.
   */
  putReceipt(receipt: Receipt): Promise<'stored' | 'duplicate' | 'unknown_activity'>
  /** What was paid twice. */
  duplicateUsage(runId: RunId): Promise<DuplicateUsage>
  /**
   * Those of the named activities that have no receipt and that nobody carries out: not begun (`from` null), or the lease
   * of its carrier has ended (`from` says whose), or it is `me`: who asks is not at it any more.
   */
  abandonedActivities(runId: RunId, keys: readonly string[], me?: Incarnation): Promise<readonly AbandonedActivity[]>
  /**
   * Makes the owner of a run the carrier of those of the named activities that are abandoned. What
   * another node carries out while its lease stands is left to it. Gives nothing to a node that does not own the run in
   * this epoch.
   */
  takeActivities(of: TakingOver): Promise<readonly AbandonedActivity[]>
  /** Says that the carrier does not carry these out: they have not been begun, or were stopped. */
  leaveActivities(carrier: Incarnation, runId: RunId, keys: readonly string[]): Promise<void>
  /** Asks whoever carries these out for a run that went to another node to stop. */
  unwantActivities(tenantId: TenantId, runId: RunId, keys: readonly string[]): Promise<void>
  /**
   * Asks the carriers of these whether they are at them at all. Nothing is asked for a node that does not own the run in
   * this epoch, and nobody whose answer is awaited already.
   */
  askCarriers(of: TakingOver): Promise<void>
  /** What the carrier was asked about, and whether it is to stop. */
  askedOf(
    carrier: Incarnation,
  ): Promise<readonly { readonly runId: RunId; readonly key: string; readonly unwanted: boolean }[]>
}
