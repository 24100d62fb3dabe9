import { type Clause, mustBeCovered } from '../../core/clause.ts'
import { personaId } from '../../core/ids.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import { checkWorkflow } from '../../workflow/check-workflow.ts'
import { stepsServing } from '../../workflow/coverage.ts'
import type { Plan } from '../../workflow/plan.ts'
import type { Brain } from '../brain.ts'
import { personaEdges } from '../../workflow/persona-edges.ts'
import { unknownTools } from './tools-of.ts'

/** What a plan is held against. */
export interface PlanSituation {
  readonly clauses: readonly Clause[]
  readonly brain: Brain
}

/** Everything that keeps a plan from being adopted, for its designers to mend; empty when it may be. */
export function checkPlan(plan: Plan, situation: PlanSituation): Finding[] {
  const unsound = checkWorkflow(plan.workflow).findings.map(({ path, message }) =>
    finding('plan_unsound', `${path}: ${message}`),
  )
  return [
    ...unsound,
    ...unknownPersonas(plan, situation.brain),
    ...unknownTools(plan.workflow, situation.brain.tools).map(({ step, message }) =>
      finding('unknown_tool', `Step ${step}: ${message}`),
    ),
    ...unknownApprovals(plan),
    ...uncovered(plan, situation.clauses),
    ...missingRules(plan),
  ]
}

const finding = (code: string, message: string, clauses: readonly string[] = []): Finding => ({
  code,
  message,
  clauses: [...clauses],
})

const personaSteps = ({ workflow }: Plan) =>
  workflow.nets.flatMap((net) => net.steps).filter((step) => step.by === 'persona')

function unknownPersonas(plan: Plan, { personas }: Brain): Finding[] {
  const known = [...personas.keys()].join(', ')
  return personaSteps(plan).flatMap(({ id, who }) => {
    if (personas.has(personaId(who ?? ''))) return []
    return [finding('unknown_persona', `Step ${id}: found ${who}, expected one of ${known}; give it to one of them`)]
  })
}

function unknownApprovals({ workflow, rules }: Plan): Finding[] {
  const steps = new Set<string>(workflow.nets.flatMap((net) => net.steps.map((step) => step.id)))
  return rules.approvals.flatMap((step) =>
    steps.has(step)
      ? []
      : [finding('unknown_step', `approvals: found ${step}, expected a step of the net; correct or remove it`)],
  )
}

/** Contracts that show what a step does to a clause; in a net without a builder, any step implements. */
const testing = new Set(['acceptance_tests', 'qa_report'])
const verifying = new Set(['verdict'])
const implementing = new Set(['change_set', 'work_list'])

function uncovered(plan: Plan, clauses: readonly Clause[]): Finding[] {
  const contracts = new Map<string, string>(
    plan.team.flatMap(({ steps, contract }) => steps.map((step) => [step, contract] as const)),
  )
  const builds = [...contracts.values()].some((contract) => implementing.has(contract))
  const duties: readonly { readonly name: string; readonly done: (contract: string) => boolean }[] = [
    { name: 'implements', done: (contract) => !builds || implementing.has(contract) },
    ...(builds ? [{ name: 'tests', done: (contract: string) => testing.has(contract) }] : []),
    ...(builds ? [{ name: 'verifies', done: (contract: string) => verifying.has(contract) }] : []),
  ]
  return duties.flatMap(({ name, done }) => {
    const left = clauses.filter(
      (clause) =>
        mustBeCovered(clause) &&
        !stepsServing(plan.workflow, clause.id).some((step) => {
          const contract = contracts.get(step.id)
          return contract === undefined ? step.by === 'tool' && !builds : done(contract)
        }),
    )
    if (left.length === 0) return []
    const ids = left.map((clause) => clause.id)
    return [
      finding(
        'plan_coverage',
        `found no step that ${name} ${ids.join(', ')}, expected one; add the clauses (or "*") to such a step`,
        ids,
      ),
    ]
  })
}

function missingRules(plan: Plan): Finding[] {
  const allowed = new Set(plan.rules.handoffs.map(({ from, to }) => `${from} → ${to}`))
  const needed = new Set(personaEdges(plan.workflow).map(({ from, to }) => `${from.who} → ${to.who}`))
  return [...needed].flatMap((way) =>
    allowed.has(way)
      ? []
      : [finding('missing_rule', `found no rule for ${way}, expected one, as the net has this way; add the rule`)],
  )
}
