import type { FileEdit } from '../brain/contracts/file-edit.ts'
import type { Finding } from '../core/knowledge/finding.ts'
import type { AppFile } from '../workspace/files/application-file.ts'
import { applyPatch } from '../workspace/files/apply-patch.ts'
import { refusedPaths } from './refused-paths.ts'

/** Longest file of an application that is worked on, in bytes of UTF-8. */
const mostBytes = 128 * 1024
/** NUL and the like have no place in source text; tab, line feed and carriage return have. */
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/** The application after an edit, or everything for which the edit is refused. */
export type Edited = { readonly files: readonly AppFile[] } | { readonly findings: readonly Finding[] }

interface Workspace {
  readonly files: readonly AppFile[]
  /** The files that may be changed now: those of the item. */
  readonly paths: readonly string[]
  /** Paths that belong to the platform: locked tests and the documents of a delivery. */
  readonly reserved: ReadonlySet<string>
}

/** Applies an edit as a whole or not at all. */
export function applyEdit({ files, paths, reserved }: Workspace, { edits }: Pick<FileEdit, 'edits'>): Edited {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const findings: Finding[] = []
  for (const edit of edits) {
    const { path } = edit
    const problem = reserved.has(path)
      ? {
          code: 'test_locked',
          message:
            'found a locked test or a document of the platform, expected a file of the application; leave it alone, and dispute a test that contradicts its clause',
        }
      : paths.includes(path)
        ? applyTo(byPath, edit)
        : {
            code: 'path_refused',
            message: `found a file outside of this item, expected one of ${paths.join(', ')}; leave it alone`,
          }
    if (problem !== null) findings.push({ code: problem.code, message: `${path}: ${problem.message}`, clauses: [] })
  }
  const changed = [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  findings.push(...refusedPaths(changed, [...reserved]))
  return findings.length > 0 ? { findings } : { files: changed }
}

interface Problem {
  readonly code: string
  readonly message: string
}

function applyTo(files: Map<string, AppFile>, { path, patch, content }: FileEdit['edits'][number]): Problem | null {
  const before = files.get(path)
  if (before === undefined && content === null) {
    const todo = patch === null ? 'leave it out' : 'give its whole content'
    return {
      code: 'patch_refused',
      message: `found no such file, expected one to ${patch === null ? 'remove' : 'patch'}; ${todo}`,
    }
  }
  if (patch === null && content === null) {
    files.delete(path)
    return null
  }
  const patched = patch === null ? { text: content ?? '' } : applyPatch(before?.content ?? '', patch)
  if ('problem' in patched) return { code: 'patch_refused', message: patched.problem }
  const { text } = patched
  const bytes = Buffer.byteLength(text)
  if (bytes > mostBytes) {
    return { code: 'too_large', message: `found ${bytes} bytes, expected at most ${mostBytes}; divide the file` }
  }
  if (unprintable.test(text)) {
    return { code: 'patch_refused', message: 'found a control character, expected plain text; write it as an escape' }
  }
  files.set(path, { path, content: text })
  return null
}
