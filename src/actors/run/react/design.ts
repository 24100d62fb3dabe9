import type { Decided } from '../../../core/event/run-event.ts'
import type { Json } from '../../../core/json.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import { failed, isFinished } from '../../../workflow/marking.ts'
import { openAttempts, type RunContext } from '../run-context.ts'
import type { RunKnowledge } from '../run-knowledge.ts'
import type { RunState } from '../run-state.ts'
import { adopted, safePlan } from './intake.ts'
import { play } from './play.ts'

/** Rounds in which the designers may mend a rejected plan before the built-in one is used. */
const mostRounds = 3

/** The designing of the work: the planning net is played, its drafts become a proposal, the proposal is checked. */
export function design(state: RunState, knowledge: RunKnowledge): readonly Decided[] {
  const run = state.run.context
  const { planning } = run
  if (planning === null || run.play === null) return []
  const { round, proposed, rejections } = planning
  if (proposed !== null) {
    const findings = knowledge.check(proposed, run.clauses)
    if (findings.length > 0) return [{ type: 'PlanRejected', data: { round, findings } }]
    return [adopted({ plan: proposed, knowledge, builtIn: false, reason: null })]
  }
  const rejection = rejections[round - 1]
  if (rejection !== undefined) return afterRejection(round, rejection, knowledge)
  if (isFinished(run.play.marking)) return propose(run, round, knowledge)
  const next = play(state)
  const [lost] = failed(run.play.net, run.play.marking)
  if (next.length > 0 || lost === undefined || openAttempts(run).length > 0) return next
  const reason = run.attempts.findLast((attempt) => attempt.step === lost)?.reason ?? ''
  return safePlan(knowledge, `Designing the work came to nothing: step ${lost}: ${reason}`)
}

function propose(run: RunContext, round: number, knowledge: RunKnowledge): readonly Decided[] {
  const proposal = knowledge.assemble(run.entries)
  if ('findings' in proposal) return [{ type: 'PlanRejected', data: { round, findings: proposal.findings } }]
  const drafts = run.entries.filter((entry) =>
    run.attempts.some((attempt) => attempt.phase === 'planning' && attempt.step === entry.step),
  )
  return [
    {
      type: 'PlanProposed',
      data: { round, plan: proposal.plan as unknown as Json, entries: drafts.map((entry) => entry.id) },
    },
  ]
}

function afterRejection(round: number, findings: readonly Finding[], knowledge: RunKnowledge): readonly Decided[] {
  const planning = knowledge.planning()
  if (round < mostRounds && planning !== null) {
    return [{ type: 'PlanningStarted', data: { round: round + 1, plan: planning as unknown as Json, findings } }]
  }
  const why = findings.map((finding) => finding.message).join(' ')
  return safePlan(knowledge, `The designed plan was rejected ${round} times, last because: ${why}`)
}
