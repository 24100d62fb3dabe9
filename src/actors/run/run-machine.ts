import { assign, setup, type SnapshotFrom } from 'xstate'
import type { EventType, RunEvent } from '../../core/event/run-event.ts'
import { fold } from './fold/fold.ts'
import { emptyRun, type RunContext } from './run-context.ts'

/** Pure notes: taken in every state, they change what is known and not where the run stands. */
const notes = ['OwnerChanged', 'RunForked', 'CommandRejected', 'MessageIgnored'] as const satisfies readonly EventType[]

/** The work of the team; the same while the plan is designed and while it is carried out. */
const work = [
  'ClausesExtracted',
  'StepEnabled',
  'StepStarted',
  'ContextPulled',
  'ModelAnswered',
  'AnswerRefused',
  'EntryPublished',
  'VerificationPassed',
  'VerificationFailed',
  'ReworkRequested',
  'HandedOff',
  'HandoffRefused',
  'TaskFinished',
  'ToolAnswered',
  'ActivityFailed',
  'ActivityLost',
  'RetryDue',
  'StepCompleted',
  'StepFailed',
  'StepExhausted',
  'StepRetried',
  'TestsLocked',
  'TestAmended',
  'TestsRun',
  'ApprovalRequested',
  'ApprovalGiven',
  'QuestionAsked',
  'QuestionAnswered',
  'BudgetReserved',
  'BudgetExceeded',
  'BudgetRaised',
] as const satisfies readonly EventType[]

const stays = (types: readonly EventType[]): Record<string, { readonly actions: 'fold' }> =>
  Object.fromEntries(types.map((type) => [type, { actions: 'fold' as const }]))

/** The states of a run's work, and the events that each can take. */
const progress = {
  unsubmitted: {
    on: {
      ...stays(notes),
      RunSubmitted: { target: 'submitted', actions: 'fold' },
      RunCancelled: { target: 'cancelled', actions: 'fold' },
    },
  },
  submitted: {
    on: {
      ...stays([...notes, 'ClausesExtracted', 'BudgetRaised']),
      PlanningStarted: { target: 'planning', actions: 'fold' },
      PlanAdopted: { target: 'executing', actions: 'fold' },
      RunCancelled: { target: 'cancelled', actions: 'fold' },
      RunFailed: { target: 'failed', actions: 'fold' },
    },
  },
  planning: {
    on: {
      ...stays([...notes, ...work, 'PlanningStarted', 'PlanProposed', 'PlanRejected']),
      PlanAdopted: { target: 'executing', actions: 'fold' },
      RunCancelled: { target: 'cancelled', actions: 'fold' },
      RunFailed: { target: 'failed', actions: 'fold' },
    },
  },
  executing: {
    on: {
      ...stays([...notes, ...work]),
      RunCancelled: { target: 'cancelled', actions: 'fold' },
      RunFailed: { target: 'failed', actions: 'fold' },
      RunCompleted: { target: 'completed', actions: 'fold' },
    },
  },
  completed: { on: stays(notes) },
  failed: { on: stays(notes) },
  cancelled: { on: stays(notes) },
} as const

/** Whether people or the supervisor hold the run; independent of its work. */
const control = {
  active: {
    on: { RunPaused: { target: 'paused', actions: 'fold' }, RunParked: { target: 'parked', actions: 'fold' } },
  },
  paused: {
    on: { RunResumed: { target: 'active', actions: 'fold' }, RunParked: { target: 'parked', actions: 'fold' } },
  },
  parked: { on: { RunResumed: { target: 'active', actions: 'fold' }, RunParked: { actions: 'fold' } } },
} as const

/**
 * The durable logic of a run. It only assigns: every choice was made by `decide` and `react` and stands in the event.
 * Two regions: `progress` (how far the work is) and `control` (active, paused, parked).
 */
export const runMachine = setup({
  types: { context: {} as RunContext, events: {} as RunEvent },
  actions: { fold: assign(({ context, event }) => fold(context, event)) },
}).createMachine({
  id: 'run',
  type: 'parallel',
  context: emptyRun,
  states: {
    progress: { initial: 'unsubmitted', states: progress },
    control: { initial: 'active', states: control },
  },
})

export type RunSnapshot = SnapshotFrom<typeof runMachine>

const hasPlace = (states: Record<string, { readonly on: object }>, state: string, type: EventType): boolean =>
  Object.hasOwn(states[state]?.on ?? {}, type)

/** Whether the machine has a place for such an event in its present state. */
export function takes(snapshot: RunSnapshot, type: EventType): boolean {
  const { progress: at, control: held } = snapshot.value
  return hasPlace(progress, at, type) || hasPlace(control, held, type)
}
