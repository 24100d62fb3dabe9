import type { Socket } from 'node:net'
import type { AppFile } from '../files/application-file.ts'

/** Who wrote the code that a job executes: the platform's own rules and builder, or a language model. */
export type Trust = 'platform' | 'model'

/** What one job may use. `processes` counts tasks, and Node alone has about eleven threads. */
export type JobLimits = {
  /** From start to end, in milliseconds. */
  readonly wallMs: number
  /** Processor seconds of any one process. */
  readonly cpuSeconds: number
  /** Of the whole job where control groups are at hand, else of any one process (then never below 1 GiB). */
  readonly memoryMiB: number
  readonly processes: number
  /** Standard output and error together; a job that writes more is ended. */
  readonly outputBytes: number
  /** Of one file that the job writes. All it can write lies in one memory-backed folder of four times that size. */
  readonly fileBytes: number
}

/** Limits that the test run of an ordinary application stays far below. */
export const DEFAULT_LIMITS: JobLimits = {
  wallMs: 120_000,
  cpuSeconds: 60,
  memoryMiB: 1024,
  processes: 256,
  outputBytes: 4 * 1024 * 1024,
  fileBytes: 64 * 1024 * 1024,
}

/** One execution. Its files lie read-only in the working directory; it may write below `$TMPDIR` alone. */
export type Job = {
  /** The activity that wants it; it names the job's directory. */
  readonly id: string
  /** `node` as the first word is the Node that runs this program. */
  readonly command: readonly [string, ...string[]]
  readonly files: readonly AppFile[]
  readonly env?: Readonly<Record<string, string>>
  readonly limits: JobLimits
  readonly trust: Trust
  /** Standard input, closed after it. */
  readonly input?: string
  /** Called with standard output as it comes, before the job ends. */
  readonly onOutput?: (text: string) => void
  /** Opens a door: takes each connection that the job makes to the Unix socket `$G1_DOOR`, its only way out. */
  readonly onConnection?: (connection: Socket) => void
  /** Ends the job; the result then says `aborted`. */
  readonly signal?: AbortSignal
}

/** How a job ended. `exitCode` is null when a signal ended it. */
export type JobResult = {
  readonly exitCode: number | null
  readonly signal: string | null
  readonly timedOut: boolean
  readonly aborted: boolean
  readonly outOfMemory: boolean
  readonly outputTruncated: boolean
  readonly stdout: string
  readonly stderr: string
  readonly wallMs: number
}
