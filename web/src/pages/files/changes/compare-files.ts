import type { FileRef, HubEntry } from '../../../hub/hub-entry.ts'

/** A file that two states of an application do not have alike. */
export interface FileChange {
  readonly path: string
  readonly state: 'added' | 'removed' | 'changed'
}

/** What differs between two states, by path. */
export function compareFiles(before: readonly FileRef[], after: readonly FileRef[]): readonly FileChange[] {
  const old = new Map(before.map(({ path, sha256 }) => [path, sha256]))
  const fresh = new Map(after.map(({ path, sha256 }) => [path, sha256]))
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].toSorted()
  return paths.flatMap((path): FileChange[] => {
    if (!old.has(path)) return [{ path, state: 'added' }]
    if (!fresh.has(path)) return [{ path, state: 'removed' }]
    return old.get(path) === fresh.get(path) ? [] : [{ path, state: 'changed' }]
  })
}

/**
 * The two states to begin with: the last one of the application itself and the first one that differs from it. Where it
 * never changed, what the delivery added to it. Null: there is no state at all.
 */
export function tellingPair(
  states: readonly HubEntry[],
): { readonly before: HubEntry; readonly after: HubEntry } | null {
  const last = states.at(-1)
  const [first] = states
  const made = states.findLast(({ kind }) => kind !== 'delivery') ?? last
  if (first === undefined || last === undefined || made === undefined) return null
  const other = states.find(({ files, seq }) => seq < made.seq && compareFiles(files, made.files).length > 0)
  return other === undefined ? { before: first, after: last } : { before: other, after: made }
}
