import type { Epoch, Incarnation, MessageId, RunId, Seq, TenantId } from '../ids.ts'
import type { Json } from '../json.ts'
import type { RunProgress } from '../run-progress.ts'
import type { RunStatus } from '../run-status.ts'

/** An event on its way into the log. `json` is the encoded `data`; texts in it are already clean (see `cleanText`). */
export interface EncodedEvent {
  readonly type: string
  readonly v: number
  /** The persona whose machine takes it, or null. */
  readonly persona: string | null
  readonly cause: MessageId
  /** Milliseconds since 1970: when the message that caused it came. */
  readonly at: number
  readonly json: string
}

/** What an activity does after its node died between intent and receipt: carry it out again, or ask a person. */
export type OnLoss = 'retry' | 'ask'

export interface ActivityIntent {
  /** `<step>/<attempt>/<round>/<what>`: the idempotency key within the run. */
  readonly key: string
  readonly kind: string
  readonly input: Json
  readonly onLoss: OnLoss
}

export interface TimerIntent {
  readonly key: string
  /** Milliseconds since 1970. */
  readonly dueAt: number
  readonly body: Json
}

/** How an activity ended. The first receipt of an activity wins; it is never carried out again. */
export type ActivityOutcome = 'done' | 'failed'

/** Everything that one turn of one run changes. It gets in as a whole or not at all. */
export interface AppendBatch {
  readonly tenantId: TenantId
  readonly runId: RunId
  readonly owner: Incarnation
  readonly epoch: Epoch
  /** The seq of the last event that the owner knows; the first new one is `expected + 1`. */
  readonly expected: Seq
  /** A UUID; stored with each event, so that an ambiguous commit can be told from somebody else's. */
  readonly batchId: string
  /** At least one. */
  readonly events: readonly EncodedEvent[]
  /** Inbox messages that these events answer. */
  readonly handled: readonly MessageId[]
  readonly activities: {
    readonly add: readonly ActivityIntent[]
    /** Keys of intents that are no longer wanted and have no receipt. */
    readonly remove: readonly string[]
    /** The owner's fast path: receipts committed together with the events that they led to. */
    readonly receipts: readonly { readonly key: string; readonly outcome: ActivityOutcome }[]
  }
  readonly timers: { readonly add: readonly TimerIntent[]; readonly remove: readonly string[] }
  readonly status: RunStatus
  readonly progress: RunProgress
  /** When somebody has to look at the run next, in milliseconds since 1970; null: only when a message comes. */
  readonly dueAt: number | null
  /** The highest event version in the batch and before. */
  readonly format: number
}

/** `refused`: owner, epoch or expected seq did not match, so nothing of the batch is stored. */
export type AppendOutcome = 'committed' | 'refused'

/** What stands at `expected + 1` after an append whose answer was lost. */
export type AmbiguousAppend = 'committed' | 'absent' | 'refused'
