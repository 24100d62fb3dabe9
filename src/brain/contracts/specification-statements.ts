import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Clause } from '../../core/clause.ts'
import type { Statement } from '../../core/knowledge/statement.ts'

/** Every demand of a specification as a statement to verify; `prefix` is where the specification stands in the answer. */
export function specificationStatements(spec: AppSpec, prefix: string): Statement[] {
  return spec.demands.map((demand, index) => ({
    at: `${prefix}demands[${index}]`,
    text: demand.part,
    clauses: [demand.clause],
    part: demand.part,
    numbers: [],
    texts: [],
    polarity: 'neutral',
  }))
}

/** What is wrong with a specification in itself: parts that do not exist, words that the clauses do not contain. */
export function checkSpecification(spec: AppSpec, clauses: readonly Clause[]): string[] {
  const texts = new Map(clauses.map((clause) => [clause.id, clause.text]))
  return [...spec.demands.entries()].flatMap(([index, { clause, part }]) => {
    const text = texts.get(clause)
    if (text === undefined || text.includes(part)) return []
    return [`demands[${index}].part: found "${part}", expected words of ${clause}; copy them from the clause`]
  })
}
