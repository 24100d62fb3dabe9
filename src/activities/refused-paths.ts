import type { Finding } from '../core/knowledge/finding.ts'
import { type AppFile, encodeFiles } from '../workspace/files/application-file.ts'
import { PathRefused } from '../workspace/files/path-refused.ts'
import { checkTree } from '../workspace/files/write-tree.ts'

/** What a delivery adds to the application; nobody else writes there. */
export const platformPaths: readonly string[] = ['docs/requirements.txt', 'docs/traceability.md']

/**
 * Why these files cannot be written, or not beside what else will be delivered (`beside`: paths): an unsafe path, a clash,
 * broken text, too much of it. Empty where they can.
 */
export function refusedPaths(files: readonly AppFile[], beside: readonly string[]): readonly Finding[] {
  try {
    checkTree(encodeFiles([...files, ...beside.map((path) => ({ path, content: '' }))]))
    return []
  } catch (error) {
    if (!(error instanceof PathRefused)) throw error
    return [{ code: 'path_refused', message: error.message, clauses: [] }]
  }
}
