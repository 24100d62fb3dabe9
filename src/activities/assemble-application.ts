import type { Work } from '../actors/runtime/performer.ts'
import type { ChangeSet } from '../brain/contracts/change-set.ts'
import type { TaskResult } from '../core/activity-result.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import { PathRefused } from '../workspace/files/path-refused.ts'
import type { ActivityTools } from './activity-tools.ts'
import { MissingInput } from './missing-input.ts'
import { newEntry } from './new-entry.ts'
import { stepWork } from './step-work.ts'
import { fileRefsSchema, loadFiles, storeFiles } from './stored-files.ts'

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
  try {
    const files = edited(await loadFiles(tools.store, refs), edits)
    const content = { files: await storeFiles(tools.store, files), edited: edits.map(({ path }) => path) }
    const title = `${files.length} files, ${edits.length} of them edited`
    return {
      entries: [newEntry({ kind: 'application', title, clauses: rendered.clauses, content })],
      findings: [],
      locked: null,
      ran: null,
    }
  } catch (error) {
    if (!(error instanceof PathRefused)) throw error
    return {
      entries: [],
      findings: [{ code: 'path_refused', message: error.message, clauses: [] }],
      locked: null,
      ran: null,
    }
  }
}

function edited(files: readonly AppFile[], edits: ChangeSet['edits']): readonly AppFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  for (const { path, content } of edits) {
    if (content === null) byPath.delete(path)
    else byPath.set(path, { path, content })
  }
  return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
