import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AppFile } from '../../src/workspace/files/application-file.ts'
import { nodeArguments } from '../../src/workspace/test-run/npm-script.ts'
import { freePort } from './free-port.ts'

/** Writes the files of an application into a folder, as somebody who unpacks a delivery does. */
export const unpack = async (folder: string, files: readonly AppFile[]): Promise<void> => {
  for (const file of files) {
    const path = join(folder, file.path)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, file.content)
  }
}

const isHealthy = (base: string): Promise<boolean> =>
  fetch(`${base}/health`).then(
    (response) => response.status === 200,
    () => false,
  )

/** Waits for `GET /health` to answer 200; throws with the log of the process when it ends before that, or never does. */
const healthy = async (base: string, child: ChildProcess, log: () => string): Promise<void> => {
  const deadline = Date.now() + 10_000
  while (!(await isHealthy(base))) {
    if (child.exitCode !== null) throw new Error(`The application ended with ${child.exitCode}: ${log()}`)
    if (Date.now() > deadline) throw new Error(`The application does not answer /health: ${log()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** An unpacked application, started by what its `npm start` says; ended by `await using`. */
export class StartedApp implements AsyncDisposable {
  readonly base: string
  readonly #child: ChildProcess

  constructor(base: string, child: ChildProcess) {
    this.base = base
    this.#child = child
  }

  static async in(folder: string, files: readonly AppFile[]): Promise<StartedApp> {
    const port = await freePort()
    const child = spawn(process.execPath, [...nodeArguments(files, 'start')], {
      cwd: folder,
      env: { PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        log = (log + chunk.toString()).slice(-2000)
      })
    }
    const app = new StartedApp(`http://127.0.0.1:${port}`, child)
    try {
      await healthy(app.base, child, () => log)
    } catch (error) {
      await app[Symbol.asyncDispose]()
      throw error
    }
    return app
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const last = setTimeout(() => this.#child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(last)
  }
}
