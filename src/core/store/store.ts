import type { Epoch, Incarnation, MessageId, RunId, Seq, Sha256, TenantId } from '../ids.ts'
import type { Json } from '../json.ts'
import type { RunProgress } from '../run-progress.ts'
import type { RunStatus } from '../run-status.ts'
import type { AnswerCache } from './answer-cache.ts'
import type { ApiKeyStore } from './api-key-store.ts'
import type { ActivityStore } from './activity-store.ts'
import type { AmbiguousAppend, AppendBatch, AppendOutcome } from './append.ts'
import type { DaySpending } from './day-spending.ts'
import type { StoreFigures } from './store-figures.ts'

/** An event as it stands in the log. Large data comes back whole: where it is kept is the store's matter. */
export interface StoredEvent {
  readonly runId: RunId
  readonly seq: Seq
  readonly batchId: string
  readonly type: string
  readonly v: number
  readonly persona: string | null
  readonly cause: MessageId
  readonly at: number
  readonly data: Json
}

/** The columns of `run`: what lists show. */
export interface RunRow {
  readonly tenantId: TenantId
  readonly runId: RunId
  readonly title: string
  readonly status: RunStatus
  readonly owner: Incarnation | null
  readonly epoch: Epoch
  readonly lastSeq: Seq
  /** The batch of the event at `lastSeq`; null before the first one. */
  readonly lastBatch: string | null
  /** When that event came about, in milliseconds since 1970; null before the first one. */
  readonly lastAt: number | null
  /** Whose first events this run began with, and how many; null: it began with none. */
  readonly origin: { readonly runId: RunId; readonly seq: Seq } | null
  /** Unhandled messages of its inbox. */
  readonly waiting: number
  /** Why the run is parked outside of its log: its activation failed again and again. null: it is not. */
  readonly fault: { readonly message: string; readonly at: number } | null
  /** As of `lastSeq`; null where the log alone says it: a node of an older release wrote to it last, or it was just forked. */
  readonly progress: RunProgress | null
  readonly createdAt: number
  readonly updatedAt: number
}

export interface NewCommand {
  readonly tenantId: TenantId
  readonly runId: RunId
  readonly id: MessageId
  /** `pause`, `answer_approval` … */
  readonly type: string
  readonly body: Json
  readonly at: number
  /** The caller's key and the hash of what it came with; null: no key was given. */
  readonly idempotency: { readonly key: string; readonly payloadSha256: Sha256 } | null
}

/** A run that begins with events of another. */
export interface NewFork {
  readonly origin: RunId
  readonly atSeq: Seq
  /** How many events behind `atSeq` were decided together with it. */
  readonly rest: number
  readonly title: string
  /** As of then. */
  readonly status: RunStatus
  /** The first command of the new run. */
  readonly command: NewCommand
}

/** The message that a key stands for. `repeated`: it was stored by an earlier call with the same key and payload. */
export interface StoredCommand {
  readonly runId: RunId
  readonly id: MessageId
  readonly repeated: boolean
}

/** A row of the inbox that is not handled yet: a command, a receipt that came outside of the fast path, a due timer. */
export interface InboxMessage {
  readonly runId: RunId
  readonly id: MessageId
  readonly kind: 'command' | 'receipt' | 'timer'
  /** The command's type, or the key of the activity or timer. */
  readonly type: string
  readonly body: Json
  readonly at: number
}

export interface ClaimedRun {
  readonly tenantId: TenantId
  readonly runId: RunId
  readonly epoch: Epoch
  /** Includes the `OwnerChanged` that the claim wrote. */
  readonly lastSeq: Seq
  /** Whose lease had been fenced; null: the run belonged to nobody. */
  readonly from: Incarnation | null
}

export type OwnedRun = Pick<ClaimedRun, 'runId' | 'epoch' | 'lastSeq'>

export interface RunFilter {
  readonly tenantId: TenantId
  readonly first: number
  /** Runs created before this one (lists are newest first). */
  readonly after: RunId | null
  /** Empty: all. */
  readonly status: readonly RunStatus[]
  /** Part of a title, without regard to case; empty: all. */
  readonly search: string
  /** Only forks of this run; left out: all. */
  readonly origin?: RunId
}

/** All that must outlive a process. Implemented on Postgres and on PGlite; every adapter passes `test/contract/store.ts`. */
export interface Store extends ActivityStore {
  /**
   * Stores a new run (QUEUED, due now, seq 0) and its first command in one transaction.
   * Throws IdempotencyConflict where the key was used with another payload.
   */
  createRun(run: { readonly title: string; readonly command: NewCommand }): Promise<StoredCommand>
  /**
   * Stores a new run in one transaction: it begins with the first `atSeq` events of another (blobs are shared), then
   * `RunForked`, then the `rest`; its first command waits, and a `submit` that the origin had not taken up by then.
   * Throws NotFound for an unknown origin, InvalidInput where its log does not reach so far, IdempotencyConflict as above.
   */
  forkRun(fork: NewFork): Promise<StoredCommand>
  /** The command that an idempotency key stands for; null: the key is free. Throws IdempotencyConflict as above. */
  earlierCommand(tenantId: TenantId, idempotency: NonNullable<NewCommand['idempotency']>): Promise<StoredCommand | null>
  /** Stores a command and makes its run due. Throws NotFound for an unknown run, IdempotencyConflict as above. */
  putCommand(command: NewCommand): Promise<StoredCommand>

  /**
   * One statement for many runs, each at most once in a call. The outcomes are in the order of the batches.
   * Throws AppendDataError where the database refused a value (bisect), AppendUnknown where the connection broke.
   */
  append(batches: readonly AppendBatch[]): Promise<readonly AppendOutcome[]>
  /** What became of a batch whose append threw AppendUnknown. */
  ambiguous(batch: AppendBatch): Promise<AmbiguousAppend>
  /** Events with seq > after, in order, contiguous, at most `limit`. */
  readEvents(runId: RunId, after: Seq, limit: number): Promise<readonly StoredEvent[]>
  /** The last seq of each known run among `runIds`, read in one query. */
  heads(runIds: readonly RunId[]): Promise<ReadonlyMap<RunId, Seq>>

  getRun(runId: RunId): Promise<RunRow | null>
  getRuns(runIds: readonly RunId[]): Promise<readonly RunRow[]>
  /** Runs that other nodes own, those that changed last first. */
  ownedElsewhere(node: Incarnation, limit: number): Promise<readonly RunRow[]>
  /** Newest first. */
  listRuns(filter: RunFilter): Promise<readonly RunRow[]>
  /**
   * Runs that changed after the given moment, for live lists; and the moment to ask from next. null: no runs, only the
   * moment. A run may come twice, none is missed. A full list means that more wait: ask again at once.
   */
  changedRuns(
    tenantId: TenantId,
    since: string | null,
    limit: number,
  ): Promise<{ readonly runs: readonly RunRow[]; readonly now: string }>

  /** What there is to do, in one query that changes nothing: who carries how many runs, what is due, what waits. */
  survey(node: Incarnation): Promise<Survey>
  /** Takes due runs that nobody owns (or whose owner is fenced): epoch + 1, `OwnerChanged` in the same statement. */
  claim(node: Incarnation, limit: number): Promise<readonly ClaimedRun[]>
  /** The runs that the node owns. */
  owned(node: Incarnation): Promise<readonly OwnedRun[]>
  /** Gives the named runs back, so that another node (or a later start) claims them as soon as they are due. */
  release(node: Incarnation, runIds: readonly RunId[]): Promise<void>
  /** Timers that are due by the database's clock become messages, whoever owns their runs; returns the run of each. */
  fireTimers(limit: number): Promise<readonly RunId[]>
  /** Unhandled messages of the runs that the node owns, oldest first. */
  pending(node: Incarnation, limit: number): Promise<readonly InboxMessage[]>
  /** A message of the inbox, handled or not; null: there is none of this id. */
  message(runId: RunId, id: MessageId): Promise<InboxMessage | null>
  /**
   * Parks a run whose activation fails again and again, outside of its log: gives it back, not due before the next
   * message comes. `RunRow.fault` says why. False: the node does not own it in this epoch any more.
   */
  parkFaulty(faulty: {
    readonly owner: Incarnation
    readonly tenantId: TenantId
    readonly runId: RunId
    readonly epoch: Epoch
    readonly error: string
  }): Promise<boolean>
  timers(runId: RunId): Promise<readonly { readonly key: string; readonly dueAt: number }[]>

  /** Starts a lease for this life of the node. */
  openLease(lease: NewLease): Promise<void>
  /**
   * Holds one's own lease on. null: it was fenced, and this life of the node is over. In the same statement every lease
   * that has run out is fenced, if this one has held unbroken for its whole length: an outage of the database lets all
   * leases run out, and is no reason to take anything from anybody.
   */
  renewLease(lease: LeaseRenewal): Promise<RenewedLease | null>
  /** Ends one's own lease at once (drain). */
  closeLease(incarnation: Incarnation): Promise<void>
  /** The database's clock, in milliseconds since 1970: the only one that counts. */
  now(): Promise<number>
  nodes(): Promise<readonly NodeRow[]>
  /** Lives of nodes that ended without closing their lease, the latest first; they are remembered for a day at least. */
  lostNodes(limit: number): Promise<readonly LostNodeRow[]>

  /** How much there is that is not over. Cheap, however many runs have ended. */
  figures(node: Incarnation): Promise<StoreFigures>

  /** Content-addressed; writing what is there already does nothing. */
  putBlobs(blobs: readonly { readonly sha256: Sha256; readonly bytes: Uint8Array }[]): Promise<void>
  /** Throws NotFound where the blob is missing. */
  getBlob(sha256: Sha256): Promise<Uint8Array>

  readonly apiKeys: ApiKeyStore
  readonly answers: AnswerCache
  readonly spending: DaySpending

  close(): Promise<void>
}

export interface NewLease {
  readonly incarnation: Incarnation
  readonly node: string
  readonly version: string
  readonly roles: readonly NodeRole[]
  /** Runs that the node takes on at most. */
  readonly activeRuns: number
  readonly ttlMs: number
}

export type NodeRole = 'api' | 'worker'

/** What a node says of itself while it holds its lease. */
export interface NodeLoad {
  /** Activations that live on the node. */
  readonly active: number
  /** Activities that are under way there. */
  readonly underWay: number
  /** Runs that it has taken over from lost nodes since it started. */
  readonly takenOver: number
  /** It hands its runs over and takes none any more. */
  readonly draining: boolean
}

export interface LeaseRenewal {
  readonly incarnation: Incarnation
  readonly ttlMs: number
  readonly load: NodeLoad
}

export interface RenewedLease {
  /** Whose leases had run out and are fenced now. */
  readonly fenced: readonly Incarnation[]
  /** In how many milliseconds this node might have to fence another; null: there is no other. */
  readonly nextFenceMs: number | null
}

/** A node that takes runs. */
export interface Worker {
  readonly incarnation: Incarnation
  readonly owned: number
  readonly activeRuns: number
}

export interface Survey {
  /** Every node that takes runs, the asking one included. */
  readonly workers: readonly Worker[]
  /** Due runs that anybody may claim, counted up to 1,000. */
  readonly due: number
  /** Due runs that a newer G1 wrote to and this one cannot read: they are left to nodes that can. */
  readonly unreadable: number
  /** Those among them that have been so for 2 seconds. */
  readonly overdue: number
  /** Whether messages wait for runs of the asking node. */
  readonly mail: boolean
  /** Whether other nodes ask about activities that the asking node is said to carry out. */
  readonly asked: boolean
  /** In how many milliseconds the next timer is due; null: there is none. */
  readonly nextTimerMs: number | null
}

/** A node whose lease stands. */
export interface NodeRow extends NodeLoad, Omit<NewLease, 'ttlMs'> {
  readonly startedAt: number
  readonly leaseUntil: number
  readonly runsOwned: number
}

/** A node whose lease ran out. Times in milliseconds since 1970. */
export interface LostNodeRow extends Pick<NewLease, 'incarnation' | 'node' | 'version'> {
  readonly startedAt: number
  /** When another node fenced it. */
  readonly lostAt: number
}
