import type { Decided } from '../../../core/event/run-event.ts'
import type { RunContext } from '../run-context.ts'

/** A person need not say any more what becomes of an activity, where that is open: it has shown. */
export function closing(run: RunContext, key: string, decision: string, comment: string): readonly Decided[] {
  const asked = run.approvals.find(({ activity, answer }) => activity === key && answer === null)
  if (asked === undefined) return []
  return [{ type: 'ApprovalGiven', data: { id: asked.id, by: null, decision, comment, outputs: {} } }]
}
