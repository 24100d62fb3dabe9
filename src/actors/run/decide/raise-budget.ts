import type { CommandBody } from '../../../core/command.ts'
import type { RunContext } from '../run-context.ts'
import { type Outcome, refuse } from './outcome.ts'

/** A higher limit. One that is spent already would hold the run as before, so it is refused like a lower one. */
export function decideRaise(
  { budget, usage }: RunContext,
  { budgetUsd, reason }: CommandBody<'raise_budget'>,
): Outcome {
  if (budget.limitUsd === null) {
    return refuse('NO_BUDGET', 'Found no limit on this run, expected a run with a budget; it goes on without one.')
  }
  const least = Math.max(budget.limitUsd, usage.costUsd)
  if (budgetUsd <= least) {
    const stands = `the limit is ${budget.limitUsd} and ${usage.costUsd} are spent`
    return refuse('BUDGET_TOO_LOW', `Found ${budgetUsd} US dollars, expected more than ${least}: ${stands}.`)
  }
  return { events: [{ type: 'BudgetRaised', data: { fromUsd: budget.limitUsd, toUsd: budgetUsd, reason } }] }
}
