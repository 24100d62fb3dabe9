import type { Decided, EventType } from '../../core/event/run-event.ts'
import type { StoredEvent } from '../../core/store/store.ts'

/** Events that are decided together with one before them; whatever else follows, the run's logic decides anew. */
const continuing: ReadonlySet<string> = new Set<EventType>([
  'ModelAnswered',
  'EntryPublished',
  'VerificationPassed',
  'VerificationFailed',
  'ReworkRequested',
  'ClausesExtracted',
  'QuestionAsked',
  'TestsLocked',
  'TestsRun',
  'TaskFinished',
  'StepFailed',
  'HandedOff',
  'HandoffRefused',
])

/**
 * What was decided together with the last event before a cut and lies behind it: an answer is never taken by halves.
 * `last` is the event at the cut, `following` are those behind it.
 */
export function restOfDecision(last: StoredEvent, following: readonly StoredEvent[]): readonly Decided[] {
  const end = following.findIndex(
    ({ batchId, cause, type }) => batchId !== last.batchId || cause !== last.cause || !continuing.has(type),
  )
  return following
    .slice(0, end === -1 ? following.length : end)
    .map(({ type, persona, data }) => ({ type, data, ...(persona === null ? {} : { persona }) }) as unknown as Decided)
}
