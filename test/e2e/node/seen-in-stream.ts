import type { RunEvent } from '../../../src/client/client.ts'
import { eventsOf } from '../../support/run-log.ts'

/** What a watcher who believes nothing but the stream says about a run. */
export interface SeenState {
  readonly status: string
  readonly steps: readonly { readonly name: string; readonly attempt: number; readonly state: string }[]
}

const statusAfter: Readonly<Record<string, string>> = {
  PlanningStarted: 'PLANNING',
  PlanAdopted: 'RUNNING',
  RunCompleted: 'COMPLETED',
}

/** The state of a run after the events with seq 1..last. */
export function seenInStream(events: readonly RunEvent[], last: number): SeenState {
  const past = events.filter(({ seq }) => seq <= last)
  const turning = past.findLast(({ type }) => type in statusAfter)?.type ?? ''
  const ends = [
    ...eventsOf(past, 'StepCompleted').map(({ seq, data }) => ({ seq, data, state: 'COMPLETED' })),
    ...eventsOf(past, 'StepFailed').map(({ seq, data }) => ({ seq, data, state: 'FAILED' })),
  ]
  return {
    status: statusAfter[turning] ?? 'QUEUED',
    steps: eventsOf(past, 'StepStarted').map(({ seq, data: { step, attempt } }) => {
      const end = ends.find((one) => one.seq > seq && one.data.step === step && one.data.attempt === attempt)
      return { name: step, attempt, state: end?.state ?? 'STARTED' }
    }),
  }
}
