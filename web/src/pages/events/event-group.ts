/** What an event is about. `other`: a type that this page does not know. */
export const groups = ['steps', 'hub', 'tests', 'people', 'money', 'run', 'other'] as const
export type EventGroup = (typeof groups)[number]

const types: Readonly<Record<Exclude<EventGroup, 'other'>, readonly string[]>> = {
  steps: [
    'StepEnabled',
    'StepStarted',
    'ContextPulled',
    'ModelAnswered',
    'AnswerRefused',
    'VerificationPassed',
    'VerificationFailed',
    'ReworkRequested',
    'TaskFinished',
    'ToolAnswered',
    'ActivityFailed',
    'ActivityLost',
    'RetryDue',
    'StepCompleted',
    'StepFailed',
    'StepExhausted',
    'StepRetried',
  ],
  hub: ['EntryPublished', 'HandedOff', 'HandoffRefused'],
  tests: ['TestsLocked', 'TestsRun', 'TestAmended'],
  people: ['ApprovalRequested', 'ApprovalGiven', 'QuestionAsked', 'QuestionAnswered'],
  money: ['BudgetReserved', 'BudgetExceeded', 'BudgetRaised'],
  run: [
    'RunSubmitted',
    'OwnerChanged',
    'RunForked',
    'ClausesExtracted',
    'PlanningStarted',
    'PlanProposed',
    'PlanRejected',
    'PlanAdopted',
    'RunPaused',
    'RunResumed',
    'RunCancelled',
    'RunParked',
    'RunFailed',
    'RunCompleted',
    'CommandRejected',
    'MessageIgnored',
  ],
}

const groupByType: ReadonlyMap<string, EventGroup> = new Map(
  Object.entries(types).flatMap(([group, ofIt]) => ofIt.map((type) => [type, group as EventGroup] as const)),
)

export const groupOf = (type: string): EventGroup => groupByType.get(type) ?? 'other'
