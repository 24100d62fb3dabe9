import { coverageOfRun } from '../actors/run/coverage-of-run.ts'
import type { RunContext } from '../actors/run/run-context.ts'
import type { Work } from '../actors/runtime/performer.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import type { TaskResult } from '../core/activity-result.ts'
import { agreedSpec } from '../core/agreed-spec.ts'
import { fileRefsSchema } from '../core/knowledge/file-refs.ts'
import { type TraceRow, traceability } from '../hub/traceability.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import type { ActivityTools } from './activity-tools.ts'
import { deliveryNotes } from './delivery-notes.ts'
import { MissingInput } from './missing-input.ts'
import { newEntry } from './new-entry.ts'
import { stepWork } from './step-work.ts'
import { loadFiles, storeFiles } from './stored-files.ts'

/**
 * Puts together what is delivered: the application, its locked acceptance tests, the verbatim requirements and the
 * traceability matrix.
 */
export async function packageDelivery(work: Work, _signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const { run } = stepWork(work)
  const application = run.entries.findLast(({ kind }) => kind === 'application')
  if (application === undefined)
    throw new MissingInput('Found no application, expected one before the delivery is packaged.')
  const app = await loadFiles(
    tools.store,
    fileRefsSchema.parse((application.content as { readonly files?: unknown }).files),
  )
  const rows = rowsOf(run, app)
  const notes = deliveryNotes(run)
  const told = app.map((file) => (file.path === 'README.md' ? { ...file, content: file.content + notes } : file))
  const files = [...told, ...acceptanceFiles(run), ...documents(run, rows, notes)].toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  )
  const content = { files: await storeFiles(tools.store, files), traceability: rows }
  const entry = newEntry({ kind: 'delivery', title: `${files.length} files`, clauses: application.clauses, content })
  return { entries: [entry], findings: [], locked: null, ran: null }
}

function rowsOf(run: RunContext, app: readonly AppFile[]): readonly TraceRow[] {
  return traceability({
    clauses: run.clauses,
    coverage: coverageOfRun(run),
    spec: agreedSpec(run.entries),
    files: app.map(({ path }) => path),
    locked: run.locked?.tests ?? [],
    verdicts: run.testRun?.tests ?? [],
  })
}

function acceptanceFiles(run: RunContext): readonly AppFile[] {
  const tests = run.entries.find(({ id }) => id === run.locked?.entry)
  return tests === undefined ? [] : (tests.content as unknown as AcceptanceTests).files
}

function documents(run: RunContext, rows: readonly TraceRow[], notes: string): readonly AppFile[] {
  const requirements = run.submission?.requirements
  return [
    ...(requirements == null ? [] : [{ path: 'docs/requirements.txt', content: requirements.text }]),
    { path: 'docs/traceability.md', content: traceabilityPage(rows) + notes },
  ]
}

function traceabilityPage(rows: readonly TraceRow[]): string {
  const lines = rows.map(({ clause, text, kind, covered, why, design, files, tests }) => {
    const needed = kind === 'function' || kind === 'rule'
    const verdict = covered ? 'covered' : needed ? `not covered: ${why.join(' ')}` : 'nothing to show'
    const passed = tests.filter(({ status }) => status === 'passed').length
    return `| ${[clause, text, kind, design.join(', '), files.join(', '), `${passed} of ${tests.length} passed`, verdict].map(cell).join(' | ')} |`
  })
  const head = '| Clause | Text | Kind | Design | Files | Tests | Verdict |\n|---|---|---|---|---|---|---|'
  return `# Traceability\n\nFrom each statement of the requirements to the tests that show it.\n\n${head}\n${lines.join('\n')}\n`
}

/** Text of a run as one cell of a Markdown table: no markup of it works, least of all HTML and images from elsewhere. */
const cell = (text: string): string =>
  text
    .replaceAll(/[\\`[\]<>&|]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
    .trim()
