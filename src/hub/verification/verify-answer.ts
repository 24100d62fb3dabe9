import type { Clause } from '../../core/clause.ts'
import type { OutputContract } from '../../core/contract.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import { verifyCitations } from './citations.ts'
import { verifyCoverage } from './coverage.ts'
import { verifyNegations } from './negations.ts'
import { verifyNumbers } from './numbers.ts'

/** What an answer is held against. */
export interface Verification {
  readonly contract: OutputContract
  readonly answer: unknown
  /** All clauses of the run, as they stand in the original text. */
  readonly clauses: readonly Clause[]
  /** The clauses that the step has to serve. */
  readonly serves: readonly Clause[]
}

/**
 * Holds an answer against the original clauses, without knowing how it came about: are the citations real, are the
 * numbers and the negations still those of the text, is no clause dropped? Every check looks at the text itself.
 */
export function verifyAnswer({ contract, answer, clauses, serves }: Verification): readonly Finding[] {
  const statements = contract.statements(answer)
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  return [
    ...contract.check(answer, clauses).map((message): Finding => ({ code: 'inconsistent', message, clauses: [] })),
    ...verifyCitations(statements, byId),
    ...verifyNumbers(statements, byId),
    ...verifyNegations(statements),
    ...(contract.covers ? verifyCoverage({ statements, unserved: contract.unserved(answer), serves }) : []),
  ]
}
