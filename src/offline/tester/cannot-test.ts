import { G1Error } from '../../core/errors.ts'

/** Thrown when a demand cannot be tried over HTTP; the message says why, and the demand stays untested. */
export class CannotTest extends G1Error {
  readonly code = 'CANNOT_TEST'
}
