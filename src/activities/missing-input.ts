import { G1Error } from '../core/errors.ts'

/** Thrown when a step is carried out whose run lacks what the step works on: the plan put it in the wrong place. */
export class MissingInput extends G1Error {
  readonly code = 'MISSING_INPUT'
}
