import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Tally } from './tally.ts'

export interface SeatOptions {
  readonly name: string
  readonly env: Readonly<Record<string, string>>
  /** How far the clock of every node in this seat is off, in milliseconds. */
  readonly clockShiftMs: number
  readonly tally: Tally
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/**
 * The place of one node: whoever ends there is followed by the next one, until the seat is closed. States: starting, up,
 * stopped (SIGSTOP), ending.
 */
export class NodeSeat {
  readonly name: string
  readonly #options: SeatOptions
  #child: ChildProcess | null = null
  #url: string | null = null
  #closed = false
  #busy = false
  #up: Promise<void> = Promise.resolve()
  readonly #waiting: (() => void)[] = []

  constructor(options: SeatOptions) {
    this.#options = options
    this.name = options.name
  }

  /** Where the node answers; null while it starts, is stopped or ends. */
  get url(): string | null {
    return this.#busy ? null : this.#url
  }

  /** Starts the first node; resolves when it answers, rejects when it cannot be started. */
  async open(): Promise<void> {
    this.#begin()
    await this.#up
    if (this.#url !== null) return
    this.#closed = true
    throw new Error(`Found that ${this.name} could not start; set G1_LOG=warn to see why.`)
  }

  /** Resolves when a node answers here. */
  async answering(): Promise<void> {
    if (this.#url === null && !this.#closed) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Drains the node. Resolves with its exit code; null where it had to be killed. */
  async terminate(patienceMs: number): Promise<number | null> {
    const late = setTimeout(() => void this.kill(), patienceMs)
    const code = await this.#end('SIGTERM')
    clearTimeout(late)
    return code
  }

  /** SIGSTOP for a while, during which nobody else touches the node. */
  async pause(wait: () => Promise<void>): Promise<void> {
    this.#busy = true
    this.#child?.kill('SIGSTOP')
    await wait()
    this.#child?.kill('SIGCONT')
    this.#busy = false
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#tell()
    await this.#end('SIGKILL')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return null
    this.#url = null
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
    return child.exitCode
  }

  #tell(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  #begin(): void {
    const { name, env, clockShiftMs, tally } = this.#options
    const { PATH = '' } = process.env
    const child = fork(script('node-process.ts'), {
      env: {
        PATH,
        NODE_COMPILE_CACHE: join(tmpdir(), 'g1-fault-compiled'),
        G1_NODE: name,
        FAULT_CLOCK_SHIFT_MS: String(clockShiftMs),
        ...env,
      },
      execArgv: clockShiftMs === 0 ? [] : ['--import', script('clock-shift.ts')],
      // A node that finds no Postgres says so at length; whoever wants to read it sets G1_LOG.
      stdio: ['ignore', 'pipe', env['G1_LOG'] === 'silent' ? 'ignore' : 'inherit', 'ipc'],
    })
    this.#child = child
    this.#url = null
    this.#up = new Promise((resolve) => {
      child.on('message', (counted: string) => tally.add(counted))
      child.stdout?.on('data', (said: Buffer) => {
        this.#url ??= /http:\S+/.exec(said.toString())?.[0] ?? null
        if (this.#url === null) return
        resolve()
        this.#tell()
      })
      child.on('exit', (code) => {
        this.#url = null
        if (code === 75) tally.add('nodes that found their lease fenced')
        else if (code !== null && code !== 0) tally.add('nodes that could not start, or ended by themselves')
        resolve()
        if (!this.#closed) this.#begin()
      })
    })
  }
}
