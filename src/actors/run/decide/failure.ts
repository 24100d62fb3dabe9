import type { ActivityFailure } from '../../../core/activity-result.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'
import { rework } from './rework.ts'

/** Tries of one activity before its step fails, and the wait before the second one; it doubles. */
const mostTries = 3
const firstWaitMs = 500

interface Failed {
  readonly run: RunContext
  readonly attempt: StepAttempt
  readonly at: number
  readonly key: string
}

/** What follows when an activity threw: another try later, another round for an answer off its contract, or the end of the attempt. */
export function decideFailure(
  { run, attempt, at, key }: Failed,
  { code, message, retryable }: ActivityFailure,
): readonly Decided[] {
  const persona = attempt.persona === null ? {} : { persona: attempt.persona }
  const round = { step: attempt.step, attempt: attempt.attempt, round: attempt.round }
  if (code === 'OFF_CONTRACT' && attempt.stage === 'think') {
    const findings: readonly Finding[] = [{ code: 'off_contract', message, clauses: [] }]
    return [{ type: 'VerificationFailed', ...persona, data: { ...round, findings } }, ...rework(run, attempt, findings)]
  }
  const again = retryable && attempt.failures + 1 < mostTries
  const retryAt = again ? at + firstWaitMs * 2 ** attempt.failures : null
  const noted: Decided = { type: 'ActivityFailed', ...persona, data: { ...round, key, code, message, retryAt } }
  if (again) return [noted]
  const findings: readonly Finding[] = [{ code: 'activity_failed', message: `${code}: ${message}`, clauses: [] }]
  const { step, attempt: number } = attempt
  return [
    noted,
    { type: 'StepFailed', ...persona, data: { step, attempt: number, reason: `${code}: ${message}`, findings } },
  ]
}
