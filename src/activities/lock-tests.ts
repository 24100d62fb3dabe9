import type { Work } from '../actors/runtime/performer.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import type { TaskResult } from '../core/activity-result.ts'
import type { LockedTest } from '../core/event/delivery-events.ts'
import { sha256 } from '../core/ids.ts'
import type { Finding } from '../core/knowledge/finding.ts'
import { treeHash } from '../workspace/files/application-file.ts'
import { healthOnlyApp } from '../workspace/test-run/health-only-app.ts'
import { runTests } from '../workspace/test-run/run-tests.ts'
import type { ActivityTools } from './activity-tools.ts'
import { jobIdOf, trustOf } from './job-id.ts'
import { MissingInput } from './missing-input.ts'
import { stepWork } from './step-work.ts'

/**
 * Locks the acceptance tests by their hash. Before that each of them must go red against an application that only
 * answers `/health`: a test that passes there shows nothing.
 */
export async function lockTests(work: Work, signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const { attempt, run } = stepWork(work)
  const entry = attempt.entries.findLast(({ kind }) => kind === 'acceptance_tests')
  if (entry === undefined)
    throw new MissingInput('Found no acceptance tests in this step, expected them before they are locked.')
  const { tests, files } = entry.content as unknown as AcceptanceTests
  const report = await runTests({
    sandbox: tools.sandbox,
    app: healthOnlyApp(),
    tests: files,
    jobId: jobIdOf(work),
    trust: trustOf(run, tools),
    signal,
  })
  const status = new Map(report.tests.map((test) => [`${test.file}\n${test.name}`, test.status]))
  const locked = tests.map((test): LockedTest => {
    const { id, demand, clauses, title, file } = test
    return { id, demand, clauses, title, file, red: status.get(`${file}\n${title}`) === 'failed' }
  })
  const listed = new Set(tests.map(({ file, title }) => `${file}\n${title}`))
  const findings: Finding[] = [
    ...locked.flatMap((test) => emptyTest(test, status.get(`${test.file}\n${test.title}`))),
    ...report.tests
      .filter((test) => !listed.has(`${test.file}\n${test.name}`))
      .map(({ file, name }) => ({
        code: 'unlisted_test',
        message: `${file}: found the test "${name}", which is not in the list of tests; list it, or correct the file if it does not load.`,
        clauses: [],
      })),
  ]
  return { entries: [], findings, locked: { sha256: sha256(treeHash(files)), tests: locked }, ran: null }
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
