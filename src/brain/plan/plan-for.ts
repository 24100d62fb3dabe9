import { G1Error } from '../../core/errors.ts'
import { checkWorkflow } from '../../workflow/check-workflow.ts'
import type { Plan } from '../../workflow/plan.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import { WorkflowInvalid } from '../../workflow/workflow-invalid.ts'
import { type Brain, builtInId, planningId } from '../brain.ts'
import { checkPlan } from './check-plan.ts'
import { deriveRules } from './derive-rules.ts'
import { withStandIns } from './stand-ins.ts'
import { teamOf } from './team-of.ts'
import { toolsOf, unknownTools } from './tools-of.ts'

/** Thrown when no plan can be made of a workflow; the message lists everything that stands in the way. */
export class PlanImpossible extends G1Error {
  readonly code = 'PLAN_IMPOSSIBLE'
  readonly problems: readonly string[]

  constructor(workflow: string, problems: readonly string[]) {
    super(`No plan can be made of the workflow ${workflow}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/**
 * The plan of a workflow as it stands: its steps with their personas and tools, tool steps given to who stands in for the tool,
 * rules derived from the net. Clauses are not asked for. Throws PlanImpossible, and WorkflowInvalid for what is wrong with
 * the net itself.
 */
export function planFor(workflow: Workflow, brain: Brain): Plan {
  const playable = withStandIns(workflow, brain.personas)
  const problems = unknownTools(playable, brain.tools).map(({ step, message }) => `step ${step}: ${message}`)
  if (problems.length > 0) throw new PlanImpossible(workflow.id, problems)
  const { findings } = checkWorkflow(playable)
  if (findings.length > 0) throw new WorkflowInvalid(findings)
  const plan: Plan = {
    workflow: playable,
    team: teamOf({ workflow: playable, personas: brain.personas }),
    rules: deriveRules(playable, brain.personas),
    tools: toolsOf(playable, brain.tools),
  }
  const wrong = checkPlan(plan, { clauses: [], brain })
  if (wrong.length > 0) {
    throw new PlanImpossible(
      workflow.id,
      wrong.map(({ message }) => message),
    )
  }
  return plan
}

/**
 * The workflow that a run with requirements follows when no designed plan can be used: `sdlc`, or the only one of the
 * brain beside `planning`. Throws PlanImpossible where there is none.
 */
function builtInWorkflow(brain: Brain): Workflow {
  const others = [...brain.workflows.values()].filter(({ workflow }) => workflow.id !== planningId)
  const chosen = brain.workflows.get(builtInId) ?? (others.length === 1 ? others[0] : undefined)
  if (chosen !== undefined) return chosen.workflow
  const names = others.map(({ workflow }) => workflow.id).join(', ') || 'none'
  throw new PlanImpossible(builtInId, [
    `found the workflows ${names} in the brain, expected ${builtInId} or exactly one; name the workflow that the run shall follow`,
  ])
}

/** The safe plan of a brain: its built-in workflow as it stands. Throws as planFor does. */
export const builtInPlan = (brain: Brain): Plan => planFor(builtInWorkflow(brain), brain)
