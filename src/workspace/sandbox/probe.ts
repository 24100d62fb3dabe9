import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { G1Error, messageOf } from '../../core/errors.ts'
import {
  BECOME_NOBODY,
  type Confinement,
  INSIDE,
  confinedCommand,
  innerConfinement,
  resourceLimits,
  systemFolders,
} from './bubblewrap.ts'
import { type CgroupPlace, createCgroups, findCgroups, removeCgroups } from './cgroup.ts'
import { runHeld } from './held-process.ts'
import { DEFAULT_LIMITS, type JobLimits, type JobResult } from './job.ts'
import { type SharedTools, jobsRoot, shareTools } from './shared-place.ts'

/** How jobs are kept apart on this machine. */
export type Isolation = {
  readonly root: string
  readonly reason: string
  /** Absent in reduced mode. */
  readonly confinement: Confinement | undefined
  readonly asNobody: boolean
  readonly tools: SharedTools
  readonly cgroups: CgroupPlace | undefined
  /** What stands before the command in reduced mode: limits, and the giving up of rights, as far as they work. */
  readonly prefix: (limits: JobLimits) => readonly string[]
}

const PROBE_LIMITS = { ...DEFAULT_LIMITS, wallMs: 10_000 }

type Surroundings = { readonly wantedRoot: string; readonly path: string; readonly cgroups: CgroupPlace | undefined }

/** Tries the ways of confining a job from the strictest on, each by running it, and takes the first that works. */
export async function probe(wantedRoot: string, path: string): Promise<Isolation> {
  const cgroups = await findCgroups(probeName())
  const at: Surroundings = { wantedRoot, path, cgroups }
  const rights = process.getuid?.() === 0 ? [true, false] : [false]
  let failure = `${process.platform} has none`
  if (process.platform === 'linux') {
    for (const asNobody of rights) {
      for (const nested of [true, false]) {
        const found = await confined(at, { asNobody, nested })
        if (typeof found !== 'string') return found
        failure = found
      }
    }
  }
  let last = ''
  for (const asNobody of rights) {
    for (const limited of [true, false]) {
      const found = await reduced(at, { asNobody, limited, failure })
      if (typeof found !== 'string') return found
      last = found
    }
  }
  throw new SandboxUnusable(wantedRoot, last)
}

/** Starts Node the way a job does, and where `nested` is wanted once more from within; a text says why it did not work. */
async function confined(
  at: Surroundings,
  wanted: { readonly asNobody: boolean; readonly nested: boolean },
): Promise<Isolation | string> {
  try {
    const root = await jobsRoot(at.wantedRoot, wanted.asNobody)
    const tools = await shareTools(root, wanted.asNobody)
    const how = { bubblewrap: 'bwrap', ...wanted, tools, systemFolders: await systemFolders() }
    const inner = how.nested ? [...innerConfinement(how), '--remount-ro', '/', '--'] : []
    const result = await tryOut(at, root, (workspace) =>
      confinedCommand(
        how,
        { workspace, env: { PATH: INSIDE.path } },
        { command: [...inner, ...HELLO], limits: PROBE_LIMITS, limitTasks: at.cgroups === undefined },
      ),
    )
    if (!worked(result)) return whyNot(result)
    const { asNobody } = wanted
    return {
      root,
      reason: praise(how, at.cgroups),
      confinement: how,
      asNobody,
      tools,
      cgroups: at.cgroups,
      prefix: () => [],
    }
  } catch (error) {
    return messageOf(error)
  }
}

async function reduced(
  at: Surroundings,
  wanted: { readonly asNobody: boolean; readonly limited: boolean; readonly failure: string },
): Promise<Isolation | string> {
  try {
    const { asNobody } = wanted
    const root = await jobsRoot(at.wantedRoot, asNobody)
    const tools = await shareTools(root, asNobody)
    const prefix = (limits: JobLimits) => [
      ...(wanted.limited ? resourceLimits(limits, at.cgroups === undefined) : []),
      ...(asNobody ? BECOME_NOBODY : []),
    ]
    const result = await tryOut(at, root, () => [...prefix(PROBE_LIMITS), tools.node, ...HELLO.slice(1)])
    if (!worked(result)) return whyNot(result)
    const reason = `bubblewrap does not work here: ${wanted.failure}`
    return { root, reason, confinement: undefined, asNobody, tools, cgroups: at.cgroups, prefix }
  } catch (error) {
    return messageOf(error)
  }
}

const HELLO = ['node', '-e', 'console.log(42)']
const worked = (result: JobResult): boolean => result.exitCode === 0 && result.stdout.trim() === '42'
const whyNot = (result: JobResult): string =>
  result.stderr.trim().split('\n').at(-1) || `it ended with ${result.signal ?? `exit code ${result.exitCode}`}`
const probeName = (): string => `g1-probe-${process.pid}-${process.hrtime.bigint()}`

async function tryOut(
  at: Surroundings,
  root: string,
  command: (workspace: string) => readonly string[],
): Promise<JobResult> {
  const cwd = await mkdtemp(join(root, '.probe-'))
  await chmod(cwd, 0o755)
  const cgroups = at.cgroups === undefined ? [] : await createCgroups(at.cgroups, probeName(), PROBE_LIMITS)
  try {
    return await runHeld({ command: command(cwd), cgroups, cwd, env: { PATH: at.path }, limits: PROBE_LIMITS })
  } finally {
    await removeCgroups(cgroups)
    await rm(cwd, { recursive: true, force: true })
  }
}

/** Thrown when not even a plain process can be started in the folder for jobs. */
class SandboxUnusable extends G1Error {
  readonly code = 'SANDBOX_UNUSABLE'

  constructor(root: string, why: string) {
    super(`${root}: found that no process can be started there (${why}), expected a writable folder; name another one.`)
  }
}

function praise(how: Confinement, cgroups: CgroupPlace | undefined): string {
  return [
    'bubblewrap works',
    ...(how.asNobody ? ['jobs run as nobody'] : []),
    how.nested ? 'the application is kept apart from its tests' : 'the application is not kept apart from its tests',
    cgroups === undefined
      ? 'memory is bounded per process'
      : `memory is bounded by control groups (v${cgroups.version})`,
  ].join('; ')
}
