import type { AppSpec } from './app-spec/app-spec.ts'
import type { Clause, ClauseId } from './clause.ts'
import { mustBeCovered } from './clause.ts'
import type { LockedTest, TestVerdict } from './event/delivery-events.ts'
import { lockedStatus } from './locked-status.ts'

/** How one clause stands at the end. `needed` is false for what no test has to show: qualities and context. */
export interface ClauseCoverage {
  readonly clause: ClauseId
  readonly needed: boolean
  readonly covered: boolean
  /** Names of the locked tests that name the clause. */
  readonly tests: readonly string[]
  /** Why it is not covered; empty where it is, or need not be. */
  readonly why: readonly string[]
}

/**
 * The one meaning of "covered": each demand that the specification reads out of the clause has a locked acceptance test
 * which failed against an application that only answers `/health` and passes now, none of its tests does anything
 * else, and no part of the clause is left unserved.
 */
export function coverageOf(input: {
  readonly clauses: readonly Clause[]
  readonly spec: AppSpec | null
  readonly locked: readonly LockedTest[]
  readonly verdicts: readonly TestVerdict[]
}): readonly ClauseCoverage[] {
  // Each append of a run asks for it: what belongs to a clause is found once for all of them.
  const tests = Map.groupBy(
    input.locked.flatMap((test) => [...new Set(test.clauses)].map((clause) => ({ clause, test }))),
    ({ clause }) => clause,
  )
  const demands = Map.groupBy(input.spec?.demands ?? [], ({ clause }) => clause)
  const unserved = Map.groupBy(input.spec?.unserved ?? [], ({ clause }) => clause)
  const statusOf = lockedStatus(input.verdicts)
  return input.clauses.map((clause) => {
    const needed = mustBeCovered(clause)
    const of: Belongings = {
      tests: (tests.get(clause.id) ?? []).map(({ test }) => test),
      demands: demands.get(clause.id) ?? [],
      unserved: unserved.get(clause.id) ?? [],
    }
    const missing = input.spec === null ? ['No specification was agreed on.'] : reasons(of, statusOf)
    const why = needed ? missing : []
    return {
      clause: clause.id,
      needed,
      covered: needed && why.length === 0,
      tests: of.tests.map((test) => test.title),
      why,
    }
  })
}

/** What belongs to one clause. */
interface Belongings extends Pick<AppSpec, 'demands' | 'unserved'> {
  readonly tests: readonly LockedTest[]
}

function reasons(
  { tests, demands, unserved }: Belongings,
  statusOf: ReturnType<typeof lockedStatus>,
): readonly string[] {
  return [
    ...unserved.map((part) => `"${part.part}": ${part.why}`),
    ...(demands.length === 0 ? ['Nothing in the specification serves it.'] : []),
    ...demands
      .filter((demand) => !tests.some((test) => test.demand === demand.id))
      .map((demand) => `"${demand.part}" has no acceptance test.`),
    ...tests
      .filter((test) => !test.red)
      .map((test) => `Test "${test.title}" passes without the application: it shows nothing.`),
    ...tests.filter((test) => statusOf(test) !== 'passed').map((test) => `Test "${test.title}" has not passed.`),
  ]
}
