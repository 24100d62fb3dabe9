import { commandSchemas, type Command, type CommandType } from '../../../core/command.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import type { Message } from '../../../core/message.ts'
import { unreachable } from '../../../core/unreachable.ts'
import { hasStopped, type RunState } from '../run-state.ts'
import { decideCommand } from './command.ts'
import { ignored } from './ignored.ts'
import { decideLoss } from './loss.ts'
import { decideReceipt } from './receipt.ts'

/** What one message decides. Never empty, so that every message leaves evidence in the log. */
export function decide(state: RunState, message: Message): readonly Decided[] {
  if (message.kind !== 'command' && hasStopped(state.run)) return [ignored(message, 'The run has ended.')]
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
  const [step = '', attempt = ''] = message.type.split('/')
  const waiting = state.run.context.attempts.findLast(
    (one) => one.step === step && one.attempt === Number(attempt) && one.state === 'started' && one.retryAt !== null,
  )
  if (waiting === undefined) return [ignored(message, 'Nothing waits for this timer any more.')]
  return [{ type: 'RetryDue', data: { step: waiting.step, attempt: waiting.attempt, key: message.type } }]
}
