import type { HubEvents } from '../../../core/event/hub-events.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'
import type { Folds } from './folds.ts'

/** Changes the attempt that is at work on a step. */
export function onAttempt(run: RunContext, step: string, change: (attempt: StepAttempt) => StepAttempt): RunContext {
  const index = run.attempts.findLastIndex((attempt) => attempt.step === step && attempt.state === 'started')
  const found = run.attempts[index]
  return found === undefined ? run : { ...run, attempts: run.attempts.with(index, change(found)) }
}

export const hubFolds: Folds<keyof HubEvents> = {
  EntryPublished: (run, { entry }) =>
    onAttempt({ ...run, entries: [...run.entries, entry] }, entry.step, (attempt) => ({
      ...attempt,
      entries: [...attempt.entries, entry],
    })),
  HandedOff: (run, handoff, at) => ({ ...run, handoffs: [...run.handoffs, { ...handoff, at }] }),
  HandoffRefused: (run) => run,
}
