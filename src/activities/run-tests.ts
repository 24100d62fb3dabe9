import type { Work } from '../actors/runtime/performer.ts'
import type { TaskResult } from '../core/activity-result.ts'
import type { LockedTest, TestVerdict } from '../core/event/delivery-events.ts'
import { fileRefsSchema } from '../core/knowledge/file-refs.ts'
import type { ActivityTools } from './activity-tools.ts'
import { lockedTests } from './locked-tests.ts'
import { MissingInput } from './missing-input.ts'
import { newEntry } from './new-entry.ts'
import { stepWork } from './step-work.ts'
import { loadFiles } from './stored-files.ts'
import { testApplication } from './test-application.ts'

/** Runs the locked acceptance tests against the application as it is now, and the tests that it brings along. */
export async function runAcceptanceTests(work: Work, signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const { run } = stepWork(work)
  const application = run.entries.findLast(({ kind }) => kind === 'application')
  if (application === undefined) {
    throw new MissingInput('Found no application with locked acceptance tests, expected both before the tests are run.')
  }
  const { locked, entry } = lockedTests(run)
  const app = await loadFiles(
    tools.store,
    fileRefsSchema.parse((application.content as { readonly files?: unknown }).files),
  )
  const { testsSha256, passed, failed, skipped, tests, appFailed, limitHit } = await testApplication(
    work,
    app,
    signal,
    tools,
  )
  // How long they took is no knowledge: the same tests of the same application give the same entry.
  const undated = tests.map(({ durationMs: _, ...verdict }) => verdict)
  const counts = { passed, failed, skipped }
  const content = {
    application: application.id,
    ...counts,
    appFailed,
    limitHit,
    tests: undated,
    missing: missing(locked.tests, tests),
  }
  const title = `${passed} passed, ${failed} failed, ${skipped} skipped`
  return {
    entries: [newEntry({ kind: 'test_report', title, clauses: entry.clauses, content })],
    findings: [],
    locked: null,
    ran: { testsSha256, ...counts, tests, sandbox: tools.sandbox.mode },
  }
}

/** Locked tests that the run did not even see: they have not passed. */
function missing(locked: readonly LockedTest[], verdicts: readonly TestVerdict[]): readonly string[] {
  const seen = new Set(verdicts.map(({ file, name }) => `${file}\n${name}`))
  return locked.filter(({ file, title }) => !seen.has(`${file}\n${title}`)).map(({ title }) => title)
}
