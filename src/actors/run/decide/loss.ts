import type { Decided } from '../../../core/event/run-event.ts'
import type { Message } from '../../../core/message.ts'
import { activityKey } from '../activity-key.ts'
import { openAttempts } from '../run-context.ts'
import type { RunState } from '../run-state.ts'
import { wants } from '../wants.ts'
import { ignored } from './ignored.ts'

/** What follows when the node that carried out an activity is gone: the kind of activity decides. */
export function decideLoss(state: RunState, message: Message): readonly Decided[] {
  const wanted = wants(state).activities.get(message.type)
  const attempt = openAttempts(state.run.context).find((open) => activityKey(open) === message.type)
  if (wanted === undefined || attempt === undefined) return [ignored(message, 'It is not wanted any more.')]
  const { step, attempt: number, round, lostWith } = attempt
  const carrier = typeof message.body === 'string' ? message.body : null
  const { key, onLoss } = wanted
  // Said before, and not begun since: the run waited for money, or changed hands.
  if (lostWith?.key === key && lostWith.carrier === carrier) return [ignored(message, 'It is known already.')]
  // Its call is wanted, and so it is reserved if it costs.
  const charged = state.run.context.budget.calls.some((call) => call.key === key && !call.stopped)
  return [{ type: 'ActivityLost', data: { step, attempt: number, round, key, carrier, onLoss, charged } }]
}
