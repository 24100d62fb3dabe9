import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the neighbours live, with dependencies of their own. */
export const neighbours = fileURLToPath(new URL('neighbours', import.meta.url))

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>
}

/** The neighbours are no dependencies of G1: they are installed when they are to be measured, and when others are wanted. */
export async function installNeighbours(): Promise<void> {
  const installed = join(neighbours, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && isAll(await lock(installed), await lock(join(neighbours, 'package-lock.json')))) return
  console.log('Installing the neighbours …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: neighbours, stdio: 'inherit' })
  if (status !== 0) throw new Error(`npm ci in ${neighbours} ended with ${status}; see its output above.`)
}

const lock = async (path: string): Promise<Lock> => JSON.parse(await readFile(path, 'utf8')) as Lock

/** Programs for other machines are locked, and not installed here. */
const isAll = (there: Lock, wanted: Lock): boolean =>
  Object.entries(wanted.packages).every(
    ([path, { version, optional }]) => path === '' || optional === true || there.packages[path]?.version === version,
  )
