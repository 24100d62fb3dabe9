import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

type Line = Readonly<Record<string, unknown>>

/** A node in a process of its own whose log is read. */
export interface LoggedNode {
  /** Where it answers: its API, or its probes. */
  readonly url: string
  /** Everything that it has logged; throws where a line is no JSON. */
  lines(): readonly Line[]
  /** The first line that fits, as soon as it is there. */
  logged(fits: (line: Line) => boolean): Promise<Line>
  /** `kill -9`. */
  kill(): Promise<void>
  /** SIGTERM; resolves when it has ended. */
  stop(): Promise<void>
}

/** Starts a node with the given environment on a free port, and waits until it answers. */
export async function startLoggedNode(env: Readonly<Record<string, string>>): Promise<LoggedNode> {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [main], { env: { PATH, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'exit')
  const lines: string[] = []
  const waiting = new Set<() => void>()
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    for (const wake of waiting) wake()
  })
  const parsed = (): readonly Line[] => lines.map((line) => JSON.parse(line) as Line)
  const answers = once(createInterface({ input: child.stdout }), 'line') as Promise<readonly string[]>
  const [first] = await Promise.race([answers, exited.then(() => [lines.join('\n')])])
  const [url] = /http:\S+/.exec(first ?? '') ?? []
  if (url === undefined) throw new Error(`Found "${first}", expected where the node answers.`)
  return {
    url,
    lines: parsed,
    logged: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = parsed().find(fits)
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
