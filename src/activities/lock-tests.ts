import type { Work } from '../actors/runtime/performer.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import type { TaskResult } from '../core/activity-result.ts'
import { sha256 } from '../core/ids.ts'
import { treeHash } from '../workspace/files/application-file.ts'
import type { ActivityTools } from './activity-tools.ts'
import { MissingInput } from './missing-input.ts'
import { stepWork } from './step-work.ts'
import { tryTests } from './try-tests.ts'

/**
 * Locks the acceptance tests by their hash. Before that each of them must go red against an application that only
 * answers `/health`.
 */
export async function lockTests(work: Work, signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const { attempt } = stepWork(work)
  const entry = attempt.entries.findLast(({ kind }) => kind === 'acceptance_tests')
  if (entry === undefined)
    throw new MissingInput('Found no acceptance tests in this step, expected them before they are locked.')
  const written = entry.content as unknown as AcceptanceTests
  const { tests, findings } = await tryTests(work, written, signal, tools)
  return { entries: [], findings, locked: { sha256: sha256(treeHash(written.files)), tests }, ran: null }
}
