import { type RunProgress, waitingText } from '../../core/run-progress.ts'
import { isExceeded } from './budget.ts'
import { coverageOfRun } from './coverage-of-run.ts'
import type { RunContext } from './run-context.ts'
import type { RunState } from './run-state.ts'

/** How far a run is. */
export function progressOf({ run: { context } }: RunState): RunProgress {
  const needed = coverageOfRun(context).filter((clause) => clause.needed)
  const awaited = awaitedBy(context)
  return {
    provider: context.submission?.provider ?? null,
    covered: needed.filter((clause) => clause.covered).length,
    toCover: needed.length,
    costUsd: context.usage.costUsd,
    waitsFor: awaited === null ? null : waitingText(awaited),
    endedAt: context.endedAt,
  }
}

/** What a person has to see to, whether or not other work goes on meanwhile: of several things the most pressing one. */
function awaitedBy(run: RunContext): string | null {
  if (run.endedAt !== null) return null
  if (run.parked !== null) return run.parked.error
  const question = run.questions.find(({ answer }) => answer === null)
  if (question !== undefined) return question.text
  const approval = run.approvals.find(({ answer }) => answer === null)
  if (approval !== undefined) return whatAndWhy(approval)
  const { limitUsd } = run.budget
  return limitUsd !== null && isExceeded(run)
    ? `A higher budget: no further call fits into the $${inCents(limitUsd)} that it may spend.`
    : null
}

/** `0.5` as `0.50`; parts of a cent are kept. */
const inCents = (usd: number): string => (Number(usd.toFixed(2)) === usd ? usd.toFixed(2) : String(usd))

/** What is asked, and why, as one sentence or two. */
function whatAndWhy({ goal, reason }: { readonly goal: string; readonly reason: string | null }): string {
  if (reason === null) return goal
  return `${goal}${/[.:;!?]\s*$/.test(goal) ? '' : ':'} ${reason}`
}
