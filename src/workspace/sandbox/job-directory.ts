import { chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AppFile, encodeFiles } from '../files/application-file.ts'
import { writeTree } from '../files/write-tree.ts'

/** A fresh directory of one job: its files in `workspace`, room to write in `scratch`, `door` for a socket of the node's. */
export type JobDirectory = {
  readonly path: string
  readonly workspace: string
  readonly scratch: string
  readonly door: string
}

type Owner = { readonly uid: number; readonly gid: number }

const OWNER = '.owner'
const named = (id: string): string => id.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 80)

/** Creates `<root>/<incarnation>/<job>-<random>` with `files`, all given to `owner` when there is one. */
export async function openJobDirectory(
  root: string,
  job: {
    readonly incarnation: string
    readonly id: string
    readonly files: readonly AppFile[]
    readonly owner: Owner | undefined
  },
): Promise<JobDirectory> {
  const tree = encodeFiles(job.files)
  const path = await mkdtemp(join(root, named(job.incarnation), `${named(job.id)}-`))
  const workspace = join(path, 'workspace')
  const scratch = join(path, 'scratch')
  const door = join(path, 'door')
  try {
    for (const folder of [workspace, scratch, door]) await mkdir(folder, 0o755)
    await writeTree(workspace, tree, { owner: job.owner })
    if (job.owner !== undefined) {
      for (const folder of [workspace, scratch, path]) await chown(folder, job.owner.uid, job.owner.gid)
    }
    return { path, workspace, scratch, door }
  } catch (error) {
    await rm(path, { recursive: true, force: true })
    throw error
  }
}

/** Announces this process as the one whose jobs live in `<root>/<incarnation>`, until it is gone. */
export async function openIncarnation(root: string, incarnation: string): Promise<void> {
  const folder = join(root, named(incarnation))
  await mkdir(folder, { recursive: true, mode: 0o711 })
  await writeFile(join(folder, OWNER), JSON.stringify([process.pid, await startOf(process.pid)]))
}

/** Takes back what `openIncarnation` made; `root` too, when it is `borrowed` and nobody else lives there. */
export async function closeIncarnation(
  root: string,
  life: { readonly incarnation: string; readonly borrowed: boolean },
): Promise<void> {
  await rm(join(root, named(life.incarnation)), { recursive: true, force: true })
  const others = (await readdir(root).catch(() => [])).filter((name) => !name.startsWith('.'))
  if (life.borrowed && others.length === 0) await rm(root, { recursive: true, force: true })
}

/** Removes what dead incarnations left below `root`; those that still live and `current` stay. Returns their names. */
export async function sweep(root: string, current: string): Promise<readonly string[]> {
  const removed: string[] = []
  for (const entry of await readdir(root, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory() || entry.name.startsWith('.') || entry.name === named(current)) continue
    const folder = join(root, entry.name)
    if (await alive(folder)) continue
    await rm(folder, { recursive: true, force: true })
    removed.push(entry.name)
  }
  return removed
}

/** A process id is used again after its process; only together with the start time does it name one. */
async function alive(folder: string): Promise<boolean> {
  const note: unknown = JSON.parse(await readFile(join(folder, OWNER), 'utf8').catch(() => 'null'))
  if (!Array.isArray(note) || typeof note[0] !== 'number') return false
  const start = await startOf(note[0])
  return start !== undefined && start === note[1]
}

async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return running(pid) ? 'running' : undefined
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19]
}

function running(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
