import { checkAppSpec } from '../../builder/check/check-app-spec.ts'
import { describeSubject } from '../../builder/words/describe-spec.ts'
import { type Polarity, valuesOf } from '../../builder/words/values-of.ts'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand } from '../../core/app-spec/demand.ts'
import type { Clause } from '../../core/clause.ts'
import type { Statement } from '../../core/knowledge/statement.ts'

const polarities: Readonly<Record<Polarity, Statement['polarity']>> = {
  can: 'allows',
  must: 'neutral',
  must_not: 'forbids',
  only: 'forbids',
}

/** Every demand of a specification as a statement to verify; `prefix` is where the specification stands in the answer. */
export function specificationStatements(spec: AppSpec, prefix: string): Statement[] {
  const broken = new Set(checkAppSpec(spec).map(({ path }) => path))
  return spec.demands.map((demand, index) => {
    const { clause, part } = demand
    const at = `${prefix}demands[${index}]`
    return { at, clauses: [clause], part, ...elementWords(spec, demand, broken) }
  })
}

/** What the element behind a demand says. One that does not exist says nothing; `checkSpecification` reports it. */
function elementWords(
  spec: AppSpec,
  { id, part, subject }: Demand,
  broken: ReadonlySet<string>,
): Pick<Statement, 'text' | 'numbers' | 'texts' | 'polarity'> {
  if ([...broken].some((path) => path.startsWith(`demands.${id}`))) {
    return { text: part, numbers: [], texts: [], polarity: 'neutral' }
  }
  const { numbers, texts, polarity } = valuesOf(spec, subject)
  return { text: describeSubject(spec, subject), numbers, texts, polarity: polarities[polarity] }
}

/** What is wrong with a specification in itself: parts that do not exist, words that the clauses do not contain. */
export function checkSpecification(spec: AppSpec, clauses: readonly Clause[]): string[] {
  return [...checkAppSpec(spec).map(({ path, message }) => `${path}: ${message}`), ...checkParts(spec, clauses)]
}

/** What is not served is quoted as exactly as what is, so that no word is set aside that the text does not have. */
function checkParts({ unserved }: AppSpec, clauses: readonly Clause[]): string[] {
  const texts = new Map(clauses.map((clause) => [clause.id, clause.text]))
  return unserved.flatMap(({ clause, part }, index) => {
    if (texts.get(clause)?.includes(part) === true) return []
    return [`unserved[${index}].part: found "${part}", expected words of ${clause}; copy them from the clause`]
  })
}
