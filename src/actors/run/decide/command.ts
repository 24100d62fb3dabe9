import type { Command } from '../../../core/command.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import { unreachable } from '../../../core/unreachable.ts'
import { hasStopped, type RunState, statusOf } from '../run-state.ts'
import { decideAnswer } from './answer.ts'
import { ignored } from './ignored.ts'

interface Refusal {
  readonly code: string
  readonly message: string
}

const rejected = (command: string, { code, message }: Refusal): Decided => ({
  type: 'CommandRejected',
  data: { command, code, message },
})

/** Why a run in its present state cannot follow a command; null: it can. The API asks this before it stores one. */
export function refusal(state: RunState, type: Command['type']): Refusal | null {
  const { control, progress } = state.run.value
  if (type === 'submit') return null
  if (hasStopped(state.run)) {
    return { code: 'RUN_ENDED', message: `The run is ${statusOf(state)} and takes no more commands; start a new one.` }
  }
  if (type === 'pause' && control !== 'active') {
    return { code: 'NOT_RUNNING', message: `The run is ${statusOf(state)} already; resume it when it should go on.` }
  }
  if (type === 'resume' && control === 'active') {
    return { code: 'NOT_PAUSED', message: `The run is ${statusOf(state)}, so there is nothing to resume.` }
  }
  if (progress === 'unsubmitted' && type !== 'cancel')
    return { code: 'NOT_SUBMITTED', message: 'The run has not begun yet; try again.' }
  return null
}

/** The choices of every command. */
export function decideCommand(state: RunState, command: Command): readonly Decided[] {
  const refused = refusal(state, command.type)
  if (refused !== null) return [rejected(command.type, refused)]
  switch (command.type) {
    case 'submit':
      return state.run.value.progress === 'unsubmitted'
        ? [{ type: 'RunSubmitted', data: command.body }]
        : [ignored({ kind: 'command', type: 'submit' }, 'The run has been submitted before.')]
    case 'pause':
      return [{ type: 'RunPaused', data: command.body }]
    case 'resume':
      return [{ type: 'RunResumed', data: command.body }]
    case 'cancel':
      return [{ type: 'RunCancelled', data: command.body }]
    case 'answer_approval':
    case 'answer_question': {
      const answer = decideAnswer(state.run.context, command)
      return 'refused' in answer ? [rejected(command.type, answer.refused)] : answer.events
    }
    default:
      return unreachable(command)
  }
}
