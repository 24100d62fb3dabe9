import type { StepAttempt } from './run-context.ts'

/** `<step>/<attempt>/<round>/<stage>/<try>`: one key for one piece of work, the same after every recovery. */
export function activityKey({ step, attempt, round, stage, failures }: StepAttempt): string {
  return `${step}/${attempt}/${round}/${stage}/${failures + 1}`
}
