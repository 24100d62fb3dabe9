import { constants } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { TreeFile } from './application-file.ts'
import { PathRefused } from './path-refused.ts'
import { checkPaths } from './safe-path.ts'

/** Upper bounds of one tree. */
export type TreeLimits = { readonly files: number; readonly totalBytes: number }

const DEFAULT_LIMITS: TreeLimits = { files: 2_000, totalBytes: 64 * 1024 * 1024 }
const DIRECTORY = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

type Owner = { readonly uid: number; readonly gid: number }

/**
 * Writes `files` below `root`, a directory that exists already. Walks handle by handle and never through a symbolic
 * link, also when somebody swaps a folder for one meanwhile; never replaces a file. `owner` is given every file and
 * folder. Throws {@link PathRefused} before the first byte when a path or the total is out of bounds.
 */
export async function writeTree(
  root: string,
  files: readonly TreeFile[],
  options: { readonly limits?: TreeLimits; readonly owner?: Owner | undefined } = {},
): Promise<void> {
  checkTree(files, options.limits)
  const walk = new Walk(await open(root, DIRECTORY), root, options.owner)
  try {
    for (const file of files) await walk.write(file)
  } finally {
    await walk.close()
  }
}

/** Throws {@link PathRefused} unless all of `files` can be written into one empty folder. */
export function checkTree(files: readonly TreeFile[], limits: TreeLimits = DEFAULT_LIMITS): void {
  checkPaths(files.map((file) => file.path))
  let total = 0
  for (const [index, file] of files.entries()) {
    total += file.bytes.byteLength
    if (index < limits.files && total <= limits.totalBytes) continue
    throw new PathRefused({
      path: file.path,
      found: `a tree of ${files.length} files, more than ${total - 1} bytes up to this one`,
      expected: `at most ${limits.files} files and ${limits.totalBytes} bytes`,
      todo: 'deliver less',
    })
  }
}

/** Open folders by relative path, '' being the root. All are open until `close`, so none can be exchanged. */
class Walk {
  readonly #open = new Map<string, FileHandle>()
  readonly #root: string
  readonly #owner: Owner | undefined

  constructor(top: FileHandle, root: string, owner: Owner | undefined) {
    this.#open.set('', top)
    this.#root = root
    this.#owner = owner
  }

  async write(file: TreeFile): Promise<void> {
    const cut = file.path.lastIndexOf('/')
    const folder = cut < 0 ? '' : file.path.slice(0, cut)
    try {
      const parent = await this.#folder(folder)
      const handle = await open(this.#at(parent, folder, file.path.slice(cut + 1)), NEW_FILE, 0o644)
      try {
        await handle.writeFile(file.bytes)
        await this.#own(handle)
      } finally {
        await handle.close()
      }
    } catch (cause) {
      if (cause instanceof PathRefused) throw cause
      throw onTheWay(file.path, cause)
    }
  }

  async close(): Promise<void> {
    for (const handle of this.#open.values()) await handle.close()
    this.#open.clear()
  }

  async #folder(path: string): Promise<FileHandle> {
    const known = this.#open.get(path)
    if (known !== undefined) return known
    const cut = path.lastIndexOf('/')
    const parentPath = cut < 0 ? '' : path.slice(0, cut)
    const parent = await this.#folder(parentPath)
    const target = this.#at(parent, parentPath, path.slice(cut + 1))
    await mkdir(target, 0o755).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    const handle = await open(target, DIRECTORY)
    this.#open.set(path, handle)
    await this.#own(handle)
    return handle
  }

  /** Linux reaches a name relative to an open handle through `/proc`; elsewhere O_NOFOLLOW guards the last segment. */
  #at(parent: FileHandle, parentPath: string, name: string): string {
    return process.platform === 'linux' ? `/proc/self/fd/${parent.fd}/${name}` : join(this.#root, parentPath, name)
  }

  async #own(handle: FileHandle): Promise<void> {
    if (this.#owner !== undefined) await handle.chown(this.#owner.uid, this.#owner.gid)
  }
}

function onTheWay(path: string, cause: unknown): PathRefused {
  return new PathRefused({
    path,
    found: `that it cannot be created (${cause instanceof Error ? cause.message : String(cause)})`,
    expected: 'a fresh directory without symbolic links or files of the same name',
    todo: 'write into an empty directory',
    cause,
  })
}
