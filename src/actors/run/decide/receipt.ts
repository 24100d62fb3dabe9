import type {
  ActivityFailure,
  RefusedAnswer,
  TaskResult,
  ThinkResult,
  ToolResult,
} from '../../../core/activity-result.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import type { Loss } from '../../../core/provider.ts'
import type { Message } from '../../../core/message.ts'
import { activityKey, isLost } from '../activity-key.ts'
import { openAttempts, type RunContext, type StepAttempt } from '../run-context.ts'
import type { RunState } from '../run-state.ts'
import { closing } from './closing.ts'
import { ignored } from './ignored.ts'
import { decideTask } from './task.ts'
import { decideToolAnswer } from './tool-answer.ts'
import { decideThought } from './thought.ts'
import { decideFailure } from './failure.ts'

/** The body of a receipt, as performers write it. */
export type ReceiptBody =
  | { readonly outcome: 'done'; readonly result: ThinkResult | RefusedAnswer | TaskResult | ToolResult }
  | { readonly outcome: 'failed'; readonly failure: ActivityFailure }

/** What the work had cost; null where nobody counted. */
export function paidFor(body: ReceiptBody): Loss | null {
  if (body.outcome === 'failed') return body.failure.loss ?? null
  if (!('usage' in body.result)) return null
  const { usage, lostRequests } = body.result
  return { usage, lostRequests }
}

/** What follows from the end of an activity. */
export function decideReceipt(state: RunState, message: Message): readonly Decided[] {
  const run = state.run.context
  const attempt = openAttempts(run).find((open) => activityKey(open) === message.type)
  const body = message.body as unknown as ReceiptBody
  if (attempt === undefined || attempt.stage === 'ready' || attempt.stage === 'approval') {
    return [ignored(message, 'The step has moved on since.', paidFor(body))]
  }
  const arrived = isLost(attempt) ? closing(run, message.type, 'arrived', 'Its receipt came after all.') : []
  return [...arrived, ...outcomeOf(run, attempt, message)]
}

function outcomeOf(run: RunContext, attempt: StepAttempt, message: Message): readonly Decided[] {
  const body = message.body as unknown as ReceiptBody
  if (body.outcome === 'failed') return decideFailure({ run, attempt, at: message.at, key: message.type }, body.failure)
  if (attempt.stage === 'think') return decideThought(run, attempt, body.result as ThinkResult | RefusedAnswer)
  if (attempt.stage === 'tool') return decideToolAnswer(run, attempt, body.result as ToolResult)
  return decideTask(run, attempt, body.result as TaskResult)
}
