import type { ToolResult } from '../../../core/activity-result.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'

/** What follows from a tool's answer: the step is ready to complete with it. */
export function decideToolAnswer(run: RunContext, attempt: StepAttempt, { outputs }: ToolResult): readonly Decided[] {
  const { step, attempt: number, round } = attempt
  const tool = run.play?.net.steps.get(step)?.step.who ?? step
  return [{ type: 'ToolAnswered', data: { step, attempt: number, round, tool, outputs } }]
}
