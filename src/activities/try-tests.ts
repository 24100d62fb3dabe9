import type { Work } from '../actors/runtime/performer.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import { checkAppSpec } from '../builder/check/check-app-spec.ts'
import { renderApp } from '../builder/render-app.ts'
import { agreedSpec } from '../core/agreed-spec.ts'
import type { LockedTest } from '../core/event/delivery-events.ts'
import type { Finding } from '../core/knowledge/finding.ts'
import { healthOnlyApp } from '../workspace/test-run/health-only-app.ts'
import { runTests } from '../workspace/test-run/run-tests.ts'
import type { ActivityTools } from './activity-tools.ts'
import { feebleTests } from './feeble-tests.ts'
import { jobIdOf, trustOf } from './job-id.ts'
import { platformPaths, refusedPaths } from './refused-paths.ts'

/** Tests as they would be locked, and what speaks against locking them. */
export interface TriedTests {
  readonly tests: readonly LockedTest[]
  readonly findings: readonly Finding[]
}

/** Tries tests against an application that only answers `/health`: one that passes there shows nothing. */
export async function tryTests(
  work: Work,
  { tests, files }: Pick<AcceptanceTests, 'tests' | 'files'>,
  signal: AbortSignal,
  tools: ActivityTools,
): Promise<TriedTests> {
  const refused = refusedPaths(files, applicationPaths(work))
  if (refused.length > 0) return { tests: [], findings: refused }
  const report = await runTests({
    sandbox: tools.sandbox,
    app: healthOnlyApp(),
    tests: files,
    jobId: jobIdOf(work),
    trust: trustOf(work.run, tools),
    signal,
  })
  const status = new Map(report.tests.map((test) => [`${test.file}\n${test.name}`, test.status]))
  const tried = tests.map((test): LockedTest => {
    const { id, demand, clauses, title, file } = test
    return { id, demand, clauses, title, file, red: status.get(`${file}\n${title}`) === 'failed' }
  })
  const listed = new Set(tests.map(({ file, title }) => `${file}\n${title}`))
  const unlisted = report.tests
    .filter((test) => !listed.has(`${test.file}\n${test.name}`))
    .map(({ file, name }) => ({
      code: 'unlisted_test',
      message: `${file}: found the test "${name}", which is not in the list of tests; list it, or correct the file if it does not load.`,
      clauses: [],
    }))
  const empty = tried.flatMap((test) => emptyTest(test, status.get(`${test.file}\n${test.title}`)))
  const findings = [...empty, ...unlisted]
  if (findings.length > 0) return { tests: tried, findings }
  return { tests: tried, findings: await feebleTests(work, { tests, files }, signal, tools) }
}

/** Where files of the application and of the delivery lie, so that no test takes their place. */
function applicationPaths({ run }: Work): readonly string[] {
  const spec = agreedSpec(run.entries)
  const app = spec === null || checkAppSpec(spec).length > 0 ? [] : renderApp(spec, { builtBy: 'nobody' })
  return [...platformPaths, ...app.map(({ path }) => path)]
}

function emptyTest(test: LockedTest, status: string | undefined): readonly Finding[] {
  if (test.red) return []
  const found =
    status === undefined
      ? 'was not found in its file'
      : `ended as ${status} against an application that only answers /health`
  const message = `Test "${test.title}" ${found}, expected it to fail there; make it try what the clause demands.`
  return [{ code: 'empty_test', message, clauses: [...test.clauses] }]
}
