import type { Play, RunContext } from '../../actors/run/run-context.ts'
import { personaId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type {
  CommunicationRules,
  Performer,
  PlanEdge,
  PlanPhase,
  PlanStep,
  PlanStepState,
  ResolversTypes,
} from '../generated/resolvers.ts'
import { entryKindOf } from './enums.ts'

type Rules = Omit<CommunicationRules, 'handoffs'> & { readonly handoffs: readonly ResolversTypes['HandoffRule'][] }

/** The plan that is followed, in the words of the API. */
export interface PlanParts {
  readonly workflow: Json
  readonly phase: PlanPhase
  readonly builtIn: boolean
  readonly reason: string | null
  readonly steps: readonly PlanStep[]
  readonly edges: readonly PlanEdge[]
  readonly rules: Rules
}

export function planParts(run: RunContext, play: Play): PlanParts {
  const { workflow, rules } = play.plan
  const adopted = play.phase === 'executing' ? run.adopted : null
  const steps = workflow.nets.flatMap((net) => net.steps.map((step) => ({ net: net.id, step })))
  return {
    workflow: workflow as unknown as Json,
    phase: phaseOf(play.phase),
    builtIn: adopted?.builtIn ?? false,
    reason: adopted?.reason ?? null,
    steps: steps.map(({ net, step }) => ({
      name: step.id,
      net,
      by: performerOf(step.by),
      who: step.who,
      goal: step.goal,
      clauses: step.clauses,
      state: stateOf(run, play, step.id),
      started: play.marking.starts[step.id] ?? 0,
      attempts: step.attempts + Math.max(0, play.marking.granted[step.id] ?? 0),
    })),
    edges: [
      ...steps.flatMap(({ step }) => [
        ...step.next.map(({ to, when }) => ({ from: step.id, to, when, exhausted: false })),
        ...(step.exhausted === null ? [] : [{ from: step.id, to: step.exhausted, when: null, exhausted: true }]),
      ]),
      ...workflow.nets.flatMap((net) =>
        net.places.flatMap(({ id, next }) => next.map((to) => ({ from: id, to, when: null, exhausted: false }))),
      ),
    ],
    rules: {
      reworkRounds: rules.reworkRounds,
      approvals: rules.approvals,
      handoffs: rules.handoffs.map(({ from, to, kinds }) => ({
        from: personaId(from),
        to: personaId(to),
        kinds: kinds.map(entryKindOf),
      })),
    },
  }
}

export const phaseOf = (phase: Play['phase']): PlanPhase => (phase === 'planning' ? 'PLANNING' : 'EXECUTING')

export const performerOf = (by: Lowercase<Performer>): Performer => by.toUpperCase() as Performer

function stateOf(run: RunContext, play: Play, step: string): PlanStepState {
  if (play.marking.running.includes(step)) return 'RUNNING'
  if (play.announced.some((announced) => announced === step)) return 'ENABLED'
  // What was started since this plan is followed: a plan that is designed again begins anew.
  if ((play.marking.starts[step] ?? 0) === 0) return 'IDLE'
  const last = run.attempts.findLast((attempt) => attempt.step === step && attempt.phase === play.phase)
  if (last === undefined) return 'IDLE'
  return last.state === 'failed' ? 'FAILED' : 'COMPLETED'
}
