import { commandSchemas, type Command, type CommandType } from '../../../core/command.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import type { Message } from '../../../core/message.ts'
import { unreachable } from '../../../core/unreachable.ts'
import { activityKey } from '../activity-key.ts'
import { openAttempts } from '../run-context.ts'
import { hasStopped, type RunState } from '../run-state.ts'
import { decideCommand } from './command.ts'
import { closing } from './closing.ts'
import { ignored } from './ignored.ts'
import { decideLoss } from './loss.ts'
import { decideReceipt, paidFor, type ReceiptBody } from './receipt.ts'

/** What one message decides. Never empty, so that every message leaves evidence in the log. */
export function decide(state: RunState, message: Message): readonly Decided[] {
  if (message.kind !== 'command' && hasStopped(state.run)) {
    const paid = message.kind === 'receipt' ? paidFor(message.body as unknown as ReceiptBody) : null
    return [ignored(message, 'The run has ended.', paid)]
  }
  switch (message.kind) {
    case 'command':
      return decideCommand(state, parse(message))
    case 'receipt':
      return decideReceipt(state, message)
    case 'timer':
      return decideTimer(state, message)
    case 'loss':
      return decideLoss(state, message)
    default:
      return unreachable(message.kind)
  }
}

function parse({ type, body }: Message): Command {
  if (!(type in commandSchemas)) throw new TypeError(`Found the command "${type}", which this version does not know.`)
  const known = type as CommandType
  return { type: known, body: commandSchemas[known].parse(body) } as Command
}

function decideTimer(state: RunState, message: Message): readonly Decided[] {
  const waiting = openAttempts(state.run.context).find(
    (one) => activityKey(one) === message.type && one.retryAt !== null,
  )
  if (waiting === undefined) return [ignored(message, 'Nothing waits for this timer any more.')]
  const { step, attempt } = waiting
  return [
    ...closing(state.run.context, message.type, 'retry', 'The time for another try has come.'),
    { type: 'RetryDue', data: { step, attempt, key: message.type } },
  ]
}
