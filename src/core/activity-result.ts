import type { ClauseId, ClauseKind } from './clause.ts'
import type { DeliveryEvents } from './event/delivery-events.ts'
import type { Sha256 } from './ids.ts'
import type { JsonObject } from './json.ts'
import type { PackManifest } from './knowledge/context-pack.ts'
import type { Entry } from './knowledge/entry.ts'
import type { Finding } from './knowledge/finding.ts'
import type { Usage } from './provider.ts'

/** An entry before the run has given it its id and its place. */
export type NewEntry = Pick<Entry, 'kind' | 'title' | 'clauses' | 'content' | 'sha256' | 'tokens'>

/** What came of a persona's thinking on one round of a step. */
export interface ThinkResult {
  readonly manifest: PackManifest
  readonly provider: string
  readonly model: string
  readonly usage: Usage
  readonly answerSha256: Sha256
  readonly repairs: number
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
type Ran = Omit<DeliveryEvents['TestsRun'], 'step' | 'attempt' | 'entry'>

/** What came of a platform task. */
export interface TaskResult {
  readonly entries: readonly NewEntry[]
  /** Why the step's work cannot stand as it is; empty: it can. */
  readonly findings: readonly Finding[]
  readonly locked: Locked | null
  readonly ran: Ran | null
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
}
