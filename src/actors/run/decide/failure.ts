import type { ActivityFailure } from '../../../core/activity-result.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import { providerFailures } from '../../../core/provider.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'

/** Tries of one activity before its step fails or a person is asked, and the wait before the second one; it doubles. */
const mostTries = 3
const firstWaitMs = 500

interface Failed {
  readonly run: RunContext
  readonly attempt: StepAttempt
  readonly at: number
  readonly key: string
}

/**
 * What follows when an activity threw: another try later, or the end of the attempt. A provider that cannot answer is no
 * fault of the work: a person is asked, and where it says when it can, it is tried again then by itself.
 */
export function decideFailure(
  { attempt, at, key }: Failed,
  { code, message, retryable, loss, ...failure }: ActivityFailure,
): readonly Decided[] {
  const persona = attempt.persona === null ? {} : { persona: attempt.persona }
  const round = { step: attempt.step, attempt: attempt.attempt, round: attempt.round }
  const tries = (attempt.failures % mostTries) + 1
  const again = retryable && tries < mostTries
  const asks = !again && providerFailures.some((one) => one === code)
  const retryAt = again ? at + firstWaitMs * 2 ** (tries - 1) : asks ? (failure.retryAt ?? null) : null
  const noted: Decided = {
    type: 'ActivityFailed',
    ...persona,
    data: {
      ...round,
      key,
      code,
      message,
      retryAt,
      ...(loss === undefined ? {} : { loss }),
      ...(asks ? { asks } : {}),
    },
  }
  if (again || asks) return [noted]
  const findings: readonly Finding[] = [{ code: 'activity_failed', message: `${code}: ${message}`, clauses: [] }]
  const { step, attempt: number } = attempt
  return [
    noted,
    { type: 'StepFailed', ...persona, data: { step, attempt: number, reason: `${code}: ${message}`, findings } },
  ]
}
