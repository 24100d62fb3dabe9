import { lstat, readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { InvalidInput } from '../../core/errors.ts'

/** The absolute path of a folder that is to be filled. Throws InvalidInput where there is something already. */
export async function emptyFolder(cwd: string, out: string): Promise<string> {
  const path = resolve(cwd, out)
  const found = await lstat(path).catch(() => null)
  if (found === null) return path
  if (!found.isDirectory()) {
    throw new InvalidInput(`Found ${path}, which is no folder, expected a free place; name another with --out.`, [
      '--out',
    ])
  }
  if ((await readdir(path)).length > 0) {
    throw new InvalidInput(`Found ${path} not empty, expected an empty or a new folder; name another with --out.`, [
      '--out',
    ])
  }
  return path
}

/** The absolute path of a file that is to be written. Throws InvalidInput where there is something already. */
export async function freeFile(cwd: string, out: string): Promise<string> {
  const path = resolve(cwd, out)
  if ((await lstat(path).catch(() => null)) === null) return path
  throw new InvalidInput(`Found ${path} in place already, expected a free name; name another with --out.`, ['--out'])
}
