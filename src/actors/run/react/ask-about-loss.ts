import { activityLost } from '../../../core/activity-result.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import { activityKey } from '../activity-key.ts'
import { decideFailure } from '../decide/failure.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'

/**
 * An activity that may have changed something elsewhere was lost on the way. A person looks there, and says whether it is
 * carried out again (as another try: a late receipt of the first one changes nothing any more) or counts as failed.
 */
export function askAboutLoss(run: RunContext, attempt: StepAttempt): readonly Decided[] {
  const { step, attempt: number, round } = attempt
  const key = activityKey(attempt)
  const asked = run.approvals.find(({ activity }) => activity === key)
  if (asked === undefined) {
    const goal = `The node that carried out step ${step} is gone, and it is not known whether its work was done. Look where it would show, then let it be carried out again, or take it as failed.`
    const about = { step, attempt: number, about: 'activity_lost', role: 'owner', goal, activity: key } as const
    const options = ['again', 'failed']
    return [
      {
        type: 'ApprovalRequested',
        data: { id: `P${run.approvals.length + 1}`, ...about, reason: null, options, outputs: [] },
      },
    ]
  }
  if (asked.answer === null) return []
  const message = asked.answer.comment ?? `A person said: ${asked.answer.decision}.`
  if (asked.answer.decision !== 'again') {
    return decideFailure({ run, attempt, at: asked.answer.at, key }, { code: activityLost, message, retryable: false })
  }
  const data = { step, attempt: number, round, key, code: activityLost, message, retryAt: asked.answer.at }
  return [{ type: 'ActivityFailed', ...(attempt.persona === null ? {} : { persona: attempt.persona }), data }]
}
