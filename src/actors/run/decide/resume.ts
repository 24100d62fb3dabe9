import type { CommandBody } from '../../../core/command.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import { activityKey } from '../activity-key.ts'
import { openAttempts } from '../run-context.ts'
import type { RunState } from '../run-state.ts'
import { decideFailure } from './failure.ts'
import { ignored } from './ignored.ts'

/** A run goes on: where a message had parked it, that message is handled again or dropped. */
export function decideResume(state: RunState, body: CommandBody<'resume'>): readonly Decided[] {
  const { reason, dropMessage = false } = body
  const run = state.run.context
  const message = run.parked?.message ?? null
  if (run.parked === null || message === null) return [{ type: 'RunResumed', data: { reason } }]
  if (!dropMessage) return [{ type: 'RunResumed', data: { reason, message: 'again' } }]
  const { kind, name } = message
  // Without what it waited for, the attempt has to try once more.
  const attempt = openAttempts(run).find((open) => kind !== 'command' && activityKey(open) === name)
  const failure = { code: 'MESSAGE_DROPPED', message: `The ${kind} ${name} was dropped.`, retryable: true }
  const failed =
    attempt === undefined ? [] : decideFailure({ run, attempt, at: run.parked.at, key: activityKey(attempt) }, failure)
  return [
    { type: 'RunResumed', data: { reason, message: 'dropped' } },
    ignored({ kind: kind ?? 'command', type: name ?? message.id }, 'The run was resumed without it.'),
    ...failed,
  ]
}
