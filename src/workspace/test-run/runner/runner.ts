// One job runs all tests: reads its order from standard input, tells each finished test on standard output as a line that
// begins with the order's nonce. Whatever the application or a test prints goes to a short log instead.
import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type PartOrder, freePort, openHome, start, stop, unhealthy } from './parts.ts'

/** What the node wants of a runner. */
export type RunnerOrder = {
  readonly nonce: string
  readonly kind: 'acceptance' | 'own'
  /** What follows `node` in the application's script. */
  readonly command: readonly string[]
  readonly files: readonly string[]
  readonly concurrency: number
  readonly healthMs: number
  readonly fileMs: number
  readonly confinement: readonly string[]
}

/** What the process that runs tests says of one of them, and at last that it came to its end. */
type Told = { readonly name?: string; readonly file?: string; readonly status?: string; readonly end?: boolean }

const order = JSON.parse(readFileSync(0, 'utf8')) as RunnerOrder
const here = import.meta.dirname
const reporter = join(here, 'reporter.mjs')
const say = (line: object) => process.stdout.write(`${order.nonce} ${JSON.stringify(line)}\n`)

/** Runs tests in a process of its own; tells each, and one more in the name of `file` when the process did not end well. */
async function runTests({ file, ...what }: PartOrder & { readonly file: string }): Promise<void> {
  const began = performance.now()
  let tests = 0
  let failed = 0
  let complete = false
  const part = start(order.confinement, {
    ...what,
    lines: (line) => {
      const test = parsed(line)
      if (test?.end === true) complete = true
      if (typeof test?.name !== 'string') return
      tests += 1
      if (test.status === 'failed') failed += 1
      say({ ...test, file: order.kind === 'own' ? (test.file ?? file) : file })
    },
  })
  const clock = setTimeout(() => part.child.kill('SIGKILL'), order.fileMs)
  await part.ended
  clearTimeout(clock)
  let fault: string | undefined
  if (part.exit === 'SIGKILL') fault = `ended by the limit of ${order.fileMs} ms or of memory`
  else if (part.exit !== 'exit code 0' && failed === 0) fault = `the tests ended with ${part.exit}`
  else if (tests === 0) fault = 'no test was registered, or the process ended before the first was done'
  else if (!complete && failed === 0) fault = 'the process ended before its tests did'
  if (fault !== undefined) sayFailed(file, `${fault}\n${part.log()}`, began)
  say({ done: file })
}

function sayFailed(file: string, message: string, began: number): void {
  const durationMs = Math.round(performance.now() - began)
  say({ name: basename(file), file, status: 'failed', message: message.trim().slice(-2_000), durationMs })
}

/** Each file meets an application that has just started, with no data. */
async function acceptance(file: string, index: number): Promise<void> {
  const began = performance.now()
  const appHome = openHome(`app-${index}`, resolve('app'))
  const testHome = openHome(`test-${index}`)
  const port = await freePort()
  const app = start(order.confinement, {
    command: [process.execPath, ...order.command],
    cwd: join(appHome, 'app'),
    home: appHome,
    env: { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(appHome, 'data') },
  })
  try {
    const reason = await unhealthy(app, port, order.healthMs)
    if (reason !== undefined) {
      const appFailed = `${reason}\n${app.log()}`.trim()
      say({ appFailed })
      sayFailed(file, appFailed, began)
      say({ done: file })
      return
    }
    await runTests({
      file,
      command: [process.execPath, `--test-reporter=${reporter}`, '--test-force-exit', resolve('tests', file)],
      cwd: resolve('tests'),
      home: testHome,
      reads: [resolve('tests'), here],
      env: { APP_URL: `http://127.0.0.1:${port}` },
    })
  } finally {
    await stop(app)
  }
}

/** The application's own tests, by its own command, in a copy of it. */
async function own(): Promise<void> {
  const home = openHome('own', resolve('app'))
  const given = order.command.filter((word) => !word.startsWith('--test-reporter'))
  await runTests({
    file: 'npm test',
    command: [process.execPath, `--test-reporter=${reporter}`, ...given],
    cwd: join(home, 'app'),
    home,
    reads: [here],
    env: { PORT: String(await freePort()), HOST: '127.0.0.1', DATA_DIR: join(home, 'data') },
  })
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T, index: number) => Promise<void>) {
  const queue = items.entries()
  const lane = async () => {
    for (const [index, item] of queue) await work(item, index)
  }
  await Promise.all(Array.from({ length: width }, lane))
}

function parsed(line: string): Told | undefined {
  try {
    return JSON.parse(line) as Told
  } catch {
    return undefined
  }
}

if (order.kind === 'own') await own()
else await inParallel(order.files, order.concurrency, acceptance)
say({ complete: true })
