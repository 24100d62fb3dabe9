import type { Work } from '../actors/runtime/performer.ts'
import type { TestAmendment } from '../brain/contracts/test-amendment.ts'
import type { TaskResult } from '../core/activity-result.ts'
import type { ActivityTools } from './activity-tools.ts'
import { amendedFiles } from './amended-files.ts'
import { lockedTests } from './locked-tests.ts'
import { MissingInput } from './missing-input.ts'
import { stepWork } from './step-work.ts'
import { tryTests } from './try-tests.ts'

/**
 * Tries what the Tester wants to amend: it applies, it changes only what is disputed, and every test still goes red
 * against an application that only answers `/health`. Nothing is locked yet.
 */
export async function tryAmendment(work: Work, signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const { attempt, run } = stepWork(work)
  const entry = attempt.entries.findLast(({ kind }) => kind === 'test_amendment')
  if (entry === undefined) throw new MissingInput('Found no amendment in this step, expected one before it is tried.')
  const amendment = entry.content as unknown as TestAmendment
  const { files, findings } = amendedFiles(run, amendment)
  const done = { entries: [], locked: null, ran: null }
  if (findings.length > 0 || amendment.amendments.length === 0) return { ...done, findings }
  const tried = await tryTests(work, { ...lockedTests(run).content, files: [...files] }, signal, tools)
  return { ...done, findings: tried.findings }
}
