// What the runner starts: the application and the processes that run tests, each confined once more where that is possible.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
// The environment that the sandbox made for this job; nothing of the host is in it.
import { env as jobEnv } from 'node:process'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

const TAIL = 4_000

/** A process to start: it may write below `home` and read `reads`, and sees nothing else of the job where it is confined. */
export type PartOrder = {
  readonly command: readonly [string, ...string[]]
  readonly cwd: string
  readonly home: string
  readonly reads?: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Takes each line that it writes to descriptor 3. */
  readonly lines?: (line: string) => void
}

/** A process that was started; `exit` says how it ended, once it has. */
export type Part = {
  readonly child: ChildProcess
  exit: string | undefined
  /** The last that it printed. */
  readonly log: () => string
  readonly ended: Promise<void>
}

/** A folder of its own to write in, below the job's scratch folder; with a copy of `from` in `app` when given. */
export function openHome(name: string, from?: string): string {
  const home = join(tmpdir(), name)
  mkdirSync(join(home, 'data'), { recursive: true })
  if (from !== undefined) cpSync(from, join(home, 'app'), { recursive: true })
  return home
}

/** Starts a part, by `confinement` where that is not empty. */
export function start(confinement: readonly string[], order: PartOrder): Part {
  const { command, cwd, home, lines } = order
  const shown = (order.reads ?? []).flatMap((path) => ['--ro-bind', path, path])
  const binds = ['--bind', home, home, ...shown, '--remount-ro', '/', '--chdir', cwd, '--']
  const [file = '', ...args] = confinement.length === 0 ? command : [...confinement, ...binds, ...command]
  const { PATH, LANG, CI, G1_JOB } = jobEnv
  const child = spawn(file, args, {
    cwd,
    env: { PATH, LANG, CI, G1_JOB, HOME: home, TMPDIR: home, ...order.env },
    stdio: ['ignore', 'pipe', 'pipe', lines === undefined ? 'ignore' : 'pipe'],
  })
  let tail = ''
  const keep = (chunk: Buffer) => {
    tail = (tail + chunk.toString('utf8')).slice(-TAIL)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  if (lines !== undefined) eachLine(child.stdio[3] as Readable, lines)
  const end = Promise.withResolvers<void>()
  const part: Part = { child, exit: undefined, log: () => tail.trim(), ended: end.promise }
  child.once('error', (error) => {
    part.exit ??= error.message
    end.resolve()
  })
  child.once('exit', (code, signal) => {
    part.exit = signal ?? `exit code ${code}`
    // What it started may hold its pipes open: they are given a moment, not for ever.
    setTimeout(end.resolve, 500).unref()
  })
  child.once('close', () => end.resolve())
  return part
}

/** Ends a part at once and waits for it. */
export async function stop(part: Part): Promise<void> {
  if (part.exit === undefined) part.child.kill('SIGKILL')
  await part.ended
}

/** Waits for `GET /health` to answer 200; resolves with why it did not, or undefined. */
export async function unhealthy(app: Part, port: number, limitMs: number): Promise<string | undefined> {
  const deadline = performance.now() + limitMs
  let last = 'nothing listens'
  while (performance.now() < deadline) {
    if (app.exit !== undefined) return `the application ended before GET /health answered 200 (${app.exit})`
    const status = await health(port)
    if (status === 200) return undefined
    if (status !== 0) last = `it answers ${status}`
    await pause(8)
  }
  return `GET /health did not answer 200 within ${limitMs} ms (${last})`
}

/** A port of the loopback interface that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** The status of `GET /health`, 0 when there is no answer. */
function health(port: number): Promise<number> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/health', agent: false, timeout: 1_000 }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(0))
  })
}

function eachLine(stream: Readable, lines: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) lines(line)
  })
}
