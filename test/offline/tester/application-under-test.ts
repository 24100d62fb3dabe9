import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { renderApp } from '../../../src/builder/render-app.ts'
import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import { writeAcceptanceTests } from '../../../src/offline/tester/write-acceptance-tests.ts'

/** What became of each test, by its title. */
export type Verdicts = ReadonlyMap<string, 'passed' | 'failed'>
/** A server in front of the application that alters what it does; answers the address to use instead. */
export type Altered = (url: string) => Promise<{ readonly url: string; readonly stop: () => void }>

type Trial = {
  readonly built: AppSpec
  readonly tests: AppSpec
  readonly altered?: Altered
  readonly demands?: readonly string[]
}

const write = (folder: string, files: readonly { readonly path: string; readonly content: string }[]) => {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true })
    writeFileSync(join(folder, file.path), file.content)
  }
}

/** Renders `built`, and runs the tests of `tests` against it, one fresh start for each file; of some demands, or of all. */
export async function verdicts(trial: Trial): Promise<Verdicts> {
  const folder = mkdtempSync(join(tmpdir(), 'g1-tester-'))
  const found = new Map<string, 'passed' | 'failed'>()
  try {
    const demands = trial.tests.demands.filter((demand) => trial.demands?.includes(demand.id) ?? true)
    const { tests, files } = writeAcceptanceTests({ ...trial.tests, demands })
    write(folder, files)
    write(join(folder, 'app'), renderApp({ ...trial.built, demands: [] }, { builtBy: 'rules' }))
    const pending = [...new Set(tests.map((test) => test.file))]
    const work = async (): Promise<void> => {
      for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
        const app = await start(join(folder, 'app'))
        const front = await trial.altered?.(app.url)
        try {
          for (const [title, verdict] of await run({ folder, file, url: front?.url ?? app.url }))
            found.set(title, verdict)
        } finally {
          front?.stop()
          await app.stop()
        }
      }
    }
    await Promise.all([work(), work()])
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

let started = 0

async function start(folder: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const port = await freePort()
  started += 1
  const child = spawn(process.execPath, ['server.js'], {
    cwd: folder,
    env: { PORT: String(port), PATH: '', DATA_FILE: `data/${started}.db` },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  while ((await fetch(`${url}/health`).catch(() => null))?.status !== 200) {
    if (child.exitCode !== null) throw new Error(`the application ended: ${errors}`)
  }
  const stop = async () => {
    child.kill()
    await ended
  }
  return { url, stop }
}

async function run(job: { folder: string; file: string; url: string }): Promise<Verdicts> {
  const child = spawn(process.execPath, ['--test-reporter=tap', job.file], {
    cwd: job.folder,
    env: { APP_URL: job.url, PATH: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'close')
  const lines = [...output.matchAll(/^ *(ok|not ok) \d+ - (C\d+\.\d+ .*)$/gm)].filter(
    ([line]) => !line.includes('# SKIP'),
  )
  return new Map(
    lines.map(([, verdict, title]) => [(title ?? '').replaceAll('\\#', '#'), verdict === 'ok' ? 'passed' : 'failed']),
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
