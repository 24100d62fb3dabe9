import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { G1Error } from '../../core/errors.ts'
import { type AppFile, encodeFiles } from '../files/application-file.ts'
import { writeTree } from '../files/write-tree.ts'

/** Thrown when an application would be delivered into a place that is in use: nothing there has been touched. */
export class DirectoryNotEmpty extends G1Error {
  readonly code = 'DIRECTORY_NOT_EMPTY'
  readonly directory: string

  constructor(directory: string, found: string, cause?: unknown) {
    super(`${directory}: found ${found}, expected an empty or new directory; name another one or empty it first.`, {
      cause,
    })
    this.directory = directory
  }
}

/**
 * Delivers `files` as the folder `dir`, whole or not at all: they are written to a sibling, then renamed into place.
 * Throws {@link DirectoryNotEmpty} when `dir` is a file or holds anything.
 */
export async function writeFolder(dir: string, files: readonly AppFile[]): Promise<void> {
  const target = resolve(dir)
  const tree = encodeFiles(files)
  await refuseUnlessEmpty(target)
  await mkdir(dirname(target), { recursive: true })
  const scratch = await mkdtemp(join(dirname(target), `.${basename(target)}-`))
  const fresh = join(scratch, 'app')
  try {
    await mkdir(fresh, 0o755)
    await writeTree(fresh, tree)
    await moveInto(fresh, target)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function refuseUnlessEmpty(target: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code === 'ENOTDIR') throw new DirectoryNotEmpty(target, 'a file', error)
    throw error
  })
  if (names.length > 0) throw new DirectoryNotEmpty(target, `${names.length} entries (${names.slice(0, 3).join(', ')})`)
}

/** A rename replaces an empty folder and fails on one that somebody has filled meanwhile. */
async function moveInto(fresh: string, target: string): Promise<void> {
  try {
    await rename(fresh, target)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw cause
    await rmdir(target).catch((error: unknown) => {
      throw new DirectoryNotEmpty(target, 'files that appeared meanwhile', error)
    })
    await rename(fresh, target)
  }
}
