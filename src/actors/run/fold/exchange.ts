import type { EventData } from '../../../core/event/run-event.ts'
import type { PersonaId, StepId } from '../../../core/ids.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import { exchangeBetween, isStuck } from '../exchange.ts'
import type { RunContext } from '../run-context.ts'

type Return = NonNullable<EventData['ReworkRequested']['exchange']> & { readonly to: PersonaId; readonly step: StepId }

/** Work went back from one persona to the other. */
export function exchanged(run: RunContext, { from, to, step, returns, covered }: Return): RunContext {
  const others = run.exchanges.filter((one) => one !== exchangeBetween(run, from, to))
  return { ...run, exchanges: [...others, { between: [from, to], step, returns, covered }] }
}

/** A person lets two personas go on: it is counted anew, and what the person says reaches who is next. */
export function personSaid(run: RunContext, { id, decision, comment }: EventData['ApprovalGiven']): RunContext {
  const asked = run.approvals.find((approval) => approval.id === id)
  if (asked?.about !== 'exchange_stuck' || decision !== 'again') return run
  const { step } = asked
  const exchanges = run.exchanges.filter((one) => one.step !== step || !isStuck(one))
  if (run.play === null || comment === null) return { ...run, exchanges }
  const said: Finding = { code: 'judgement', message: comment, clauses: [] }
  const { rework } = run.play
  return { ...run, exchanges, play: { ...run.play, rework: { ...rework, [step]: [...(rework[step] ?? []), said] } } }
}
