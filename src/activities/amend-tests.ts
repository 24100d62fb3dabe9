import type { Work } from '../actors/runtime/performer.ts'
import type { AmendmentCheck } from '../brain/contracts/amendment-check.ts'
import type { TestAmendment } from '../brain/contracts/test-amendment.ts'
import type { TaskResult } from '../core/activity-result.ts'
import { sha256 } from '../core/ids.ts'
import { treeHash } from '../workspace/files/application-file.ts'
import { amendedFiles } from './amended-files.ts'
import { lockedTests } from './locked-tests.ts'
import { MissingInput } from './missing-input.ts'
import { newEntry } from './new-entry.ts'
import { stepWork } from './step-work.ts'

/** Locks the acceptance tests anew with an amendment that the Verifier let pass; one that it did not changes nothing. */
export async function amendTests(work: Work): Promise<TaskResult> {
  const { attempt, run } = stepWork(work)
  const checked = attempt.entries.findLast(({ kind }) => kind === 'amendment_check')
  const amendment = run.entries.findLast(({ kind }) => kind === 'test_amendment')
  if (checked === undefined || amendment === undefined) {
    throw new MissingInput('Found no amendment that was checked, expected one before tests are locked anew.')
  }
  const nothing: TaskResult = { entries: [], findings: [], locked: null, ran: null }
  const { verdict, checked: held } = checked.content as unknown as AmendmentCheck
  const content = amendment.content as unknown as TestAmendment
  if (verdict !== 'ok' || content.amendments.length === 0) return nothing
  const cited = [...new Set(content.amendments.flatMap(({ clauses }) => clauses))]
  const left = cited.filter((clause) => !held.includes(clause))
  if (left.length > 0) {
    const message = `checked: found nothing of ${left.join(', ')}, expected every clause that the amendment cites; hold it against those too`
    return { ...nothing, findings: [{ code: 'inconsistent', message, clauses: left }] }
  }
  const { locked, entry, content: before } = lockedTests(run)
  const { files, findings } = amendedFiles(run, content)
  if (findings.length > 0) return { ...nothing, findings }
  return {
    ...nothing,
    entries: [
      newEntry({
        kind: 'acceptance_tests',
        title: `${entry.title}; amended: ${content.amendments.map(({ test }) => test).join(', ')}`,
        clauses: entry.clauses,
        content: { ...before, files },
        replaces: entry.id,
      }),
    ],
    amended: {
      before: entry.id,
      amendment: amendment.id,
      checked: checked.id,
      amendedBy: amendment.author,
      amended: content.amendments.map(({ test, clauses, text }) => ({ test, clauses, why: text })),
      oldSha256: locked.sha256,
      sha256: sha256(treeHash(files)),
    },
  }
}
