import type { Work } from '../actors/runtime/performer.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import type { TaskResult } from '../core/activity-result.ts'
import type { LockedTest, TestVerdict } from '../core/event/delivery-events.ts'
import { sha256 } from '../core/ids.ts'
import { treeHash } from '../workspace/files/application-file.ts'
import { runOwnTests, runTests } from '../workspace/test-run/run-tests.ts'
import type { TestOutcome } from '../workspace/test-run/test-report.ts'
import type { ActivityTools } from './activity-tools.ts'
import { jobIdOf, trustOf } from './job-id.ts'
import { MissingInput } from './missing-input.ts'
import { newEntry } from './new-entry.ts'
import { stepWork } from './step-work.ts'
import { fileRefsSchema, loadFiles } from './stored-files.ts'

/** Runs the locked acceptance tests against the application as it is now, and the tests that it brings along. */
export async function runAcceptanceTests(work: Work, signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const { run } = stepWork(work)
  const application = run.entries.findLast(({ kind }) => kind === 'application')
  const tests = run.entries.find(({ id }) => id === run.locked?.entry)
  if (application === undefined || tests === undefined || run.locked === null) {
    throw new MissingInput('Found no application with locked acceptance tests, expected both before the tests are run.')
  }
  const { files } = tests.content as unknown as AcceptanceTests
  const hash = sha256(treeHash(files))
  if (hash !== run.locked.sha256) {
    throw new MissingInput(
      `Found acceptance tests with the hash ${hash}, expected the locked ones with ${run.locked.sha256}.`,
    )
  }
  const app = await loadFiles(
    tools.store,
    fileRefsSchema.parse((application.content as { readonly files?: unknown }).files),
  )
  const job = { sandbox: tools.sandbox, app, trust: trustOf(run, tools), signal }
  const acceptance = await runTests({ ...job, tests: files, jobId: jobIdOf(work) })
  const own = await runOwnTests({ ...job, jobId: `${jobIdOf(work)}-own` })
  const verdicts = [
    ...acceptance.tests.map((test) => verdictOf(test, 'acceptance', run.locked?.tests ?? [])),
    ...own.tests.map((test) => verdictOf(test, 'own', [])),
  ]
  const passed = acceptance.passed + own.passed
  const failed = acceptance.failed + own.failed
  const skipped = acceptance.skipped + own.skipped
  const content = {
    application: application.id,
    passed,
    failed,
    skipped,
    appFailed: acceptance.appFailed ?? null,
    limitHit: acceptance.limitHit ?? own.limitHit ?? null,
    tests: verdicts,
    missing: missing(run.locked.tests, verdicts),
  }
  const title = `${passed} passed, ${failed} failed, ${skipped} skipped`
  return {
    entries: [newEntry({ kind: 'test_report', title, clauses: tests.clauses, content })],
    findings: [],
    locked: null,
    ran: { testsSha256: hash, passed, failed, skipped, tests: verdicts, sandbox: tools.sandbox.mode },
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

/** Locked tests that the run did not even see: they have not passed. */
function missing(
  locked: readonly { readonly title: string; readonly file: string }[],
  verdicts: readonly TestVerdict[],
): readonly string[] {
  const seen = new Set(verdicts.map(({ file, name }) => `${file}\n${name}`))
  return locked.filter(({ file, title }) => !seen.has(`${file}\n${title}`)).map(({ title }) => title)
}
