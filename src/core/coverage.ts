import type { AppSpec } from './app-spec/app-spec.ts'
import type { Clause, ClauseId } from './clause.ts'
import { mustBeCovered } from './clause.ts'
import type { LockedTest, TestVerdict } from './event/delivery-events.ts'

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
  return input.clauses.map((clause) => {
    const tests = input.locked.filter((test) => test.clauses.includes(clause.id))
    const needed = mustBeCovered(clause)
    const why = needed ? reasons(clause.id, tests, input) : []
    return {
      clause: clause.id,
      needed,
      covered: needed && why.length === 0,
      tests: tests.map((test) => test.title),
      why,
    }
  })
}

function reasons(
  clause: ClauseId,
  tests: readonly LockedTest[],
  input: { readonly spec: AppSpec | null; readonly verdicts: readonly TestVerdict[] },
): readonly string[] {
  if (input.spec === null) return ['No specification was agreed on.']
  const demands = input.spec.demands.filter((demand) => demand.clause === clause)
  const status = new Map(input.verdicts.map((verdict) => [`${verdict.file}\n${verdict.name}`, verdict.status]))
  const passed = (test: LockedTest): boolean => status.get(`${test.file}\n${test.title}`) === 'passed'
  return [
    ...input.spec.unserved.filter((part) => part.clause === clause).map((part) => `"${part.part}": ${part.why}`),
    ...(demands.length === 0 ? ['Nothing in the specification serves it.'] : []),
    ...demands
      .filter((demand) => !tests.some((test) => test.demand === demand.id))
      .map((demand) => `"${demand.part}" has no acceptance test.`),
    ...tests
      .filter((test) => !test.red)
      .map((test) => `Test "${test.title}" passes without the application: it shows nothing.`),
    ...tests.filter((test) => !passed(test)).map((test) => `Test "${test.title}" has not passed.`),
  ]
}
