import { builtInPlan } from '../../../src/brain/plan/plan-for.ts'
import { checkPlan } from '../../../src/brain/plan/check-plan.ts'
import { teamOf } from '../../../src/brain/plan/team-of.ts'
import type { Plan } from '../../../src/workflow/plan.ts'
import type { Step } from '../../../src/workflow/workflow.ts'
import { builtInBrain } from '../../brain/support/brains.ts'
import type { Attack } from './attack.ts'
import { clauses } from './honest-team.ts'

const brain = await builtInBrain()
const sound = builtInPlan(brain)

/** The built-in plan with every step changed, and the team that follows from it. */
const withSteps = (change: (step: Step) => Step): Plan => {
  const workflow = {
    ...sound.workflow,
    nets: sound.workflow.nets.map((net) => ({ ...net, steps: net.steps.map(change) })),
  }
  return { ...sound, workflow, team: teamOf({ workflow, personas: brain.personas }) }
}
const instead = (who: string, by: string): Plan => withSteps((step) => (step.who === who ? { ...step, who: by } : step))

const plan = (id: string, tries: string, stoppedBy: string, made: Plan): Attack => ({
  id: `plan/${id}`,
  tries,
  stoppedBy,
  attempt: () => checkPlan(made, { clauses, brain }).map(({ code }) => code),
})

/** Plans that leave out who looks, or let somebody else do it. */
export const planAttacks: readonly Attack[] = [
  plan(
    'no-tests',
    'gives the Tester and the QA to the Developer',
    'plan_coverage',
    withSteps((step) => (step.who === 'tester' || step.who === 'qa_specialist' ? { ...step, who: 'developer' } : step)),
  ),
  plan(
    'no-verification',
    "gives the Verifier's steps to the Developer",
    'plan_coverage',
    instead('verifier', 'developer'),
  ),
  plan(
    'no-clauses',
    'takes the clauses from every step',
    'plan_coverage',
    withSteps((step) => ({ ...step, clauses: [] })),
  ),
  plan('unknown-persona', 'invents a persona', 'unknown_persona', instead('developer', 'root')),
  plan(
    'unknown-tool',
    'calls a tool that it has not',
    'unknown_tool',
    withSteps((step) => (step.who === 'developer' ? { ...step, by: 'tool', who: 'bash' } : step)),
  ),
  plan('no-rules', 'takes the rules for handing over away', 'missing_rule', {
    ...sound,
    rules: { ...sound.rules, handoffs: [] },
  }),
  plan('unknown-approval', 'has approved what is not there', 'unknown_step', {
    ...sound,
    rules: { ...sound.rules, approvals: [...sound.rules.approvals, 'nowhere' as Plan['rules']['approvals'][number]] },
  }),
]
