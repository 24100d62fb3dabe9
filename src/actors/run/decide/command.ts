import type { Command } from '../../../core/command.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import { unreachable } from '../../../core/unreachable.ts'
import { hasStopped, type RunState, statusOf } from '../run-state.ts'
import { decideAnswer } from './answer.ts'
import { decideResume } from './resume.ts'
import { ignored } from './ignored.ts'
import { type Outcome, refuse, type Refusal } from './outcome.ts'
import { decideRaise } from './raise-budget.ts'
import { decideRetry } from './retry.ts'

/** Why a run in its present state cannot follow a command; null: it can. The API asks this before it stores one. */
export function refusal(state: RunState, command: Command): Refusal | null {
  const outcome = outcomeOf(state, command)
  return 'refused' in outcome ? outcome.refused : null
}

/** The choices of every command. */
export function decideCommand(state: RunState, command: Command): readonly Decided[] {
  const outcome = outcomeOf(state, command)
  if ('events' in outcome) return outcome.events
  return [{ type: 'CommandRejected', data: { command: command.type, ...outcome.refused } }]
}

function outcomeOf(state: RunState, command: Command): Outcome {
  const { control, progress } = state.run.value
  const { type } = command
  if (type === 'submit') return { events: [submitted(state, command.body)] }
  if (type === 'fork') return { events: [ignored({ kind: 'command', type }, 'The log says where it was forked.')] }
  if (type === 'revive')
    return { events: [ignored({ kind: 'command', type }, 'The run has been activated again, and goes on.')] }
  if (hasStopped(state.run)) {
    const message = `The run is ${statusOf(state)} and takes no more commands; start a new one, or fork it at an earlier seq.`
    return refuse('RUN_ENDED', message)
  }
  if (progress === 'unsubmitted' && type !== 'cancel' && type !== 'resume')
    return refuse('NOT_SUBMITTED', 'The run has not begun yet; try again.')
  const run = state.run.context
  switch (type) {
    case 'pause':
      if (control === 'active') return { events: [{ type: 'RunPaused', data: command.body }] }
      return refuse('NOT_RUNNING', `The run is ${statusOf(state)} already; resume it when it should go on.`)
    case 'resume':
      if (control !== 'active') return { events: decideResume(state, command.body) }
      return refuse('NOT_PAUSED', `The run is ${statusOf(state)}, so there is nothing to resume.`)
    case 'cancel':
      return { events: [{ type: 'RunCancelled', data: command.body }] }
    case 'retry_step':
      return decideRetry(run, command.body)
    case 'raise_budget':
      return decideRaise(run, command.body)
    case 'answer_approval':
    case 'answer_question':
      return decideAnswer(run, command)
    default:
      return unreachable(type)
  }
}

const submitted = (state: RunState, data: Extract<Command, { type: 'submit' }>['body']): Decided =>
  state.run.value.progress === 'unsubmitted'
    ? { type: 'RunSubmitted', data }
    : ignored({ kind: 'command', type: 'submit' }, 'The run has been submitted before.')
