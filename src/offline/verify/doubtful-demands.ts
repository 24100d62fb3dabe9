import { describeSubject } from '../../builder/words/describe-spec.ts'
import { type Polarity, valuesOf } from '../../builder/words/values-of.ts'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand } from '../../core/app-spec/demand.ts'
import type { Clause } from '../../core/clause.ts'
import type { Statement } from '../../core/knowledge/statement.ts'
import { verifyCitations } from '../../hub/verification/citations.ts'
import { verifyNegations } from '../../hub/verification/negations.ts'
import { verifyNumbers } from '../../hub/verification/numbers.ts'
import { elementsOf } from './element-of.ts'

const polarities: Readonly<Record<Polarity, Statement['polarity']>> = {
  can: 'allows',
  must: 'neutral',
  must_not: 'forbids',
  only: 'forbids',
}

/** The demands that would not stand up when their words are held against the elements that serve them, with the reason. */
export function doubtfulDemands(spec: AppSpec, clauses: readonly Clause[]): ReadonlyMap<Demand, string> {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  const doubts = new Map<Demand, string>()
  for (const demand of spec.demands) {
    if (elementsOf(spec, demand.subject).length === 0) {
      doubts.set(demand, 'nothing in the specification does it')
      continue
    }
    const { numbers, texts, polarity } = valuesOf(spec, demand.subject)
    const statement: Statement = {
      at: demand.id,
      text: describeSubject(spec, demand.subject),
      clauses: [demand.clause],
      part: demand.part,
      numbers,
      texts,
      polarity: polarities[polarity],
    }
    const found = [
      ...verifyCitations([statement], byId),
      ...verifyNumbers([statement], byId),
      ...verifyNegations([statement]),
    ]
    if (found[0] !== undefined) doubts.set(demand, found[0].message)
  }
  return doubts
}
