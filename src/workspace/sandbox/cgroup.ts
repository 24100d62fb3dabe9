import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobLimits } from './job.ts'

const MOUNT = '/sys/fs/cgroup'

/** Where this process may create control groups: with version 2 one place, with version 1 one per controller. */
export type CgroupPlace =
  | { readonly version: 2; readonly folder: string }
  | { readonly version: 1; readonly memory: string; readonly pids: string }

/** Tries, by creating and limiting a group, where control groups can be used; undefined where they can't. */
export async function findCgroups(probeName: string): Promise<CgroupPlace | undefined> {
  const own = await ownGroups()
  const candidates: readonly CgroupPlace[] = [
    { version: 2, folder: join(MOUNT, own.get('') ?? '/') },
    {
      version: 1,
      memory: join(MOUNT, 'memory', own.get('memory') ?? '/'),
      pids: join(MOUNT, 'pids', own.get('pids') ?? '/'),
    },
    { version: 1, memory: join(MOUNT, 'memory'), pids: join(MOUNT, 'pids') },
  ]
  for (const place of candidates) {
    try {
      await removeCgroups(await createCgroups(place, probeName, { memoryMiB: 1024, processes: 64 }))
      return place
    } catch {
      // Not mounted, read-only, or without the controllers: the next place is tried.
    }
  }
  return undefined
}

/** Creates the groups of one job with its limits; returns their folders. Leaves none behind when it fails. */
export async function createCgroups(
  place: CgroupPlace,
  name: string,
  limits: Pick<JobLimits, 'memoryMiB' | 'processes'>,
): Promise<readonly string[]> {
  const bytes = String(limits.memoryMiB * 1024 * 1024)
  const tasks = String(limits.processes)
  const settings: readonly (readonly [string, string, string])[] =
    place.version === 2
      ? [
          [join(place.folder, name), 'memory.max', bytes],
          [join(place.folder, name), 'pids.max', tasks],
        ]
      : [
          [join(place.memory, name), 'memory.limit_in_bytes', bytes],
          [join(place.pids, name), 'pids.max', tasks],
        ]
  const folders = [...new Set(settings.map(([folder]) => folder))]
  try {
    for (const folder of folders) await mkdir(folder)
    for (const [folder, file, value] of settings) await writeFile(join(folder, file), value, { flag: 'r+' })
    return folders
  } catch (error) {
    await removeCgroups(folders)
    throw error
  }
}

/** Removes groups that hold no process any more; one that is gone or in use is left alone. */
export async function removeCgroups(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rmdir(folder).catch(() => undefined)
}

async function ownGroups(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile('/proc/self/cgroup', 'utf8').catch(() => '')
  const groups = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, controllers, ...path] = line.split(':')
    for (const controller of controllers?.split(',') ?? []) groups.set(controller, path.join(':'))
  }
  return groups
}
