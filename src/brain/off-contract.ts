import { G1Error } from '../core/errors.ts'

/** Thrown when an answer is not what its contract asks for; the message says what to change, path by path. */
export class OffContract extends G1Error {
  readonly code = 'OFF_CONTRACT'
  readonly problems: readonly string[]

  constructor(contract: string, problems: readonly string[]) {
    super(`The answer is off the contract ${contract}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.problems = problems
  }
}
