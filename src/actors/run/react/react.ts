import type { Decided } from '../../../core/event/run-event.ts'
import { unreachable } from '../../../core/unreachable.ts'
import type { RunKnowledge } from '../run-knowledge.ts'
import { isActive, type RunState } from '../run-state.ts'
import { execute } from './execute.ts'
import { intake } from './intake.ts'
import { design } from './design.ts'
import { exceed, reserve } from './reserve.ts'

/** The next consequence of where a run stands; empty when nothing follows by itself. */
export function react(state: RunState, knowledge: RunKnowledge): readonly Decided[] {
  if (!isActive(state)) return []
  const run = state.run.context
  const kept = reserve(run, knowledge)
  if (kept.length > 0) return kept
  const next = goOn(state, knowledge)
  return next.length > 0 ? next : exceed(run, knowledge)
}

function goOn(state: RunState, knowledge: RunKnowledge): readonly Decided[] {
  const { progress } = state.run.value
  switch (progress) {
    case 'submitted':
      return intake(state.run.context, knowledge)
    case 'planning':
      return design(state, knowledge)
    case 'executing':
      return execute(state)
    case 'unsubmitted':
    case 'completed':
    case 'failed':
    case 'cancelled':
      return []
    default:
      return unreachable(progress)
  }
}
