import { G1Error } from '../../core/errors.ts'

/** Thrown when a condition cannot be read; `at` is the character (from 0) where reading stopped. */
export class ConditionInvalid extends G1Error {
  override readonly code = 'CONDITION_INVALID'
  readonly at: number

  constructor(message: string, at: number) {
    super(`${message} (at character ${at + 1})`)
    this.at = at
  }
}
