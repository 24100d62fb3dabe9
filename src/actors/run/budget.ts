import type { Decided } from '../../core/event/run-event.ts'
import { activityKey } from './activity-key.ts'
import { openAttempts, type RunContext, type StepAttempt } from './run-context.ts'

/** What a run has spent, in US dollars: on answers of use, and on those that came too late. */
export const spentUsd = ({ usage }: RunContext): number => usage.costUsd + usage.lateCostUsd

/** Whether what was spent has reached the limit. What costs nothing needs no budget, not even above 0. */
function isSpent(run: RunContext): boolean {
  const { limitUsd } = run.budget
  return limitUsd !== null && spentUsd(run) > 0 && spentUsd(run) >= limitUsd
}

/** Whether an attempt waits for a call that the budget does not allow. */
export const isHeld = (run: RunContext, attempt: StepAttempt): boolean =>
  attempt.stage === 'think' && isSpent(run) && !run.budget.underWay.includes(activityKey(attempt))

/** Notes what is under way at the moment when the limit is reached, by an answer to this step (null: by none of use). */
export function noteUnderWay(before: RunContext, after: RunContext, answered: string | null): RunContext {
  if (isSpent(before) || !isSpent(after)) return after
  const others = openAttempts(after).filter(({ step, stage, retryAt }) => {
    return step !== answered && stage === 'think' && retryAt === null
  })
  return { ...after, budget: { ...after.budget, underWay: others.map(activityKey) } }
}

/** What was under way has been stopped: to ask again would be another call. */
export const withoutCalls = (run: RunContext): RunContext =>
  run.budget.underWay.length === 0 ? run : { ...run, budget: { ...run.budget, underWay: [] } }

/** Says once that the run waits for a higher limit; null: it does not, or has said so. */
export function budgetExceeded(run: RunContext): Decided | null {
  const { limitUsd, exceeded } = run.budget
  if (limitUsd === null || exceeded || !openAttempts(run).some((attempt) => isHeld(run, attempt))) return null
  return { type: 'BudgetExceeded', data: { limitUsd, spentUsd: spentUsd(run) } }
}
