import { type Clause, type ClauseId, mustBeCovered } from '../../src/core/clause.ts'
import type { AppSpec } from '../../src/core/app-spec/app-spec.ts'
import type { TestReport } from '../../src/workspace/test-run/test-report.ts'

/** A test of a demand, as the tester lists it. */
interface LockedTest {
  readonly demand: string
  readonly title: string
}

/** The clauses that count as covered, and of the others why they do not. */
export interface Coverage {
  readonly covered: ReadonlySet<ClauseId>
  readonly reasons: ReadonlyMap<ClauseId, string>
}

const passedIn = (report: TestReport): ReadonlySet<string> =>
  new Set(report.tests.filter((test) => test.status === 'passed').map((test) => test.name))

/**
 * Works out anew, without the product's own account, what is covered: a clause of function or rule with demands and no
 * unserved part, where each demand has a test that passes against the application (`here`) and none that fails, and that
 * does not pass against one which only answers `/health` (`idle`).
 */
export const coverageOf = (found: {
  readonly clauses: readonly Clause[]
  readonly spec: AppSpec
  readonly tests: readonly LockedTest[]
  readonly here: TestReport
  readonly idle: TestReport
}): Coverage => {
  const { clauses, spec, tests } = found
  const here = passedIn(found.here)
  const idle = passedIn(found.idle)
  const missing = (demand: string): string | null => {
    const own = tests.filter((test) => test.demand === demand)
    if (own.length === 0) return `${demand} has no test`
    const failed = own.find((test) => !here.has(test.title))
    if (failed !== undefined) return `not passed: ${failed.title}`
    return own.every((test) => idle.has(test.title)) ? `passes without an application: ${demand}` : null
  }
  const reason = (clause: Clause): string | null => {
    const unserved = spec.unserved.filter((each) => each.clause === clause.id)
    if (unserved.length > 0) return unserved.map((each) => `unserved "${each.part}": ${each.why}`).join('; ')
    const demands = spec.demands.filter((each) => each.clause === clause.id)
    if (demands.length === 0) return 'no demand'
    return demands.map((each) => missing(each.id)).find((each) => each !== null) ?? null
  }
  const covered = new Set<ClauseId>()
  const reasons = new Map<ClauseId, string>()
  for (const clause of clauses.filter(mustBeCovered)) {
    const why = reason(clause)
    if (why === null) covered.add(clause.id)
    else reasons.set(clause.id, why)
  }
  return { covered, reasons }
}
