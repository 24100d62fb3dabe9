import { sumUsd } from '../../core/usd.ts'
import { activityKey } from './activity-key.ts'
import { type Call, openAttempts, type RunContext, type StepAttempt } from './run-context.ts'

const worth = (calls: readonly Call[]): number => sumUsd(...calls.map(({ usd }) => usd))

/** What a run has spent, in US dollars: on answers of use, and on those that came too late. */
export const spentUsd = ({ usage }: RunContext): number => sumUsd(usage.costUsd, usage.lateCostUsd)

/** What is kept for calls that are under way, in US dollars. */
export const reservedUsd = ({ budget }: RunContext): number => worth(budget.calls.filter(({ stopped }) => !stopped))

/** What calls may have cost, in US dollars, of which it is not known: they were lost, stopped or cut off. */
export const possiblySpentUsd = ({ budget }: RunContext): number =>
  sumUsd(budget.lostUsd, worth(budget.calls.filter(({ stopped }) => stopped)))

/** What further calls may cost, in US dollars: the limit, less what is spent, may have been spent, or is kept. */
export function leftUsd(run: RunContext): number {
  const { limitUsd } = run.budget
  if (limitUsd === null) return Number.POSITIVE_INFINITY
  return Math.max(0, sumUsd(limitUsd, -spentUsd(run), -possiblySpentUsd(run), -reservedUsd(run)))
}

/** Whether a call that may cost so much can be made. What costs nothing needs no budget, not even above 0. */
export const fits = (run: RunContext, usd: number): boolean => usd === 0 || sumUsd(usd) <= leftUsd(run)

/** Whether an attempt is to ask its model now, and nothing is kept for that. */
export const asksFreely = (run: RunContext, attempt: StepAttempt): boolean =>
  attempt.stage === 'think' && attempt.retryAt === null && attempt.blocked === null && !isReserved(run, attempt)

function isReserved({ budget }: RunContext, attempt: StepAttempt): boolean {
  const key = activityKey(attempt)
  return budget.calls.some((call) => call.key === key && !call.stopped)
}

/** Whether an attempt waits until its call can be paid. */
export const isHeld = (run: RunContext, attempt: StepAttempt): boolean => run.budget.costs && asksFreely(run, attempt)

/** Whether the run waits for a higher limit. */
export const isExceeded = (run: RunContext): boolean =>
  run.budget.exceeded && openAttempts(run).some((attempt) => isHeld(run, attempt))
