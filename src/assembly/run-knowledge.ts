import type { RunKnowledge, Proposal } from '../actors/run/run-knowledge.ts'
import type { Brain } from '../brain/brain.ts'
import { checkPlan } from '../brain/plan/check-plan.ts'
import { builtInPlan, PlanImpossible, planFor } from '../brain/plan/plan-for.ts'
import { planFromEntries } from '../brain/plan/plan-from-entries.ts'
import { hashText } from '../activities/new-entry.ts'
import { splitClauses } from '../hub/clauses/split-clauses.ts'
import type { Plan } from '../workflow/plan.ts'
import { parseWorkflow } from '../workflow/parse-workflow.ts'
import { WorkflowInvalid } from '../workflow/workflow-invalid.ts'

/** What the logic of a run asks of this node's brain and of the hub. */
export function runKnowledge(brain: Brain): RunKnowledge {
  return {
    brain: brain.sha256,
    splitClauses,
    planning: () => (brain.planning === null ? null : planFor(brain.planning, brain)),
    builtIn: () => proposed(() => builtInPlan(brain)),
    planFor: (source) => proposed(() => planFor(parseWorkflow(source), brain)),
    assemble: (entries) => planFromEntries(entries, brain),
    check: (plan, { clauses, budgetUsd }) => checkPlan(plan, { clauses, brain, budgetUsd }),
    hash: (value) => hashText(JSON.stringify(value)),
  }
}

function proposed(make: () => Plan): Proposal {
  try {
    return { plan: make() }
  } catch (error) {
    if (error instanceof PlanImpossible) return { findings: findings('plan_impossible', error.problems) }
    if (error instanceof WorkflowInvalid) {
      return {
        findings: findings(
          'workflow_invalid',
          error.findings.map(({ path, message }) => `${path}: ${message}`),
        ),
      }
    }
    throw error
  }
}

const findings = (code: string, messages: readonly string[]) =>
  messages.map((message) => ({ code, message, clauses: [] }))
