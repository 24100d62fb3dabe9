import type { Decided } from '../../../core/event/run-event.ts'
import { activityKey } from '../activity-key.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'

/**
 * A provider could not answer, and that is no fault of the step's work: the attempt waits as it is. A person says that it is
 * tried again, as further tries of the same attempt, or ends the run.
 */
export function askAboutProvider(run: RunContext, attempt: StepAttempt): readonly Decided[] {
  const { step, attempt: number, retryAt, blocked } = attempt
  const key = activityKey(attempt)
  const asked = run.approvals.find(({ about, activity }) => about === 'provider_failed' && activity === key)
  if (asked === undefined) {
    const alone = retryAt === null ? '' : ` Otherwise it is tried again at ${new Date(retryAt).toISOString()}.`
    const goal = `The provider ${run.submission?.provider} could not answer for step ${step}; everything so far is kept. See to what the reason says, then retry, or cancel the run.${alone}`
    const about = { step, attempt: number, about: 'provider_failed', role: 'owner', goal, activity: key } as const
    const options = ['retry', 'cancel']
    return [
      {
        type: 'ApprovalRequested',
        data: { id: `P${run.approvals.length + 1}`, ...about, reason: blocked, options, outputs: [] },
      },
    ]
  }
  if (asked.answer === null) return []
  if (asked.answer.decision === 'cancel') return [{ type: 'RunCancelled', data: { reason: asked.answer.comment } }]
  return [{ type: 'RetryDue', data: { step, attempt: number, key } }]
}
