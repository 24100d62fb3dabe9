import type { Decided } from '../../../core/event/run-event.ts'
import { isStuck } from '../exchange.ts'
import type { Play, RunContext } from '../run-context.ts'

/**
 * Two personas send the same work back and forth, and nothing becomes better: before the next of them begins, a person
 * says whether they go on. Null: no such exchange leads to the step.
 */
export function askAboutExchange(run: RunContext, now: Play, step: string): readonly Decided[] | null {
  const stuck = run.exchanges.find((exchange) => exchange.step === step && isStuck(exchange))
  if (stuck === undefined) return null
  const asked = run.approvals.findLast((one) => one.about === 'exchange_stuck' && one.step === stuck.step)
  if (asked?.answer === null) return []
  if (asked?.answer.decision === 'cancel') return [{ type: 'RunCancelled', data: { reason: asked.answer.comment } }]
  const [from, to] = stuck.between.map(
    (persona) => now.plan.team.find((one) => one.persona === persona)?.title ?? persona,
  )
  const findings = now.rework[step] ?? []
  const data = {
    id: `P${run.approvals.length + 1}`,
    step: stuck.step,
    attempt: run.attempts.findLast((one) => one.step === stuck.step)?.attempt ?? 0,
    about: 'exchange_stuck',
    role: 'owner',
    goal: `${from} and ${to} have sent the work back ${stuck.returns} times without any clause changing. Let them go on (again), best with a comment on what to do, or cancel the run.`,
    reason: findings.map(({ message }) => message).join(' ') || null,
    options: ['again', 'cancel'],
    outputs: [],
  } as const
  return [{ type: 'ApprovalRequested', data }]
}
