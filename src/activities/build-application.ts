import type { Work } from '../actors/runtime/performer.ts'
import type { FileEdit } from '../brain/contracts/file-edit.ts'
import type { WorkList } from '../brain/contracts/work-list.ts'
import type { NewEntry, TaskResult } from '../core/activity-result.ts'
import type { Finding } from '../core/knowledge/finding.ts'
import { treeHash } from '../workspace/files/application-file.ts'
import type { ActivityTools } from './activity-tools.ts'
import { applyEdit } from './apply-edit.ts'
import { brokenBy, keepPassing, passingOf } from './compare-runs.ts'
import { lockedTests } from './locked-tests.ts'
import { MissingInput } from './missing-input.ts'
import { newEntry } from './new-entry.ts'
import { platformPaths } from './refused-paths.ts'
import { type StepWork, stepWork } from './step-work.ts'
import { loadFiles, storeFiles } from './stored-files.ts'
import { testApplication } from './test-application.ts'
import { type Base, baseOf, openItem, type WorkedItem, type WorkingCopy, workingCopyIn } from './working-copy.ts'

/** Edits of one item that may be refused before it is left out. */
const mostRefused = 3

/**
 * Carries the Developer's work on the application out: takes the list, then the edit of one item after the other. An edit
 * is kept if it applies and no test that passed fails with it; otherwise it is tried again, and left out in the end.
 */
export function buildApplication(work: Work, signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const of = stepWork(work)
  const last = of.attempt.entries.findLast(({ kind }) => kind === 'work_list' || kind === 'file_edit')
  const base = baseOf(of.run.entries)
  if (last === undefined || base === null) {
    throw new MissingInput('Found no rendered application with a work list, expected both before it is worked on.')
  }
  return last.kind === 'work_list'
    ? begin(work, last.content as unknown as WorkList, base, { signal, tools })
    : tryEdit(work, last.content as unknown as FileEdit, { signal, tools })
}

type Refused = WorkedItem & { readonly findings: readonly Finding[] }

interface With {
  readonly signal: AbortSignal
  readonly tools: ActivityTools
}

async function begin(work: Work, list: WorkList, base: Base, { signal, tools }: With): Promise<TaskResult> {
  const of = stepWork(work)
  const findings = disputeFindings(of, list)
  if (findings.length > 0) return { ...nothing, findings }
  const items = list.items.map((item): WorkedItem => ({ ...item, state: 'open', refused: [] }))
  if (items.length === 0) return { ...nothing, entries: [applicationEntry(of, { ...base, items })] }
  const known = verdictsOf(of, base)
  const ran = known ?? (await testApplication(work, await loadFiles(tools.store, base.files), signal, tools))
  const copy: WorkingCopy = { ...base, items, tests: await keepPassing(tools.store, ran) }
  return { ...nothing, entries: [copyEntry(of, copy)], more: true }
}

async function tryEdit(work: Work, edit: FileEdit, { signal, tools }: With): Promise<TaskResult> {
  const of = stepWork(work)
  const copy = workingCopyIn(of.attempt.entries)
  const item = openItem(copy)
  if (copy === null || item === null) throw new MissingInput('Found no open item, expected one that the edit is for.')
  const files = await loadFiles(tools.store, copy.files)
  const reserved = new Set([...platformPaths, ...lockedTests(of.run).content.files.map(({ path }) => path)])
  const edited = applyEdit({ files, paths: item.paths, reserved }, edit)
  if ('findings' in edited) return afterEdit(of, copy, refuse(item, edited.findings))
  if (treeHash(edited.files) === treeHash(files)) return afterEdit(of, copy, { ...item, state: 'unchanged' })
  const ran = await testApplication(work, edited.files, signal, tools)
  const findings = brokenBy(ran, await passingOf(tools.store, copy.tests))
  if (findings.length > 0) return afterEdit(of, copy, refuse(item, findings))
  const kept: WorkingCopy = {
    ...copy,
    files: [...(await storeFiles(tools.store, edited.files))],
    edited: [...new Set([...copy.edited, ...edit.edits.map(({ path }) => path)])],
    tests: await keepPassing(tools.store, ran),
  }
  return afterEdit(of, kept, { ...item, state: 'kept' })
}

const nothing: TaskResult = { entries: [], findings: [], locked: null, ran: null }

/** An item whose edit is not kept, with the reasons. */
function refuse(item: WorkedItem, findings: readonly Finding[]): Refused {
  const refused = [...item.refused, findings.map(({ message }) => message)]
  return { ...item, refused, state: refused.length < mostRefused ? 'open' : 'left_out', findings }
}

/** The next item, or the same one once more; or, where none is open, the application as it has become. */
function afterEdit(
  of: StepWork,
  copy: WorkingCopy,
  { findings = [], ...item }: WorkedItem & Partial<Refused>,
): TaskResult {
  const next = { ...copy, items: copy.items.map((one) => (one.id === item.id ? item : one)) }
  if (openItem(next) !== null) return { ...nothing, entries: [copyEntry(of, next)], findings, more: true }
  return { ...nothing, entries: [copyEntry(of, next), applicationEntry(of, next)] }
}

/** The verdicts of a test run on just these files with the tests that are locked now, where there was one. */
function verdictsOf({ run: { entries, testRun, locked } }: StepWork, { files }: Base) {
  const report = entries.find(({ id }) => id === testRun?.entry)?.content as
    | { readonly application?: string }
    | undefined
  const application = entries.find(({ id }) => id === report?.application)?.content as
    | { readonly files?: unknown }
    | undefined
  if (testRun === null || testRun.testsSha256 !== locked?.sha256) return null
  if (JSON.stringify(application?.files) !== JSON.stringify(files)) return null
  return { ...testRun, appFailed: null, limitHit: null }
}

/** A dispute names a locked test and a clause of it. */
function disputeFindings({ run }: StepWork, { disputes }: WorkList): readonly Finding[] {
  const locked = new Map(run.locked?.tests.map((test) => [test.id, test]))
  return disputes.flatMap(({ test, clauses }, index) => {
    const known = locked.get(test)
    const wrong = clauses.filter((clause) => known?.clauses.includes(clause) !== true)
    if (wrong.length === 0) return []
    const message =
      known === undefined
        ? `disputes[${index}].test: found ${test}, expected the id of a locked test; correct it`
        : `disputes[${index}].clauses: found ${wrong.join(', ')}, expected what the test ${test} names: ${known.clauses.join(', ')}; cite that`
    return [{ code: 'unfounded_dispute', message, clauses: [] }]
  })
}

function copyEntry(of: StepWork, content: WorkingCopy): NewEntry {
  const count = (state: WorkedItem['state']): number => content.items.filter((item) => item.state === state).length
  const { passed, failed } = content.tests
  const done = content.items.length - count('open')
  const title = `${done} of ${content.items.length} items done, ${count('left_out')} left out; ${passed} tests pass, ${failed} fail`
  return newEntry({ kind: 'working_copy', title, clauses: renderedClauses(of), content })
}

function applicationEntry(of: StepWork, made: Omit<WorkingCopy, 'tests'>): NewEntry {
  const { rendering, files, edited, done, items } = made
  const title = `${files.length} files, ${edited.length} of them edited`
  const content = { rendering, files, edited, items: [...done, ...items] }
  return newEntry({ kind: 'application', title, clauses: renderedClauses(of), content })
}

const renderedClauses = ({ run }: StepWork) =>
  run.entries.findLast(({ kind }) => kind === 'rendered_application')?.clauses ?? []
