import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../core/errors.ts'
import type { BrainFinding } from '../brain-invalid.ts'
import type { BrainFile } from './brain-file.ts'

/** The files of one folder of a brain, sorted by path, and what could not be read. */
export interface Folder {
  readonly files: readonly BrainFile[]
  readonly findings: readonly BrainFinding[]
}

interface Wanted {
  readonly dir: string
  /** The folder inside the brain: `personas`. */
  readonly name: string
  /** `.md`; what ends otherwise is left alone, and so are dot files and README.md. */
  readonly extension: string
}

/** Reads a folder with everything below it; links are followed, as mounted volumes are made of them. A missing one is empty. */
export async function readFolder({ dir, name, extension }: Wanted): Promise<Folder> {
  const files: BrainFile[] = []
  const findings: BrainFinding[] = []
  for (const path of await pathsBelow(join(dir, name), '')) {
    if (!path.endsWith(extension) || path === 'README.md') continue
    const file = `${name}/${path}`
    try {
      const bytes = await readFile(join(dir, file))
      files.push({ path: file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) })
    } catch (error) {
      const message = `found a file that cannot be read as UTF-8 text (${messageOf(error)}); save it as UTF-8 or remove it`
      findings.push({ file, line: null, message })
    }
  }
  return { files, findings }
}

async function pathsBelow(folder: string, prefix: string): Promise<string[]> {
  const names: string[] = await readdir(join(folder, prefix)).catch((error: unknown): string[] => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const paths: string[] = []
  for (const name of names.toSorted(byCodeUnits)) {
    if (name.startsWith('.')) continue
    const path = prefix === '' ? name : `${prefix}/${name}`
    const found = await stat(join(folder, path))
    if (found.isDirectory()) paths.push(...(await pathsBelow(folder, path)))
    else if (found.isFile()) paths.push(path)
  }
  return paths
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : 1)
