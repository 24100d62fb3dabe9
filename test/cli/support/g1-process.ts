import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))

/** How a command ended. */
interface Ended {
  readonly code: number | null
  readonly stdout: readonly string[]
  readonly stderr: string
}

/** A `g1` command in a process of its own. */
export interface G1Process {
  readonly child: ChildProcess
  /** Resolves with the first line of standard output that fits; rejects where the command ends before. */
  line(fits: RegExp): Promise<string>
  readonly ended: Promise<Ended>
}

/** Starts a command with an embedded store in the folder's own `.g1`. */
export function startG1(cwd: string, args: readonly string[]): G1Process {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH, INIT_CWD: cwd },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stdout: string[] = []
  const waiting: { readonly fits: RegExp; readonly resolve: (line: string) => void }[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    stdout.push(line)
    for (const one of waiting) if (one.fits.test(line)) one.resolve(line)
  })
  let stderr = ''
  child.stderr.on('data', (piece) => {
    stderr += String(piece)
  })
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(
    (): Ended => ({ code: child.exitCode, stdout, stderr }),
  )
  return {
    child,
    ended,
    line: (fits) =>
      new Promise((resolve, reject) => {
        const found = stdout.find((line) => fits.test(line))
        if (found !== undefined) return resolve(found)
        waiting.push({ fits, resolve })
        void ended.then(({ code }) => reject(new Error(`g1 ended with ${code} before ${fits}: ${stderr}`)))
      }),
  }
}
