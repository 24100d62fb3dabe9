import type { RunContext } from '../actors/run/run-context.ts'
import type { Work } from '../actors/runtime/performer.ts'
import type { AcceptanceTests } from '../brain/contracts/acceptance-tests.ts'
import type { ChangeSet } from '../brain/contracts/change-set.ts'
import type { TaskResult } from '../core/activity-result.ts'
import { fileRefsSchema } from '../core/knowledge/file-refs.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import type { ActivityTools } from './activity-tools.ts'
import { MissingInput } from './missing-input.ts'
import { newEntry } from './new-entry.ts'
import { platformPaths, refusedPaths } from './refused-paths.ts'
import { stepWork } from './step-work.ts'
import { loadFiles, storeFiles } from './stored-files.ts'

/** Applies the Developer's edits to the rendered application. An edit with an unsafe path is refused with the reason. */
export async function assembleApplication(work: Work, _signal: AbortSignal, tools: ActivityTools): Promise<TaskResult> {
  const { attempt, run } = stepWork(work)
  const rendered = run.entries.findLast(({ kind }) => kind === 'rendered_application')
  const changes = attempt.entries.findLast(({ kind }) => kind === 'change_set')
  if (rendered === undefined || changes === undefined) {
    throw new MissingInput('Found no rendered application with a change set, expected both before they are joined.')
  }
  const refs = fileRefsSchema.parse((rendered.content as { readonly files?: unknown }).files)
  const { edits } = changes.content as unknown as ChangeSet
  const files = edited(await loadFiles(tools.store, refs), edits)
  const findings = refusedPaths(files, [...platformPaths, ...lockedPaths(run)])
  if (findings.length > 0) return { entries: [], findings, locked: null, ran: null }
  const content = { files: await storeFiles(tools.store, files), edited: edits.map(({ path }) => path) }
  const title = `${files.length} files, ${edits.length} of them edited`
  return {
    entries: [newEntry({ kind: 'application', title, clauses: rendered.clauses, content })],
    findings: [],
    locked: null,
    ran: null,
  }
}

/** Where the locked tests lie; there are none yet where they are written beside the code. */
function lockedPaths({ entries, locked }: RunContext): readonly string[] {
  const tests = entries.find(({ id }) => id === locked?.entry)?.content as unknown as AcceptanceTests | undefined
  return tests?.files.map(({ path }) => path) ?? []
}

function edited(files: readonly AppFile[], edits: ChangeSet['edits']): readonly AppFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  for (const { path, content } of edits) {
    if (content === null) byPath.delete(path)
    else byPath.set(path, { path, content })
  }
  return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
