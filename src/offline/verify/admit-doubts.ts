import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Unserved } from '../../core/app-spec/demand.ts'
import type { Clause } from '../../core/clause.ts'
import { doubtfulDemands } from './doubtful-demands.ts'
import { verifySpec } from '../../hub/verification/specification/verify-spec.ts'

/**
 * Holds a specification against the clauses before it is published, and names as not served whatever does not stand up:
 * rules cannot mend it, and an honest gap is worth more than a false claim.
 */
export function admitDoubts(spec: AppSpec, clauses: readonly Clause[]): AppSpec {
  const doubtful = doubtfulDemands(spec, clauses)
  const known = new Map(clauses.map((clause) => [clause.id, clause.text]))
  const taken = withUnserved(
    { ...spec, demands: spec.demands.filter((demand) => !doubtful.has(demand)) },
    [...doubtful].flatMap(([{ clause, part }, why]) => {
      const text = known.get(clause)
      return text === undefined ? [] : [{ clause, part: text.includes(part) ? part : text, why: notSafely(why) }]
    }),
  )
  return withUnserved(taken, clauseDoubts(taken, clauses))
}

function clauseDoubts(spec: AppSpec, clauses: readonly Clause[]): Unserved[] {
  const doubts = new Map<string, string>()
  for (const { clauses: about, message } of verifySpec(spec, clauses)) {
    for (const id of about) doubts.set(id, doubts.get(id) ?? message)
  }
  return clauses.flatMap(({ id, text }) => {
    const why = doubts.get(id)
    return why === undefined ? [] : [{ clause: id, part: text, why: notSafely(why) }]
  })
}

const notSafely = (why: string): string => `Not understood safely: ${why}`

const withUnserved = (spec: AppSpec, more: readonly Unserved[]): AppSpec =>
  more.length === 0 ? spec : { ...spec, unserved: [...spec.unserved, ...more] }
