import type { Decided } from '../../../core/event/run-event.ts'
import { activityKey } from '../activity-key.ts'
import { asksFreely, fits, leftUsd, possiblySpentUsd, spentUsd } from '../budget.ts'
import { openAttempts, type RunContext, type StepAttempt } from '../run-context.ts'
import type { RunKnowledge } from '../run-knowledge.ts'

interface NextCall {
  readonly attempt: StepAttempt
  /** The most that it may cost. */
  readonly usd: number
  /** What it needs at least. */
  readonly leastUsd: number
}

/** Calls that are to be made and need money. A run of which one call costs something reserves for all, be it nothing. */
function nextCalls(run: RunContext, knowledge: RunKnowledge): readonly NextCall[] {
  // What parked the run is handled first: it may be the receipt of what would be kept for here.
  if (run.replay !== null) return []
  return openAttempts(run).flatMap((attempt) => {
    if (!asksFreely(run, attempt)) return []
    // Which of two beginnings a receipt is of, nobody knows: so as much is kept for the one as for the other.
    const lost = run.budget.calls.find(({ key }) => key === activityKey(attempt))
    if (lost !== undefined) return [{ attempt, usd: lost.usd, leastUsd: lost.usd }]
    const usd = knowledge.mostUsd(run, attempt) ?? (run.budget.costs ? 0 : null)
    return usd === null ? [] : [{ attempt, usd, leastUsd: usd === 0 ? 0 : knowledge.leastUsd(run, attempt) }]
  })
}

/**
 * Keeps the most that it may cost for the first of the next calls that fits; what does not fit waits for calls under way to
 * settle. Where none is under way, a call gets all that is left, if that is enough for anything. So what is spent, what may
 * have been spent and what is kept never exceed the limit, for as long as no call costs more than was kept for it.
 */
export function reserve(run: RunContext, knowledge: RunKnowledge): readonly Decided[] {
  const calls = nextCalls(run, knowledge)
  const whole = calls.find(({ usd }) => fits(run, usd))
  if (whole !== undefined) return [reserved(whole.attempt, whole.usd)]
  const left = leftUsd(run)
  const scant = isAsking(run) ? undefined : calls.find(({ leastUsd }) => leastUsd <= left)
  return scant === undefined ? [] : [reserved(scant.attempt, left)]
}

function reserved(of: StepAttempt, usd: number): Decided {
  const { step, attempt, round } = of
  return { type: 'BudgetReserved', data: { step, attempt, round, key: activityKey(of), usd } }
}

/** Whether calls are under way, whose money comes free. */
const isAsking = ({ budget }: RunContext): boolean => budget.calls.some(({ stopped }) => !stopped)

/** Where no call is under way and none that waits fits, the log says once that the run waits for a higher limit. */
export function exceed(run: RunContext, knowledge: RunKnowledge): readonly Decided[] {
  const { limitUsd, exceeded } = run.budget
  if (limitUsd === null || exceeded || isAsking(run)) return []
  const needed = nextCalls(run, knowledge).map(({ leastUsd }) => leastUsd)
  if (needed.length === 0) return []
  const stands = { limitUsd, spentUsd: spentUsd(run), possiblySpentUsd: possiblySpentUsd(run) }
  return [{ type: 'BudgetExceeded', data: { ...stands, neededUsd: Math.min(...needed) } }]
}
