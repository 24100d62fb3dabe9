import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, copyFile, cp, mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const call = promisify(execFile)

/** A folder that becomes `/`, and the folders of this machine that are shown in it, read-only. */
export interface Root {
  readonly folder: string
  readonly borrowed: readonly string[]
}

/** The release that the tag of a base image names: `node:24.21.0-bookworm-slim`. */
const releases = ['bookworm', 'trixie'] as const

/** What of this machine can take the place of an installed system. */
const system = ['/usr/bin', '/usr/sbin', '/usr/lib', '/usr/lib64', '/usr/share']

/**
 * What stands in for a base image `node:…-bookworm-slim`: the Debian of that name with the Node and the npm that run
 * this. `whole`: Debian from its packages (root only); else this machine's own `/usr`, to which nothing can be added.
 */
export async function baseRoot(folder: string, image: string, whole: boolean): Promise<Root> {
  const release = releases.find((name) => image.includes(`-${name}-`))
  if (!image.startsWith(`node:${process.versions.node}-`) || release === undefined)
    throw new Error(
      `Found FROM ${image}, expected node:${process.versions.node}-${releases[0]}-slim: the Node that everything is tested on, on a Debian that this check can stand in for.`,
    )
  const borrowed = whole ? [] : system.filter((path) => existsSync(path))
  if (whole) await call('mmdebstrap', ['--variant=minbase', '--quiet', release, folder])
  else await borrow(folder, borrowed)
  await chmod(folder, 0o755)
  await addNode(join(folder, 'usr/local'))
  return { folder, borrowed }
}

async function borrow(folder: string, borrowed: readonly string[]): Promise<void> {
  for (const path of [...borrowed, '/etc', '/proc', '/dev']) await mkdir(join(folder, path), { recursive: true })
  await mkdir(join(folder, 'tmp'))
  await chmod(join(folder, 'tmp'), 0o1777)
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) await symlink(`usr/${name}`, join(folder, name))
  await writeFile(join(folder, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n')
}

async function addNode(local: string): Promise<void> {
  await mkdir(join(local, 'bin'), { recursive: true })
  await copyFile(process.execPath, join(local, 'bin/node'))
  const npm = await realpath((await call('/bin/sh', ['-c', 'command -v npm'])).stdout.trim())
  await cp(dirname(dirname(npm)), join(local, 'lib/node_modules/npm'), { recursive: true })
  await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin/npm'))
}
