import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { G1Error } from '../../core/errors.ts'
import { INSIDE, confinedCommand, innerConfinement } from './bubblewrap.ts'
import { createCgroups, removeCgroups } from './cgroup.ts'
import { type Door, openDoor } from './door.ts'
import { runHeld } from './held-process.ts'
import type { Job, JobResult } from './job.ts'
import { type JobDirectory, closeIncarnation, openIncarnation, openJobDirectory, sweep } from './job-directory.ts'
import { type Isolation, probe } from './probe.ts'
import { NOBODY } from './shared-place.ts'

/** What a sandbox is opened with. */
export type SandboxOptions = {
  /** The folder for job directories; local to this machine. */
  readonly root: string
  /** Names this life of the node: another one after every start. */
  readonly incarnation: string
  /** Where programs are looked up, as in `PATH`. */
  readonly path?: string
  /** Execute a language model's text even where it cannot be confined. Off unless a person has asked for it. */
  readonly allowUnsandboxed?: boolean
}

/** Thrown when text of a language model would be executed where nothing confines it; nothing has been started. */
export class UnconfinedRefused extends G1Error {
  readonly code = 'SANDBOX_REQUIRED'

  constructor(job: string, reason: string) {
    super(
      `Job ${job} executes text that a language model wrote; found no sandbox (${reason}), expected bubblewrap. ` +
        'Install it ("apt-get install bubblewrap", "dnf install bubblewrap") on a Linux that lets this user create ' +
        'user namespaces, or allow execution without a sandbox explicitly, for code that you would run yourself.',
    )
  }
}

/** Thrown when a job could not even be started, for want of disk, memory or processes. */
class JobNotStarted extends G1Error {
  readonly code = 'JOB_NOT_STARTED'

  constructor(job: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause)
    super(`Job ${job} could not be started: ${why}; free what is short and retry.`, { cause, retryable: true })
  }
}

/** Finds out, by running it, how jobs can be confined here, and opens the place for their directories. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const isolation = await probe(options.root, options.path ?? DEFAULT_PATH)
  await openIncarnation(isolation.root, options.incarnation)
  return new Sandbox(isolation, options)
}

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Runs jobs, each in a fresh directory that is removed after it. Holds nothing between jobs: any number may run at once. */
export class Sandbox {
  readonly #isolation: Isolation
  readonly #incarnation: string
  readonly #borrowed: boolean
  readonly #path: string
  readonly #allowUnsandboxed: boolean

  constructor(isolation: Isolation, options: SandboxOptions) {
    this.#isolation = isolation
    this.#incarnation = options.incarnation
    this.#borrowed = isolation.root !== resolve(options.root)
    this.#path = options.path ?? DEFAULT_PATH
    this.#allowUnsandboxed = options.allowUnsandboxed ?? false
  }

  /** `reduced` has limits of time, output and (on Linux) memory, and keeps nothing from the network or from files. */
  get mode(): 'bubblewrap' | 'reduced' {
    return this.#isolation.confinement === undefined ? 'reduced' : 'bubblewrap'
  }

  /** Why it is this mode, in words for a person. */
  get reason(): string {
    return this.#isolation.reason
  }

  /** The folder that job directories really lie in; another than asked for where nobody could not reach that one. */
  get root(): string {
    return this.#isolation.root
  }

  /** The start of a command line by which a job confines one of its parts; empty where that is impossible. */
  get innerConfinement(): readonly string[] {
    const how = this.#isolation.confinement
    return how?.nested === true ? innerConfinement(how) : []
  }

  /** Throws {@link UnconfinedRefused} unless code of this origin may be executed here. */
  check(job: Pick<Job, 'id' | 'trust'>): void {
    if (job.trust === 'model' && this.mode === 'reduced' && !this.#allowUnsandboxed) {
      throw new UnconfinedRefused(job.id, this.reason)
    }
  }

  /** Runs one job to its end; it ends within its limits, whatever it does. */
  async run(job: Job): Promise<JobResult> {
    this.check(job)
    const { root, asNobody, cgroups } = this.#isolation
    const owner = asNobody ? NOBODY : undefined
    const directory = await openJobDirectory(root, { ...job, incarnation: this.#incarnation, owner })
    let groups: readonly string[] = []
    let door: Door | undefined
    try {
      if (job.onConnection !== undefined) door = await openDoor(directory.door, job.onConnection)
      if (cgroups !== undefined) groups = await createCgroups(cgroups, `g1-${randomUUID()}`, job.limits)
      return await runHeld({
        command: this.#commandLine(job, directory, door),
        cgroups: groups,
        mark: this.mode === 'reduced' && groups.length === 0 ? randomUUID() : undefined,
        cwd: directory.workspace,
        env:
          this.mode === 'bubblewrap'
            ? { PATH: this.#path }
            : this.#environment(job, directory.scratch, reducedDoor(door)),
        limits: job.limits,
        input: job.input,
        onOutput: job.onOutput,
        signal: job.signal,
      })
    } catch (cause) {
      throw new JobNotStarted(job.id, cause)
    } finally {
      await door?.close()
      await removeCgroups(groups)
      await rm(directory.path, { recursive: true, force: true }).catch(() => undefined)
    }
  }

  /** Removes what nodes that died have left in the same folder. */
  sweep(): Promise<readonly string[]> {
    return sweep(this.root, this.#incarnation)
  }

  /** Removes this node's folder. To be called when all jobs have ended and no more will come. */
  close(): Promise<void> {
    return closeIncarnation(this.root, { incarnation: this.#incarnation, borrowed: this.#borrowed })
  }

  #commandLine(job: Job, directory: JobDirectory, door: Door | undefined): readonly string[] {
    const { confinement, cgroups, tools, prefix } = this.#isolation
    if (confinement !== undefined) {
      const limitTasks = cgroups === undefined
      const through = door === undefined ? undefined : join(INSIDE.door, door.name)
      const place = {
        workspace: directory.workspace,
        env: this.#environment(job, INSIDE.scratch, through),
        door: door === undefined ? undefined : directory.door,
      }
      return confinedCommand(confinement, place, { command: job.command, limits: job.limits, limitTasks })
    }
    const [first, ...rest] = job.command
    return [...prefix(job.limits), first === 'node' ? tools.node : first, ...rest]
  }

  #environment(job: Job, scratch: string, door: string | undefined): Record<string, string> {
    const path = this.mode === 'bubblewrap' ? INSIDE.path : `${dirname(this.#isolation.tools.node)}:${this.#path}`
    return {
      PATH: path,
      HOME: scratch,
      TMPDIR: scratch,
      LANG: 'C.UTF-8',
      CI: '1',
      ...(door === undefined ? {} : { G1_DOOR: door }),
      ...job.env,
    }
  }
}

/** Seen from the working directory: the whole path may be longer than that of a socket can be. */
const reducedDoor = (door: Door | undefined): string | undefined =>
  door === undefined ? undefined : join('..', 'door', door.name)
