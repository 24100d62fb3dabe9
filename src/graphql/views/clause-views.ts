import { coverageOfRun } from '../../actors/run/coverage-of-run.ts'
import type { RunContext } from '../../actors/run/run-context.ts'
import type { ClauseCoverage } from '../../core/coverage.ts'
import type { Clause, ClauseStatus } from '../generated/resolvers.ts'
import { clauseKindOf } from './enums.ts'

/** The clauses of a run with how each stands. */
export function clauseViews(run: RunContext): readonly Clause[] {
  const coverage = new Map(coverageOfRun(run).map((one) => [one.clause, one]))
  return run.clauses.map(({ id, text, start, end, kind }) => {
    const covered = coverage.get(id)
    const citing = run.entries.filter((entry) => entry.clauses.includes(id)).map((entry) => entry.step)
    return {
      id,
      text,
      span: { start, end },
      kind: clauseKindOf(kind),
      status: statusOf(covered, run.endedAt !== null),
      steps: [...new Set(citing)],
      tests: covered?.tests ?? [],
      why: covered?.why ?? [],
    }
  })
}

function statusOf(coverage: ClauseCoverage | undefined, ended: boolean): ClauseStatus {
  if (coverage?.needed !== true) return 'NOT_NEEDED'
  if (coverage.covered) return 'COVERED'
  return ended ? 'NOT_COVERED' : 'OPEN'
}
