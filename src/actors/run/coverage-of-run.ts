import { agreedSpec } from '../../core/agreed-spec.ts'
import { coverageOf } from '../../core/coverage.ts'
import type { RunContext } from './run-context.ts'

/** How each clause of a run stands now. */
export const coverageOfRun = (run: RunContext): ReturnType<typeof coverageOf> =>
  coverageOf({
    clauses: run.clauses,
    spec: agreedSpec(run.entries),
    locked: run.locked?.tests ?? [],
    verdicts: ranOnWhatIsThere(run) ? (run.testRun?.tests ?? []) : [],
  })

/** Whether the last test run was of the tests that are locked now, against the application as it is now. */
function ranOnWhatIsThere({ testRun, locked, entries }: RunContext): boolean {
  if (testRun === null || testRun.testsSha256 !== locked?.sha256) return false
  const report = entries.find(({ id }) => id === testRun.entry)?.content as
    | { readonly application?: string }
    | undefined
  const application = entries.findLast(({ kind }) => kind === 'application')
  return application !== undefined && report?.application === application.id
}
