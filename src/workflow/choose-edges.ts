import { evaluateCondition } from './condition/evaluate-condition.ts'
import type { NetStep } from './compile-workflow.ts'
import type { Variables } from './variables.ts'

/** No step has a timer while timers are refused (`unsupported.ts`), so none has expired. */
const expiredTimers: ReadonlySet<string> = new Set()

/** Where the tokens go when a step completes: all edges of an and split, else the first whose condition holds. */
export function chooseEdges(step: NetStep, variables: Variables): string[] {
  if (step.step.split === 'and') return step.exits.map((exit) => exit.to)
  const situation = { variables, expiredTimers }
  const chosen = step.exits.find(({ when }) => when === null || evaluateCondition(when, situation))
  return chosen === undefined ? [] : [chosen.to]
}
