import { checkAppSpec } from '../../builder/check/check-app-spec.ts'
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
  return [...checkAppSpec(spec).map(({ path, message }) => `${path}: ${message}`), ...checkParts(spec, clauses)]
}

/** What is not served is quoted as exactly as what is, so that no word is set aside that the text does not have. */
function checkParts({ unserved }: AppSpec, clauses: readonly Clause[]): string[] {
  const texts = new Map(clauses.map((clause) => [clause.id, clause.text]))
  return unserved.flatMap(({ clause, part }, index) => {
    if (texts.get(clause)?.includes(part) !== false) return []
    return [`unserved[${index}].part: found "${part}", expected words of ${clause}; copy them from the clause`]
  })
}
