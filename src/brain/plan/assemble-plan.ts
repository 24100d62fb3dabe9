import { personaId, stepId } from '../../core/ids.ts'
import type { Plan } from '../../workflow/plan.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import type { Brain } from '../brain.ts'
import type { RulesDraft } from '../contracts/rules-draft.ts'
import type { TeamDraft } from '../contracts/team-draft.ts'
import { withStandIns } from './stand-ins.ts'
import { teamOf } from './team-of.ts'
import { toolsOf } from './tools-of.ts'

/** What the three designers agreed on. */
export interface Drafts {
  readonly workflow: Workflow
  readonly team: TeamDraft
  readonly rules: RulesDraft
  readonly brain: Brain
}

/**
 * Makes one plan of three drafts: the net, with each step given to whom the team names for it (the net's own choice
 * where the team names nobody), and the rules as they are. Whether it is a good plan is for `checkPlan` to say.
 */
export function assemblePlan({ workflow, team, rules, brain }: Drafts): Plan {
  const fills = new Map(team.members.flatMap(({ persona, steps }) => steps.map((step) => [step, persona] as const)))
  const cast: Workflow = {
    ...workflow,
    nets: workflow.nets.map((net) => ({
      ...net,
      steps: net.steps.map((step) => (step.by === 'persona' ? { ...step, who: fills.get(step.id) ?? step.who } : step)),
    })),
  }
  const playable = withStandIns(cast, brain.personas)
  return {
    workflow: playable,
    team: teamOf({
      workflow: playable,
      personas: brain.personas,
      tiers: new Map(team.members.map(({ persona, tier }) => [persona, tier])),
    }),
    rules: {
      handoffs: rules.handoffs.map(({ from, to, kinds }) => ({ from: personaId(from), to: personaId(to), kinds })),
      reworkRounds: rules.reworkRounds,
      approvals: rules.approvals.map(stepId),
    },
    tools: toolsOf(playable, brain.tools),
  }
}
