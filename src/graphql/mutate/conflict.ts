import { IdempotencyConflict } from '../../core/store/errors.ts'
import type { Outcome } from './outcome.ts'

/** The outcome, or the error of a key that was used before with another payload. */
export async function conflictOr(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof IdempotencyConflict)) throw error
    const { code, message } = error
    const conflict = {
      __typename: 'IdempotencyConflictError',
      code,
      message,
      path: ['input', 'idempotencyKey'],
    } as const
    return { row: null, errors: [conflict] }
  }
}
