import { describeSubject } from '../../builder/words/describe-spec.ts'
import { type Polarity, valuesOf } from '../../builder/words/values-of.ts'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Demand } from '../../core/app-spec/demand.ts'
import type { Clause } from '../../core/clause.ts'
import type { Statement } from '../../core/knowledge/statement.ts'
import { verifyCitations } from '../../hub/verification/citations.ts'
import { verifyNegations } from '../../hub/verification/negations.ts'
import { verifyNumbers } from '../../hub/verification/numbers.ts'
import { elementsOf } from '../../hub/verification/specification/element-of.ts'

const polarities: Readonly<Record<Polarity, Statement['polarity']>> = {
  can: 'allows',
  must: 'neutral',
  must_not: 'forbids',
  only: 'forbids',
}

/** The demands that would not stand up when their words are held against the elements that serve them, with the reason. */
export function doubtfulDemands(spec: AppSpec, clauses: readonly Clause[]): ReadonlyMap<Demand, string> {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]))
  const empty = spec.demands.filter(({ subject }) => elementsOf(spec, subject).length === 0)
  const statements = spec.demands.filter((demand) => !empty.includes(demand)).map((demand) => statementOf(spec, demand))
  const found = [
    ...verifyCitations(statements, byId),
    ...verifyNumbers(statements, byId),
    ...verifyNegations(statements),
  ]
  const reasons = spec.demands.map((demand): readonly [Demand, string | undefined] => [
    demand,
    empty.includes(demand)
      ? 'nothing in the specification does it'
      : found.find(({ message }) => message.startsWith(`${demand.id}:`))?.message,
  ])
  return new Map(reasons.flatMap(([demand, reason]) => (reason === undefined ? [] : [[demand, reason] as const])))
}

function statementOf(spec: AppSpec, { id, clause, part, subject }: Demand): Statement {
  const { numbers, texts, polarity } = valuesOf(spec, subject)
  const text = describeSubject(spec, subject)
  return { at: id, text, clauses: [clause], part, numbers, texts, polarity: polarities[polarity] }
}
