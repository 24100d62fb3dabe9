import type { ClauseId } from '../clause.ts'
import type { JsonObject, Json } from '../json.ts'
import type { Requirements } from '../knowledge/context-pack.ts'
import type { MessageId, StepId } from '../ids.ts'
import type { ModelChoice, Usage } from '../provider.ts'

/** How a run was ordered; immutable from the first event on. */
export interface Submission {
  readonly title: string
  /** null where the run was started with a workflow and data. */
  readonly requirements: Requirements | null
  /** What the run works on besides, or instead of, requirements: first values of the workflow's variables. */
  readonly data: JsonObject
  /** The workflow to follow as the caller gave it; null: the team designs one. */
  readonly workflow: { readonly id: string; readonly source: Json } | null
  readonly provider: string
  readonly budgetUsd: number | null
  readonly questionsAllowed: boolean
  /** Models for this run alone; null, or left out in logs that knew none: as the nodes are configured. */
  readonly models?: ModelChoice | null
  /** Whether earlier answers to identical requests may be given; left out: yes. */
  readonly cache?: boolean
}

export interface ControlEvents {
  RunSubmitted: Submission
  /** Written by the store in the statement that changes the owner; touches no state. */
  OwnerChanged: { readonly owner: string; readonly epoch: number }
  /**
   * The events before this one are the first `seq` of another run (`origin`, a public id). Those behind it that are of
   * an earlier message were decided together with the last of them; from there on this run goes its own way. Written by
   * the store in the transaction that makes the run.
   */
  RunForked: { readonly origin: string; readonly seq: number }
  RunPaused: { readonly reason: string | null }
  /**
   * `message`: what becomes of the message that parked the run. `again`: it is handled once more; `dropped`: it is not.
   * Left out where no message did.
   */
  RunResumed: { readonly reason: string | null; readonly message?: 'again' | 'dropped' }
  RunCancelled: { readonly reason: string | null }
  /** The turn of a message threw: the run rests until an operator looks. */
  RunParked: {
    readonly error: string
    /** The message, if it is kept and can be handled again. */
    readonly message: MessageId | null
    readonly kind?: 'command' | 'receipt' | 'timer'
    readonly name?: string
  }
  /** The most that a call may cost is kept for it: only then the call is made. Its answer, failure or loss settles it. */
  BudgetReserved: {
    readonly step: StepId
    readonly attempt: number
    readonly round: number
    /** The key of the call's activity. */
    readonly key: string
    readonly usd: number
  }
  /**
   * No call is under way, and none of those that wait fits into what is left: no further one is made until the limit is
   * raised. In logs that knew no reservations: what was spent had reached the limit.
   */
  BudgetExceeded: {
    readonly limitUsd: number
    readonly spentUsd: number
    /** What calls may have cost of which it is not known. */
    readonly possiblySpentUsd?: number
    /** The most that the least expensive call that waits may cost. */
    readonly neededUsd?: number
  }
  BudgetRaised: { readonly fromUsd: number; readonly toUsd: number; readonly reason: string | null }
  RunFailed: { readonly code: string; readonly message: string }
  RunCompleted: {
    readonly outcome: 'served' | 'partly_served'
    readonly covered: number
    readonly toCover: number
    readonly notCovered: readonly ClauseId[]
  }
  /** A command could not be carried out; nothing else came of it. */
  CommandRejected: { readonly command: string; readonly code: string; readonly message: string }
  /** A message had nothing to say to the run any more: a late receipt, an answer to a closed question. */
  MessageIgnored: {
    readonly message: string
    readonly why: string
    /** What the work had cost whose receipt came too late. */
    readonly usage?: Usage
    /** The key of its activity, where it is known what it had cost. */
    readonly key?: string
    /** Requests of it that may have been charged as well; left out: none. */
    readonly lostRequests?: number
  }
  /** An approval is asked of a person: the work item of a human step, or what to do about a step that failed. */
  ApprovalRequested: {
    readonly id: string
    readonly step: StepId
    readonly attempt: number
    readonly about: 'human_step' | 'step_failed' | 'plan_rule' | 'activity_lost' | 'provider_failed' | 'exchange_stuck'
    readonly role: string | null
    readonly goal: string
    readonly reason: string | null
    /** What may be answered: `approve`, `reject`, `retry` …; empty: any text. */
    readonly options: readonly string[]
    /** The variables that the answer has to set. */
    readonly outputs: readonly { readonly name: string; readonly type: string }[]
    /** The key of the activity that was lost, or of the next try of one that failed; left out otherwise. */
    readonly activity?: string
  }
  ApprovalGiven: {
    readonly id: string
    readonly by: string | null
    readonly decision: string
    readonly comment: string | null
    readonly outputs: JsonObject
  }
  QuestionAsked: {
    readonly id: string
    readonly text: string
    readonly clauses: readonly ClauseId[]
    readonly default: string
  }
  QuestionAnswered: { readonly id: string; readonly answer: string; readonly by: string | null }
}
