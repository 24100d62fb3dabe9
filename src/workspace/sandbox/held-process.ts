import { spawn } from 'node:child_process'
import { Writable, type Readable } from 'node:stream'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { JobLimits, JobResult } from './job.ts'

const HOLD = fileURLToPath(new URL('hold.sh', import.meta.url))

/** A command line and what surrounds it, ready to start. */
export type Held = {
  readonly command: readonly string[]
  readonly cgroups: readonly string[]
  /** By which its processes are found where no kernel boundary holds them together. */
  readonly mark?: string | undefined
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly limits: Pick<JobLimits, 'wallMs' | 'outputBytes'>
  readonly input?: string | undefined
  readonly onOutput?: ((text: string) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs a command under `hold.sh` until it ends, its time is up, it has written too much, or `signal` fires; the last
 * three close the pipe that its life hangs on. Resolves when no process of it is left.
 */
export async function runHeld(held: Held): Promise<JobResult> {
  const began = performance.now()
  const child = spawn('/bin/sh', [HOLD, held.cgroups.join(':'), held.mark ?? '', ...held.command], {
    cwd: held.cwd,
    env: held.env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
  })
  const [, , , life, report] = child.stdio
  let timedOut = false
  const end = () => {
    if (life instanceof Writable) life.destroy()
  }
  const output = new Capped(held.limits.outputBytes, end)
  const stdout = output.collect(child.stdout, held.onOutput)
  const stderr = output.collect(child.stderr)
  const verdict = new Capped(1_000, end).collect(report as Readable)
  for (const stream of child.stdio) stream?.on('error', () => undefined)
  child.stdin.end(held.input ?? '')

  const clock = setTimeout(() => {
    timedOut = true
    end()
  }, held.limits.wallMs)
  held.signal?.addEventListener('abort', end, { once: true })
  if (held.signal?.aborted) end()
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('close', () => resolve())
      child.once('error', reject)
    })
  } finally {
    clearTimeout(clock)
    held.signal?.removeEventListener('abort', end)
    end()
  }
  const [code = Number.NaN, kills = 0] = verdict().trim().split(' ').map(Number)
  const fate = fateOf(code)
  return {
    ...fate,
    timedOut,
    aborted: held.signal?.aborted ?? false,
    outOfMemory: kills > 0,
    outputTruncated: output.truncated,
    stdout: stdout(),
    stderr: stderr(),
    wallMs: Math.round(performance.now() - began),
  }
}

/** A shell says 128 + n for signal n. Without a word from it, it was killed itself. */
function fateOf(code: number): { exitCode: number | null; signal: string | null } {
  if (!Number.isInteger(code)) return { exitCode: null, signal: 'SIGKILL' }
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)
  return signal === undefined ? { exitCode: code, signal: null } : { exitCode: null, signal: signal[0] }
}

/** Several streams that share one allowance of bytes. */
class Capped {
  readonly #end: () => void
  #left: number
  truncated = false

  constructor(allowance: number, end: () => void) {
    this.#left = allowance
    this.#end = end
  }

  collect(stream: Readable, also?: (text: string) => void): () => string {
    const parts: Buffer[] = []
    const decoder = new TextDecoder()
    stream.on('data', (chunk: Buffer) => {
      const part = chunk.subarray(0, this.#left)
      this.#left -= part.length
      if (part.length > 0) {
        parts.push(part)
        also?.(decoder.decode(part, { stream: true }))
      }
      if (part.length < chunk.length && !this.truncated) {
        this.truncated = true
        this.#end()
      }
    })
    return () => Buffer.concat(parts).toString('utf8')
  }
}
