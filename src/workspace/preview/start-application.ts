import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { G1Error, messageOf } from '../../core/errors.ts'
import type { AppFile } from '../files/application-file.ts'
import { DEFAULT_LIMITS, type JobLimits, type JobResult, type Trust } from '../sandbox/job.ts'
import { type Sandbox, UnconfinedRefused } from '../sandbox/sandbox.ts'
import { AppContractBroken, nodeArguments } from '../test-run/npm-script.ts'
import { PreviewRefused } from './preview-refused.ts'
import type { RelayLine, RelayOrder } from './relay.ts'
import { SpareConnections } from './spare-connections.ts'

/** An application to start. */
export interface Launch {
  readonly sandbox: Sandbox
  readonly jobId: string
  readonly files: readonly AppFile[]
  /** Who wrote it. */
  readonly trust: Trust
  /** How long it may take to answer `GET /health`, in milliseconds. */
  readonly healthMs: number
  /** Ends it, whether it answers yet or not, for the reason that it gives. */
  readonly signal: AbortSignal
}

/** An application that answers, inside of its sandbox. */
export interface RunningApplication {
  /** A fresh connection to it; null when it has ended. */
  connection(): Promise<Socket | null>
  /** Resolves with why, once nothing of it is left. */
  readonly ended: Promise<string>
}

/** As a test run, but it lasts. */
const limits: JobLimits = { ...DEFAULT_LIMITS, wallMs: 3_600_000, cpuSeconds: 600 }
/** Connections that are kept ready: a browser opens six at once. */
const spares = 8
/** Characters of the reason for an end. What a relay says is short; an application that takes its place may say anything. */
const mostTold = 2_000

const inside = ['preview/relay.ts', 'test-run/runner/parts.ts']

/** Starts an application in the sandbox and waits until it answers. Throws PreviewRefused. */
export async function startApplication(launch: Launch): Promise<RunningApplication> {
  const { sandbox, healthMs } = launch
  const connections = new SpareConnections()
  const ready = Promise.withResolvers<boolean>()
  let failed: string | null = null
  const order: RelayOrder = {
    command: commandOf(launch.files),
    healthMs,
    confinement: sandbox.innerConfinement,
    spares,
  }
  const lines = new RelayLines((line) => {
    if ('failed' in line) failed = line.failed
    else ready.resolve(true)
  })
  const job = sandbox.run({
    id: launch.jobId,
    command: ['node', 'preview/relay.ts'],
    files: [...relayFiles(), ...launch.files.map((file) => ({ ...file, path: `app/${file.path}` }))],
    limits,
    trust: launch.trust,
    input: JSON.stringify(order),
    onOutput: (text) => lines.take(text),
    onConnection: (connection) => connections.add(connection),
    signal: launch.signal,
  })
  const ended = job.then((result) => (failed ?? fate(result, launch.signal)).slice(0, mostTold))
  const settled = ended.then(
    () => ready.resolve(false),
    (error: unknown) => ready.reject(error),
  )
  void settled.finally(() => connections.close())
  try {
    // What fails in clearing up has ended all the same.
    if (await ready.promise) return { connection: () => connections.take(), ended: ended.catch(messageOf) }
  } catch (error) {
    if (error instanceof UnconfinedRefused) throw new PreviewRefused('PREVIEWS_OFF', error.message, { cause: error })
    if (error instanceof G1Error) throw new PreviewRefused('PREVIEW_FAILED', error.message, { cause: error })
    throw error
  }
  throw new PreviewRefused('PREVIEW_FAILED', `The application did not start: ${await ended}`)
}

function commandOf(files: readonly AppFile[]): readonly string[] {
  try {
    return nodeArguments(files, 'start')
  } catch (error) {
    if (!(error instanceof AppContractBroken)) throw error
    throw new PreviewRefused('PREVIEW_FAILED', error.message, { cause: error })
  }
}

/** The program inside, at the places that its imports expect. */
const relayFiles = (): readonly AppFile[] =>
  inside.map((path) => ({ path, content: readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') }))

function fate({ timedOut, aborted, outOfMemory, signal, exitCode, stderr }: JobResult, end: AbortSignal): string {
  if (aborted) return String(end.reason)
  if (timedOut) return `it had run for ${limits.wallMs / 60_000} minutes`
  if (outOfMemory) return `it needed more than ${limits.memoryMiB} MiB of memory`
  return `${signal ?? `exit code ${exitCode}`} ${stderr}`.trim()
}

/** Cuts what a relay says into its lines. An application that shares its process table may write there, too. */
class RelayLines {
  readonly #heard: (line: RelayLine) => void
  #rest = ''

  constructor(heard: (line: RelayLine) => void) {
    this.#heard = heard
  }

  take(text: string): void {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines.map(parseLine)) if (line !== null) this.#heard(line)
  }
}

function parseLine(json: string): RelayLine | null {
  try {
    const line: unknown = JSON.parse(json)
    if (typeof line !== 'object' || line === null) return null
    return 'failed' in line ? { failed: String(line.failed) } : { ready: true }
  } catch {
    return null
  }
}
