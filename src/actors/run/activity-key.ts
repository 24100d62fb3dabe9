import type { StepId } from '../../core/ids.ts'
import { stepId } from '../../core/ids.ts'
import type { StepAttempt } from './run-context.ts'

/** `<step>/<attempt>/<round>/<stage>/<try>`: one key for one piece of work, the same after every recovery. */
export function activityKey({ step, attempt, round, stage, failures }: StepAttempt): string {
  return `${step}/${attempt}/${round}/${stage}/${failures + 1}`
}

/** The step that a key belongs to. */
export const stepOfKey = (key: string): StepId => stepId(key.slice(0, Math.max(0, key.indexOf('/'))))
