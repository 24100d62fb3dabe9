import { lstat, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobLimits } from './job.ts'
import { NOBODY, type SharedTools } from './shared-place.ts'

/** Where a job finds things inside the sandbox. */
export const INSIDE = {
  workspace: '/workspace',
  scratch: '/tmp',
  door: '/run/door',
  node: '/opt/node/bin/node',
  path: '/opt/node/bin:/usr/local/bin:/usr/bin:/bin',
}

/** One way of using bubblewrap on this machine; which of them works is found by running it. */
export type Confinement = {
  readonly bubblewrap: string
  /** Give up the rights of root before anything of the job starts. */
  readonly asNobody: boolean
  /** The job may confine its own parts once more, so that the tested application can't reach the tests. */
  readonly nested: boolean
  readonly tools: SharedTools
  readonly systemFolders: readonly string[]
}

/** The arguments that show `/bin`, `/lib` … as this system has them: links into `/usr`, or folders. */
export async function systemFolders(): Promise<readonly string[]> {
  const args = ['--ro-bind', '/usr', '/usr']
  for (const name of ['bin', 'sbin', 'lib', 'lib32', 'lib64']) {
    const path = join('/', name)
    const found = await lstat(path).catch(() => undefined)
    if (found?.isSymbolicLink()) args.push('--symlink', await readlink(path), path)
    else if (found?.isDirectory()) args.push('--ro-bind', path, path)
  }
  return args
}

/** Gives up the rights of root for good. */
export const BECOME_NOBODY: readonly string[] = [
  'setpriv',
  `--reuid=${NOBODY.uid}`,
  `--regid=${NOBODY.gid}`,
  '--clear-groups',
  '--no-new-privs',
  '--',
]

type Place = {
  readonly workspace: string
  readonly env: Readonly<Record<string, string>>
  readonly door?: string | undefined
}
type Words = readonly string[]

const line = (...parts: readonly Words[]): Words => parts.flat()

/** The whole command line that runs `command` confined; `limitTasks` where no control group bounds processes. */
export function confinedCommand(
  how: Confinement,
  place: Place,
  job: { readonly command: Words; readonly limits: JobLimits; readonly limitTasks: boolean },
): Words {
  const { limits } = job
  return line(
    resourceLimits(limits, job.limitTasks),
    how.asNobody ? BECOME_NOBODY : [],
    ...filtered(how.tools.seccomp, [how.bubblewrap, '--unshare-all', '--unshare-user']),
    how.nested ? [] : ['--disable-userns'],
    ['--uid', '1000', '--gid', '1000', '--hostname', 'sandbox', '--die-with-parent', '--new-session'],
    ['--clearenv', '--cap-drop', 'ALL'],
    mounts(how.systemFolders, how.tools),
    ['--size', String(4 * limits.fileBytes), '--tmpfs', INSIDE.scratch],
    ['--ro-bind', place.workspace, INSIDE.workspace],
    place.door === undefined ? [] : ['--ro-bind', place.door, INSIDE.door],
    ['--remount-ro', '/', '--chdir', INSIDE.workspace],
    Object.entries(place.env).flatMap(([key, value]) => ['--setenv', key, value]),
    ['--'],
    // Inside, where only the job's own tasks count; outside it would count every process of the user.
    job.limitTasks ? ['prlimit', `--nproc=${limits.processes}`, '--'] : [],
    job.command,
  )
}

/**
 * The start of a command line by which a confined job confines one of its own parts; the part sees the system, no
 * other process, and of the job's files only what the caller adds with `--bind` or `--ro-bind`.
 */
export function innerConfinement(how: Confinement): Words {
  return line(
    [how.bubblewrap, '--unshare-user', '--disable-userns', '--unshare-pid', '--unshare-ipc'],
    ['--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    mounts(how.systemFolders, { node: INSIDE.node, hosts: '/etc/hosts' }),
  )
}

/** bubblewrap takes its filter from an open descriptor; the shell opens it and becomes bubblewrap. */
function filtered(seccomp: string | undefined, start: Words): readonly Words[] {
  if (seccomp === undefined) return [start]
  return [['/bin/sh', '-c', 'exec "$@" 9<"$0"', seccomp], start, ['--seccomp', '9']]
}

/** Devices last and read-only: the folder would otherwise take any amount of memory. */
function mounts(system: Words, from: Pick<SharedTools, 'node' | 'hosts'>): Words {
  return line(
    system,
    ['--ro-bind', from.node, INSIDE.node, '--ro-bind', from.hosts, '/etc/hosts'],
    ['--proc', '/proc', '--dev', '/dev', '--remount-ro', '/dev'],
  )
}

/** The limits that the kernel keeps per process. Node needs 1 GiB of data space before its first line. */
export function resourceLimits(limits: JobLimits, limitMemory: boolean): Words {
  const data = Math.max(limits.memoryMiB, 1024) * 1024 * 1024
  return line(
    ['prlimit', '--nofile=1024', '--core=0', `--fsize=${limits.fileBytes}`, `--cpu=${limits.cpuSeconds}`],
    limitMemory ? [`--data=${data}`] : [],
    ['--'],
  )
}
