import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('server-process.ts', import.meta.url))

/** What a process holds after a collection, in bytes. */
export interface Memory {
  readonly heapUsed: number
  readonly rss: number
  readonly external: number
}

/** A server in a process of its own, and what it says beside its answers. */
export interface ServerUnderFuzz {
  readonly url: string
  readonly pid: number
  /** Lines on standard error. Logs of warnings and errors are among them. */
  readonly said: readonly string[]
  /** True once it has ended, whatever ended it. */
  readonly hasEnded: () => boolean
  readonly memory: () => Promise<Memory>
  /** SIGTERM. Resolves with the exit code. */
  readonly stop: () => Promise<number | null>
}

/** Starts one with the given environment, and waits until it listens. */
export async function startUnderFuzz(env: Readonly<Record<string, string>>): Promise<ServerUnderFuzz> {
  const { PATH = '' } = process.env
  const child = fork(script, {
    env: { PATH, PORT: '0', G1_LOG: 'warn', G1_PREVIEWS: '0', ...env },
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said: string[] = []
  if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const exited = once(child, 'exit')
  const url = await listening(child).catch((error: unknown) => {
    throw new Error(`Found a server that did not start: ${said.join('\n').slice(-500)}`, { cause: error })
  })
  return {
    url,
    pid: child.pid ?? 0,
    said,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    memory: async () => {
      child.send('memory')
      const [memory] = (await once(child, 'message')) as [Memory]
      return memory
    },
    stop: async () => {
      child.kill('SIGTERM')
      await exited
      return child.exitCode
    },
  }
}

async function listening({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('Found no standard output.')
  for await (const line of createInterface({ input: stdout })) {
    const url = /http:\S+/.exec(line)?.[0]
    if (url === undefined) continue
    stdout.resume()
    return url
  }
  throw new Error('Found that it ended before it listened.')
}
