import { initialTransition } from 'xstate'
import type { PersonaId } from '../../core/ids.ts'
import type { RunStatus } from '../../core/run-status.ts'
import { isExceeded, isHeld } from './budget.ts'
import type { PersonaSnapshot } from '../persona/persona-machine.ts'
import { isLost } from './activity-key.ts'
import { openAttempts, type RunContext } from './run-context.ts'
import { runMachine, type RunSnapshot } from './run-machine.ts'

/** The whole state of a run: its own machine's and those of its personas. One stream, one mailbox, one turn at a time. */
export interface RunState {
  readonly run: RunSnapshot
  readonly personas: ReadonlyMap<PersonaId, PersonaSnapshot>
}

/** The state of a run without events. */
export function initialState(): RunState {
  const [run] = initialTransition(runMachine)
  return { run, personas: new Map() }
}

/** True while the run may go on by itself. */
export function isActive({ run }: RunState): boolean {
  return run.value.control === 'active' && !hasStopped(run)
}

export const hasStopped = (run: RunSnapshot): boolean =>
  run.value.progress === 'completed' || run.value.progress === 'failed' || run.value.progress === 'cancelled'

/** How people see the run. */
export function statusOf({ run }: RunState): RunStatus {
  const { progress, control } = run.value
  if (progress === 'completed') return 'COMPLETED'
  if (progress === 'failed') return 'FAILED'
  if (progress === 'cancelled') return 'CANCELLED'
  if (control === 'parked') return 'PARKED'
  if (control === 'paused') return 'PAUSED'
  if (waitsForPerson(run.context)) return 'WAITING'
  if (progress === 'unsubmitted' || progress === 'submitted') return 'QUEUED'
  return progress === 'planning' ? 'PLANNING' : 'RUNNING'
}

/** True where nothing goes on but what a person has been asked. */
function waitsForPerson(run: RunContext): boolean {
  const asked =
    isExceeded(run) ||
    run.approvals.some((approval) => approval.answer === null) ||
    run.questions.some((question) => question.answer === null)
  return (
    asked &&
    openAttempts(run).every(
      (attempt) =>
        attempt.stage === 'approval' ||
        attempt.stage === 'ready' ||
        attempt.blocked !== null ||
        isLost(attempt) ||
        isHeld(run, attempt),
    )
  )
}
