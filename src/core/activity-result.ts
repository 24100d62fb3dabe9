import type { ClauseId, ClauseKind } from './clause.ts'
import type { DeliveryEvents } from './event/delivery-events.ts'
import type { EntryId, Sha256 } from './ids.ts'
import type { JsonObject } from './json.ts'
import type { PackManifest } from './knowledge/context-pack.ts'
import type { Entry } from './knowledge/entry.ts'
import type { Finding } from './knowledge/finding.ts'
import type { Loss, Usage } from './provider.ts'

/** An entry before the run has given it its id and its place. */
export type NewEntry = Pick<Entry, 'kind' | 'title' | 'clauses' | 'content' | 'sha256' | 'tokens'> & {
  /** The entry of another step that it takes the place of; left out: none. */
  readonly replaces?: EntryId
}

/** One answer of a model, whatever it was worth. */
export interface PaidAnswer {
  readonly provider: string
  readonly model: string
  readonly usage: Usage
  /** Of its text, which is kept as a blob, except where rules can say it again. */
  readonly answerSha256: Sha256
  /** It is an earlier answer to the identical request. */
  readonly cached: boolean
  /** Requests before it that may have been charged as well. */
  readonly lostRequests: number
}

/** An answer that is off its contract: the model is told why, and asked again. */
export interface RefusedAnswer extends PaidAnswer {
  readonly offContract: string
  /** Of its text, in UTF-8: the next request holds it. */
  readonly bytes: number
}

/** What came of a persona's thinking on one round of a step. */
export interface ThinkResult extends PaidAnswer {
  readonly manifest: PackManifest
  readonly entry: NewEntry
  /** The step's scalar outputs, as the answer sets them. */
  readonly outputs: JsonObject
  /** What verification against the original clauses found; empty: it passed. */
  readonly findings: readonly Finding[]
  /** How many statements were held against the clauses. */
  readonly statements: number
  /** Where the answer classifies the clauses and asks questions; null otherwise. */
  readonly review: {
    readonly kinds: Readonly<Record<ClauseId, ClauseKind>>
    readonly questions: readonly {
      readonly text: string
      readonly clauses: readonly ClauseId[]
      readonly default: string
    }[]
  } | null
}

type Locked = Omit<DeliveryEvents['TestsLocked'], 'step' | 'entry'>
type Amended = Omit<DeliveryEvents['TestAmended'], 'step' | 'entry' | 'checkedBy'>
type Ran = Omit<DeliveryEvents['TestsRun'], 'step' | 'attempt' | 'entry'>

/** What came of a platform task. */
export interface TaskResult {
  readonly entries: readonly NewEntry[]
  /** Why the step's work cannot stand as it is; empty: it can. */
  readonly findings: readonly Finding[]
  readonly locked: Locked | null
  readonly ran: Ran | null
  /** The locked tests are now those of the entry that goes with it; left out: they stay as they are. */
  readonly amended?: Amended
  /** The persona goes on with the same step, whatever was found; left out: no. */
  readonly more?: boolean
}

/** What came of calling a tool: the values of the step's output variables. */
export interface ToolResult {
  readonly outputs: JsonObject
}

/** The code of an `ActivityFailed` that stands for an activity that was lost, after a person was asked. */
export const activityLost = 'ACTIVITY_LOST'

/** Why an activity failed. */
export interface ActivityFailure {
  readonly code: string
  readonly message: string
  readonly retryable: boolean
  /** What it cost nevertheless; left out: nobody counted. */
  readonly loss?: Loss
  /** When it may succeed by itself, in milliseconds since 1970; left out: nobody knows. */
  readonly retryAt?: number
}
