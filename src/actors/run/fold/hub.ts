import type { HubEvents } from '../../../core/event/hub-events.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'
import type { Folds } from './folds.ts'

/** Changes the attempt that is at work on a step. */
export function onAttempt(run: RunContext, step: string, change: (attempt: StepAttempt) => StepAttempt): RunContext {
  const index = run.open.findLast((at) => run.attempts[at]?.step === step)
  const found = index === undefined ? undefined : run.attempts[index]
  if (index === undefined || found === undefined) return run
  const changed = change(found)
  const open = changed.state === 'started' ? run.open : run.open.filter((at) => at !== index)
  return { ...run, attempts: run.attempts.with(index, changed), open }
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
