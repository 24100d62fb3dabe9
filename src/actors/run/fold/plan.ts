import type { PlanEvents } from '../../../core/event/plan-events.ts'
import { compileWorkflow } from '../../../workflow/compile-workflow.ts'
import { initialMarking } from '../../../workflow/marking.ts'
import type { Plan } from '../../../workflow/plan.ts'
import { initialVariables } from '../../../workflow/variables.ts'
import type { Play, RunContext } from '../run-context.ts'
import type { Folds } from './folds.ts'

const play = (run: RunContext, phase: Play['phase'], plan: Plan): Play => {
  const net = compileWorkflow(plan.workflow)
  return {
    phase,
    plan,
    net,
    marking: initialMarking(net),
    variables: initialVariables(plan.workflow, run.submission?.data ?? {}),
    announced: [],
    rework: {},
    exhausted: null,
  }
}

export const planFolds: Folds<keyof PlanEvents> = {
  ClausesExtracted: (run, { clauses }) => ({ ...run, clauses }),
  PlanningStarted: (run, { round, plan, findings }) => {
    const next = play(run, 'planning', plan as unknown as Plan)
    const rework = Object.fromEntries(
      next.plan.workflow.nets.flatMap((net) => net.steps.map((step) => [step.id, findings])),
    )
    return {
      ...run,
      play: { ...next, rework: findings.length > 0 ? rework : {} },
      planning: { round, proposed: null, rejections: run.planning?.rejections ?? [] },
    }
  },
  PlanProposed: (run, { round, plan }) => ({
    ...run,
    planning: { round, proposed: plan as unknown as Plan, rejections: run.planning?.rejections ?? [] },
  }),
  PlanRejected: (run, { round, findings }) => ({
    ...run,
    planning: { round, proposed: null, rejections: [...(run.planning?.rejections ?? []), findings] },
  }),
  PlanAdopted: (run, adopted) => ({
    ...run,
    adopted,
    planning: run.planning === null ? null : { ...run.planning, proposed: null },
    play: play(run, 'executing', adopted.plan as unknown as Plan),
  }),
}
