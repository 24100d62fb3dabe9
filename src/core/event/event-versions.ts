import type { EventType } from './run-event.ts'

/**
 * The format of the log that this build writes: it grows by one with every release that adds an event or gives one a new
 * version. A run bears the highest format written into it, and a node claims only runs of formats up to its own.
 */
export const logFormat = 3

/** The format in which an event last changed; 1 where none is given. What is recorded keeps the version it was written with. */
const changedIn: Partial<Record<EventType, number>> = {
  ActivityFailed: 3,
  ActivityLost: 3,
  AnswerRefused: 3,
  ApprovalRequested: 3,
  BudgetExceeded: 3,
  BudgetRaised: 2,
  BudgetReserved: 3,
  MessageIgnored: 3,
  ModelAnswered: 3,
  PlanAdopted: 2,
  PlanProposed: 2,
  PlanningStarted: 2,
  ReworkRequested: 3,
  RunParked: 2,
  RunResumed: 2,
  RunSubmitted: 3,
  StepRetried: 2,
  StepStarted: 2,
  TaskFinished: 3,
  TestAmended: 3,
  ToolAnswered: 2,
}

/** The version in which this build writes an event. */
export const versionOf = (type: EventType): number => changedIn[type] ?? 1
