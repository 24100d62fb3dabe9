import type { StepAttempt } from './run-context.ts'

/** `<step>/<attempt>/<round>/<stage>/<try>`: one key for one piece of work, the same after every recovery. */
export function activityKey({ step, attempt, round, stage, failures, refused }: StepAttempt): string {
  return `${step}/${attempt}/${round}/${stage}/${failures + refused.length + 1}`
}

/** Whether the activity in hand was lost, and nobody has said yet whether it is done again. */
export const isLost = (attempt: StepAttempt): boolean => attempt.lost !== null && attempt.lost === activityKey(attempt)
