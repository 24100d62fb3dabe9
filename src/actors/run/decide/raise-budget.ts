import type { CommandBody } from '../../../core/command.ts'
import { spentUsd } from '../budget.ts'
import type { RunContext } from '../run-context.ts'
import { type Outcome, refuse } from './outcome.ts'

/** A higher limit. One that is spent already would hold the run as before, so it is refused like a lower one. */
export function decideRaise(run: RunContext, { budgetUsd, reason }: CommandBody<'raise_budget'>): Outcome {
  const { limitUsd } = run.budget
  if (limitUsd === null) {
    return refuse('NO_BUDGET', 'Found no limit on this run, expected a run with a budget; it goes on without one.')
  }
  const least = Math.max(limitUsd, spentUsd(run))
  if (budgetUsd <= least) {
    const stands = `the limit is ${limitUsd} and ${spentUsd(run)} are spent`
    return refuse('BUDGET_TOO_LOW', `Found ${budgetUsd} US dollars, expected more than ${least}: ${stands}.`)
  }
  return { events: [{ type: 'BudgetRaised', data: { fromUsd: limitUsd, toUsd: budgetUsd, reason } }] }
}
