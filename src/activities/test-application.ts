import type { Work } from '../actors/runtime/performer.ts'
import type { LockedTest, TestVerdict } from '../core/event/delivery-events.ts'
import type { Sha256 } from '../core/ids.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import { runOwnTests, runTests } from '../workspace/test-run/run-tests.ts'
import type { TestOutcome } from '../workspace/test-run/test-report.ts'
import type { ActivityTools } from './activity-tools.ts'
import { jobIdOf, trustOf } from './job-id.ts'
import { lockedTests } from './locked-tests.ts'

/** What a run of the locked tests and the application's own found. */
export interface ApplicationTested {
  readonly testsSha256: Sha256
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly tests: readonly TestVerdict[]
  readonly appFailed: string | null
  readonly limitHit: string | null
}

/** Runs the locked acceptance tests against an application, and the tests that it brings along. Throws MissingInput. */
export async function testApplication(
  work: Work,
  app: readonly AppFile[],
  signal: AbortSignal,
  tools: ActivityTools,
): Promise<ApplicationTested> {
  const { locked, content } = lockedTests(work.run)
  const job = { sandbox: tools.sandbox, app, trust: trustOf(work.run, tools), signal }
  const acceptance = await runTests({ ...job, tests: content.files, jobId: jobIdOf(work) })
  const own = await runOwnTests({ ...job, jobId: `${jobIdOf(work)}-own` })
  return {
    testsSha256: locked.sha256,
    passed: acceptance.passed + own.passed,
    failed: acceptance.failed + own.failed,
    skipped: acceptance.skipped + own.skipped,
    tests: [
      ...acceptance.tests.map((test) => verdictOf(test, 'acceptance', locked.tests)),
      ...own.tests.map((test) => verdictOf(test, 'own', [])),
    ],
    appFailed: acceptance.appFailed ?? null,
    limitHit: acceptance.limitHit ?? own.limitHit ?? null,
  }
}

function verdictOf(test: TestOutcome, suite: TestVerdict['suite'], locked: readonly LockedTest[]): TestVerdict {
  const known = locked.find(({ file, title }) => file === test.file && title === test.name)
  return {
    suite,
    name: test.name,
    file: test.file,
    demand: known?.demand ?? null,
    clauses: known?.clauses ?? [],
    status: test.status === 'todo' ? 'skipped' : test.status,
    message: test.message ?? null,
    durationMs: Math.round(test.durationMs),
  }
}
