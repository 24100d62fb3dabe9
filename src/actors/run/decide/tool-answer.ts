import type { ToolResult } from '../../../core/activity-result.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import { completeStep } from '../react/complete-step.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'

/** What follows from a tool's answer: the step is complete, unless the plan lets a person approve it first. */
export function decideToolAnswer(run: RunContext, attempt: StepAttempt, { outputs }: ToolResult): readonly Decided[] {
  const { step, attempt: number, round } = attempt
  const { play } = run
  if (play !== null && !play.plan.rules.approvals.includes(step))
    return completeStep(run, play, { ...attempt, outputs })
  const tool = play?.net.steps.get(step)?.step.who ?? step
  return [{ type: 'ToolAnswered', data: { step, attempt: number, round, tool, outputs } }]
}
