import { randomBytes } from 'node:crypto'
import type { AppFile } from '../files/application-file.ts'
import { DEFAULT_LIMITS, type JobLimits, type JobResult, type Trust } from '../sandbox/job.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { AppContractBroken, nodeArguments } from './npm-script.ts'
import { runnerFiles } from './runner-files.ts'
import type { RunnerOrder } from './runner/runner.ts'
import { RunnerLines } from './runner-lines.ts'
import { type TestOutcome, type TestReport, reportOf } from './test-report.ts'

/** What every test run needs. */
export type TestRun = {
  readonly sandbox: Sandbox
  readonly app: readonly AppFile[]
  readonly jobId: string
  /** Who wrote the application or the tests, whichever is trusted less. */
  readonly trust: Trust
  readonly limits?: Partial<JobLimits>
  readonly signal?: AbortSignal | undefined
  /** Called with each test as it ends. */
  readonly onTest?: (test: TestOutcome) => void
}

/** A run of acceptance tests. Files named `*.test.mjs` (`.js`, `.cjs`) are run; others are there to be imported. */
export type AcceptanceRun = TestRun & {
  readonly tests: readonly AppFile[]
  /** How many files at once, each with its own application. */
  readonly concurrency?: number
  /** How long the application may take to answer `GET /health`, in milliseconds. */
  readonly healthMs?: number
}

const FILE_MS = 30_000
const TEST_FILE = /\.test\.[cm]?js$/

/**
 * Runs acceptance tests against the started application, over HTTP: each file in a process of its own that knows the
 * application only as `APP_URL`, against an application freshly started on no data. Throws what the sandbox throws, and
 * the signal's reason when that fires; everything else, an application that does not start included, is in the report.
 */
export function runTests(run: AcceptanceRun): Promise<TestReport> {
  const files = run.tests.map((file) => file.path).filter((name) => TEST_FILE.test(name))
  return runOrder(run, {
    kind: 'acceptance',
    script: 'start',
    files: files.sort(),
    more: run.tests.map((file) => ({ path: `tests/${file.path}`, content: file.content })),
    concurrency: run.concurrency ?? 2,
    healthMs: run.healthMs ?? 5_000,
  })
}

/** Runs the tests that the application brings along, by the command of its `npm test`. */
export function runOwnTests(run: TestRun): Promise<TestReport> {
  return runOrder(run, { kind: 'own', script: 'test', files: ['npm test'], more: [], concurrency: 1, healthMs: 0 })
}

type Order = {
  readonly kind: 'acceptance' | 'own'
  readonly script: 'start' | 'test'
  readonly files: readonly string[]
  readonly more: readonly AppFile[]
  readonly concurrency: number
  readonly healthMs: number
}

async function runOrder(run: TestRun, order: Order): Promise<TestReport> {
  run.sandbox.check({ id: run.jobId, trust: run.trust })
  const limits = { ...DEFAULT_LIMITS, ...run.limits }
  const found = new Findings(order.files, run.onTest)
  let command: readonly string[]
  try {
    command = nodeArguments(run.app, order.script)
  } catch (error) {
    if (!(error instanceof AppContractBroken)) throw error
    return found.report({ wallMs: 0, appFailed: error.message, missing: error.message })
  }
  const { kind, files, concurrency, healthMs } = order
  const nonce = randomBytes(16).toString('hex')
  const runnerOrder: RunnerOrder = {
    nonce,
    kind,
    command,
    files,
    concurrency,
    healthMs,
    fileMs: fileMs(limits, kind),
    confinement: run.sandbox.innerConfinement,
  }
  const lines = new RunnerLines(nonce)
  const result = await run.sandbox.run({
    id: run.jobId,
    command: ['node', 'runner/runner.ts'],
    files: [...runnerFiles(), ...run.app.map((file) => ({ ...file, path: `app/${file.path}` })), ...order.more],
    limits,
    trust: run.trust,
    input: JSON.stringify(runnerOrder),
    onOutput: (text) => found.take(lines, text),
    ...(run.signal === undefined ? {} : { signal: run.signal }),
  })
  if (result.aborted) run.signal?.throwIfAborted()
  return found.report({ wallMs: result.wallMs, limitHit: limitHit(result, limits), missing: whyMissing(result) })
}

const fileMs = (limits: JobLimits, kind: Order['kind']): number =>
  kind === 'own' ? limits.wallMs : Math.min(FILE_MS, limits.wallMs)

function limitHit(result: JobResult, limits: JobLimits): string | undefined {
  if (result.timedOut) return `the run was ended after ${limits.wallMs} ms`
  if (result.outOfMemory) return `memory: more than ${limits.memoryMiB} MiB`
  if (result.outputTruncated) return `output: more than ${limits.outputBytes} bytes`
  return undefined
}

function whyMissing(result: JobResult): string {
  const last = result.stderr.trim().slice(-1_000)
  return `the run ended before this file was finished (${result.signal ?? `exit code ${result.exitCode}`})\n${last}`.trim()
}

/** Collects what the runner tells; a file that it never finished counts as one failed test. */
class Findings {
  readonly #tests: TestOutcome[] = []
  readonly #open: Set<string>
  readonly #onTest: ((test: TestOutcome) => void) | undefined
  #appFailed: string | undefined

  constructor(files: readonly string[], onTest: ((test: TestOutcome) => void) | undefined) {
    this.#open = new Set(files)
    this.#onTest = onTest
  }

  take(lines: RunnerLines, text: string): void {
    for (const line of lines.take(text)) {
      if (line.kind === 'test') this.#add(line.test)
      if (line.kind === 'file-done') this.#open.delete(line.file)
      if (line.kind === 'app-failed') this.#appFailed ??= line.reason
    }
  }

  report(end: {
    readonly wallMs: number
    readonly missing: string
    readonly appFailed?: string
    readonly limitHit?: string | undefined
  }): TestReport {
    for (const file of this.#open) {
      this.#add({ name: file, file, status: 'failed', message: end.missing, durationMs: 0 })
    }
    return reportOf(this.#tests, { ...end, appFailed: end.appFailed ?? this.#appFailed })
  }

  #add(test: TestOutcome): void {
    this.#tests.push(test)
    this.#onTest?.(test)
  }
}
