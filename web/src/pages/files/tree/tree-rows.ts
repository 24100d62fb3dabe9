/** Files that are listed together. */
export interface FileGroup {
  readonly id: string
  readonly name: string
  readonly paths: readonly string[]
}

/** A line of the tree. */
export interface TreeRow {
  /** The same for the same place, whatever is open. */
  readonly key: string
  readonly kind: 'group' | 'folder' | 'file'
  readonly name: string
  readonly depth: number
  /** Null: there is nothing to open. */
  readonly open: boolean | null
  /** Of a file; of a folder its own. */
  readonly path: string
  readonly group: string
  /** Its place among those beside it, from 1, and how many they are. */
  readonly place: number
  readonly of: number
}

interface Folder {
  readonly folders: Map<string, Folder>
  readonly files: string[]
}

/** The lines of a tree of files: folders before files, each in the order of their names. `closed`: keys of what is folded. */
export function treeRows(groups: readonly FileGroup[], closed: ReadonlySet<string>): readonly TreeRow[] {
  const rows: TreeRow[] = []
  const shown = groups.filter(({ paths }) => paths.length > 0)
  for (const [index, { id, name, paths }] of shown.entries()) {
    const open = !closed.has(id)
    rows.push({ key: id, kind: 'group', name, depth: 0, open, path: '', group: id, place: index + 1, of: shown.length })
    if (open) add(rows, { folder: folderOf(paths), path: '', group: id, depth: 1, closed })
  }
  return rows
}

interface Adding {
  readonly folder: Folder
  readonly path: string
  readonly group: string
  readonly depth: number
  readonly closed: ReadonlySet<string>
}

function add(rows: TreeRow[], { folder, path: above, group, depth, closed }: Adding): void {
  const of = folder.folders.size + folder.files.length
  const names = [...folder.folders.keys()].toSorted(byName)
  for (const [index, name] of names.entries()) {
    const inside = folder.folders.get(name)
    if (inside === undefined) continue
    const path = `${above}${name}/`
    const key = `${group}:${path}`
    const open = !closed.has(key)
    rows.push({ key, kind: 'folder', name, depth, open, path, group, place: index + 1, of })
    if (open) add(rows, { folder: inside, path, group, depth: depth + 1, closed })
  }
  for (const [index, name] of folder.files.toSorted(byName).entries()) {
    const path = `${above}${name}`
    const place = names.length + index + 1
    rows.push({ key: `${group}:${path}`, kind: 'file', name, depth, open: null, path, group, place, of })
  }
}

function folderOf(paths: readonly string[]): Folder {
  const root: Folder = { folders: new Map(), files: [] }
  for (const path of paths) {
    const parts = path.split('/')
    let at = root
    for (const part of parts.slice(0, -1)) {
      const next = at.folders.get(part) ?? { folders: new Map(), files: [] }
      at.folders.set(part, next)
      at = next
    }
    at.files.push(parts.at(-1) ?? '')
  }
  return root
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
