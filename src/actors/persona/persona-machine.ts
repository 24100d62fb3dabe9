import { assign, setup, type SnapshotFrom } from 'xstate'
import type { EventType, RunEvent } from '../../core/event/run-event.ts'
import type { StepId } from '../../core/ids.ts'

/** What a persona's actor remembers. Its knowledge is in the hub: this is only what it is doing. */
export interface PersonaContext {
  readonly step: StepId | null
  readonly attempt: number
  readonly round: number
  readonly received: number
  readonly completed: number
  readonly failed: number
}

const round = assign<PersonaContext, RunEvent, undefined, RunEvent, never>(({ context, event }) =>
  'round' in event.data ? { round: event.data.round } : { round: context.round },
)

/**
 * The durable logic of every persona, whoever it is: idle, working, or reworking what verification sent back. A persona
 * handles one step at a time; other steps of its wait until it is idle.
 */
export const personaMachine = setup({
  types: { context: {} as PersonaContext, events: {} as RunEvent },
  actions: {
    begin: assign(({ event }) =>
      event.type === 'StepStarted' ? { step: event.data.step, attempt: event.data.attempt, round: 1 } : {},
    ),
    note: round,
    receive: assign(({ context }) => ({ received: context.received + 1 })),
    complete: assign(({ context }) => ({ step: null, completed: context.completed + 1 })),
    fail: assign(({ context }) => ({ step: null, failed: context.failed + 1 })),
  },
}).createMachine({
  id: 'persona',
  initial: 'idle',
  context: { step: null, attempt: 0, round: 0, received: 0, completed: 0, failed: 0 },
  on: { HandedOff: { actions: 'receive' } },
  states: {
    idle: { on: { StepStarted: { target: 'working', actions: 'begin' } } },
    working: {
      on: {
        ContextPulled: { actions: 'note' },
        ModelAnswered: { actions: 'note' },
        AnswerRefused: { actions: 'note' },
        EntryPublished: {},
        TaskFinished: { actions: 'note' },
        ActivityFailed: { actions: 'note' },
        VerificationPassed: { actions: 'note' },
        VerificationFailed: { target: 'reworking', actions: 'note' },
        StepCompleted: { target: 'idle', actions: 'complete' },
        StepFailed: { target: 'idle', actions: 'fail' },
      },
    },
    reworking: {
      on: {
        ContextPulled: { target: 'working', actions: 'note' },
        AnswerRefused: { target: 'working', actions: 'note' },
        VerificationFailed: { actions: 'note' },
        ActivityFailed: { actions: 'note' },
        StepFailed: { target: 'idle', actions: 'fail' },
      },
    },
  },
})

export type PersonaSnapshot = SnapshotFrom<typeof personaMachine>

/** Whether the persona's actor has a place for such an event now. */
export function personaTakes(snapshot: PersonaSnapshot, type: EventType): boolean {
  if (type === 'HandedOff') return true
  const state = personaMachine.config.states?.[snapshot.value]
  return Object.hasOwn(state?.on ?? {}, type)
}
