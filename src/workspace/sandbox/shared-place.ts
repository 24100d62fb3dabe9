import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, copyFile, link, lstat, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { seccompFilter } from './seccomp.ts'

/** The account without rights that jobs run as when the node itself is root. */
export const NOBODY = { uid: 65_534, gid: 65_534 }

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex').slice(0, 16)

/** Whether any user may reach and read (and, for a file, execute) `path`: no folder above it is closed to others. */
async function openToAll(path: string): Promise<boolean> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined)
    if (found === undefined || (found.mode & 0o001) === 0) return false
    if (at === path && found.isFile() && (found.mode & 0o004) === 0) return false
    if (at === dirname(at)) return true
  }
}

/**
 * The folder for job directories: `wanted` itself, or, when jobs must be reachable for nobody and `wanted` lies within
 * a closed folder, one below the system's temporary folder that is always the same for this `wanted`.
 */
export async function jobsRoot(wanted: string, forNobody: boolean): Promise<string> {
  const root = resolve(wanted)
  await mkdir(root, { recursive: true, mode: 0o711 })
  if (!forNobody) return root
  if (await openToAll(root)) return root
  const other = join(tmpdir(), `g1-jobs-${sha256(root)}`)
  await mkdir(other, { mode: 0o711 }).catch(() => undefined)
  const found = await lstat(other)
  const mine = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
  if (!mine) throw new Error(`${other} belongs to somebody else`)
  return other
}

/** What all jobs of a root share, read-only: the Node binary where every user can execute it, and a hosts file. */
export type SharedTools = {
  readonly node: string
  readonly hosts: string
  /** The system calls that are refused, where a filter for this architecture is known. */
  readonly seccomp: string | undefined
}

/** Puts the tools into `<root>/.tools`, once: the binary is linked, or copied where it lies on another file system. */
export async function shareTools(root: string, forNobody: boolean): Promise<SharedTools> {
  const tools = join(root, '.tools')
  await mkdir(tools, { recursive: true, mode: 0o755 })
  const hosts = join(tools, 'hosts')
  await putOnce(hosts, 0o644, (to) => writeFile(to, '127.0.0.1 localhost sandbox\n'))
  const filter = seccompFilter(process.arch)
  const seccomp = filter === undefined ? undefined : join(tools, `seccomp-${sha256(filter)}`)
  if (filter !== undefined && seccomp !== undefined) await putOnce(seccomp, 0o644, (to) => writeFile(to, filter))
  if (!forNobody || (await openToAll(process.execPath))) return { node: process.execPath, hosts, seccomp }
  const { size, mtimeMs, mode } = await stat(process.execPath)
  const folder = join(tools, `${process.version}-${size}-${Math.trunc(mtimeMs)}`)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const node = join(folder, 'node')
  await putOnce(node, 0o755, async (to) => {
    if ((mode & 0o005) === 0o005) {
      const linked = await link(process.execPath, to).then(
        () => true,
        () => false,
      )
      if (linked) return
    }
    await copyFile(process.execPath, to, constants.COPYFILE_FICLONE)
  })
  return { node, hosts, seccomp }
}

async function putOnce(path: string, mode: number, make: (to: string) => Promise<void>): Promise<void> {
  if ((await stat(path).catch(() => undefined)) !== undefined) return
  const draft = `${path}.${process.pid}.${process.hrtime.bigint()}`
  try {
    await make(draft)
    const found = await stat(draft)
    if ((found.mode & 0o777) !== mode) await chmod(draft, mode)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}
