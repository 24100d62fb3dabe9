import type { EventType } from '../../core/event/run-event.ts'
import type { StoredEvent } from '../../core/store/store.ts'

/** Events that are decided together with one before them; whatever else follows, the run's logic decides anew. */
const continuing: ReadonlySet<string> = new Set<EventType>([
  'ModelAnswered',
  'AnswerRefused',
  'EntryPublished',
  'VerificationPassed',
  'VerificationFailed',
  'ReworkRequested',
  'ClausesExtracted',
  'QuestionAsked',
  'TestsLocked',
  'TestAmended',
  'TestsRun',
  'TaskFinished',
  'StepFailed',
  'HandedOff',
  'HandoffRefused',
])

/**
 * How many events behind a cut were decided together with the last one before it: an answer is never taken by halves.
 * `last` is the event at the cut, `following` are those behind it.
 */
export function restOfDecision(last: StoredEvent, following: readonly StoredEvent[]): number {
  const end = following.findIndex(
    ({ batchId, cause, type }) => batchId !== last.batchId || cause !== last.cause || !continuing.has(type),
  )
  return end === -1 ? following.length : end
}
