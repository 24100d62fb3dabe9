import type { RunEvent } from '../../../../src/client/client.ts'
import { figure, text } from '../../live/event-data.ts'
import type { Tone } from '../../ui/tone.ts'

const tones: Readonly<Record<string, Tone>> = {
  StepStarted: 'busy',
  ContextPulled: 'idle',
  AnswerRefused: 'warn',
  VerificationPassed: 'ok',
  VerificationFailed: 'bad',
  ReworkRequested: 'warn',
  ActivityFailed: 'bad',
  ActivityLost: 'bad',
  StepCompleted: 'ok',
  StepFailed: 'bad',
  StepExhausted: 'bad',
  HandoffRefused: 'bad',
  TestsLocked: 'ok',
  TestAmended: 'warn',
  ApprovalRequested: 'warn',
  QuestionAsked: 'warn',
  BudgetExceeded: 'warn',
  PlanRejected: 'warn',
  PlanAdopted: 'ok',
  RunPaused: 'warn',
  RunParked: 'bad',
  RunFailed: 'bad',
  CommandRejected: 'bad',
}

/** Whether an event is good or bad news, or wants a person. */
export function toneOf({ type, data }: RunEvent): Tone {
  if (type === 'TestsRun') return figure(data, 'failed') === 0 && figure(data, 'skipped') === 0 ? 'ok' : 'bad'
  if (type === 'RunCompleted') return text(data, 'outcome') === 'served' ? 'ok' : 'warn'
  return tones[type] ?? 'idle'
}
