import type { Clause } from '../../core/clause.ts'
import type { OutputContract } from '../../core/contract.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import { verifyCitations } from './citations.ts'
import { verifyCoverage } from './coverage.ts'
import { verifyNegations } from './negations.ts'
import { verifyNumbers } from './numbers.ts'
import { verifySpec } from './specification/verify-spec.ts'

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
  const spec = contract.specification?.(answer) ?? null
  const found = [
    ...contract.check(answer, clauses).map((message): Finding => ({ code: 'inconsistent', message, clauses: [] })),
    ...verifyCitations(statements, byId),
    ...verifyNumbers(statements, byId),
    ...verifyNegations(statements),
    ...(contract.covers ? verifyCoverage({ statements, unserved: contract.unserved(answer), serves }) : []),
  ]
  const unsaid = spec === null ? [] : verifySpec(spec, serves)
  return [...found, ...unsaid.filter((finding) => !found.some((other) => isSame(finding, other)))]
}

/** One look goes from statement to clause, the other from clause to element: both may stumble over the same. */
const isSame = (one: Finding, other: Finding): boolean =>
  one.code === other.code && one.clauses.every((clause) => other.clauses.includes(clause))
