import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** A server in a process of its own. */
export interface ServerProcess {
  /** Where it serves its API, or its probes where it hosts actors alone. */
  readonly url: string
  readonly pid: number
  /** Resolves when the process is gone, whatever ended it. */
  readonly exited: Promise<void>
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code when it has drained. */
  stop(): Promise<number | null>
}

/** Starts `npm start`'s program with the given environment on a free port, and waits until it listens. */
export async function startServerProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [main], {
    env: { PATH, PORT: '0', G1_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit').then(() => undefined)
  const url = await listening(child)
  const { pid = 0 } = child
  return {
    url,
    pid,
    exited,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    stop: async () => {
      child.kill('SIGTERM')
      await exited
      return child.exitCode
    },
  }
}

async function listening({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The server has no standard output.')
  for await (const line of createInterface({ input: stdout })) {
    const url = /http:\S+/.exec(line)?.[0]
    if (url !== undefined) {
      stdout.resume()
      return url
    }
  }
  throw new Error('The server ended before it listened.')
}
