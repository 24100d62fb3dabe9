import type { Decided } from '../../../core/event/run-event.ts'

type RefusalCode =
  | 'NOT_SUBMITTED'
  | 'NOT_FOUND'
  | 'RUN_ENDED'
  | 'NOT_RUNNING'
  | 'NOT_PAUSED'
  | 'ALREADY_ANSWERED'
  | 'INVALID_DECISION'
  | 'INVALID_OUTPUT'
  | 'STEP_NOT_FAILED'
  | 'NO_BUDGET'
  | 'BUDGET_TOO_LOW'

/** Why a run cannot follow a command. The codes are stable; API clients see them as `ErrorCode`. */
export interface Refusal {
  readonly code: RefusalCode
  readonly message: string
}

/** What a command leads to, or why it cannot be followed. */
export type Outcome = { readonly events: readonly Decided[] } | { readonly refused: Refusal }

export const refuse = (code: RefusalCode, message: string): Outcome => ({ refused: { code, message } })
