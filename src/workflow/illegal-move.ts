import { G1Error } from '../core/errors.ts'

/** Thrown when a move does not fit the marking: a step that is not there, cannot start, or is not at work. */
export class IllegalMove extends G1Error {
  override readonly code = 'ILLEGAL_MOVE'
  readonly step: string

  constructor(step: string, message: string) {
    super(`Step ${step}: ${message}`)
    this.step = step
  }
}
