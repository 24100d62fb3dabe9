import type { Decided } from '../../../core/event/run-event.ts'
import type { Json } from '../../../core/json.ts'
import type { Plan } from '../../../workflow/plan.ts'
import type { RunContext } from '../run-context.ts'
import type { Proposal, RunKnowledge } from '../run-knowledge.ts'

/** From the order to the first net: clauses, then a plan that was brought along, or the designing of one. */
export function intake(run: RunContext, knowledge: RunKnowledge): readonly Decided[] {
  const { submission } = run
  if (submission === null) return []
  if (submission.requirements !== null && run.clauses.length === 0) {
    const clauses = knowledge.splitClauses(submission.requirements.text)
    return [{ type: 'ClausesExtracted', data: { clauses, refined: false } }]
  }
  if (submission.workflow !== null) {
    return adoptOrFail({
      proposal: knowledge.planFor(submission.workflow.source),
      knowledge,
      builtIn: false,
      reason: null,
    })
  }
  const planning = knowledge.planning()
  if (planning === null) return safePlan(knowledge, 'This brain has no workflow for designing the work.')
  return [{ type: 'PlanningStarted', data: { round: 1, plan: planning as unknown as Json, findings: [] } }]
}

/** Adopts the plan that is known to work, and says why. */
export function safePlan(knowledge: RunKnowledge, reason: string): readonly Decided[] {
  return adoptOrFail({ proposal: knowledge.builtIn(), knowledge, builtIn: true, reason })
}

interface Adoption {
  readonly proposal: Proposal
  readonly knowledge: RunKnowledge
  readonly builtIn: boolean
  readonly reason: string | null
}

function adoptOrFail({ proposal, knowledge, builtIn, reason }: Adoption): readonly Decided[] {
  if ('plan' in proposal) return [adopted({ plan: proposal.plan, knowledge, builtIn, reason })]
  const message = proposal.findings.map((finding) => finding.message).join(' ')
  return [{ type: 'RunFailed', data: { code: 'PLAN_INVALID', message } }]
}

/** The event that pins a plan. */
export function adopted(by: { readonly plan: Plan } & Omit<Adoption, 'proposal'>): Decided {
  const { plan, knowledge, builtIn, reason } = by
  const pins = { plan: knowledge.hash(plan), brain: knowledge.brain }
  return { type: 'PlanAdopted', data: { plan: plan as unknown as Json, builtIn, reason, pins } }
}
