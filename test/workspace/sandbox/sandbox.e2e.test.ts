import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { DEFAULT_LIMITS, type Job } from '../../../src/workspace/sandbox/job.ts'
import { UnconfinedRefused, openSandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import {
  confinedSandbox,
  freshFolder,
  freshSandbox,
  pathWithoutBubblewrap,
  processesWith,
  uniqueSleep,
} from './test-sandbox.ts'

const job = (code: string, more: Partial<Job> = {}): Job => ({
  id: 'run_1/build/1',
  command: ['node', 'main.mjs'],
  files: [{ path: 'main.mjs', content: code }],
  limits: DEFAULT_LIMITS,
  trust: 'platform',
  ...more,
})

describe.each(['as the machine allows', 'reduced'])('a job, %s', (mode) => {
  const open = async (more = {}) =>
    freshSandbox(mode === 'reduced' ? { path: await pathWithoutBubblewrap(), ...more } : more)

  test('gets its input, files and environment and gives back its output', async () => {
    const sandbox = await open()
    const heard: string[] = []
    const result = await sandbox.run(
      job(
        `import { text } from 'node:stream/consumers'; import { greeting } from './lib/a.mjs'
         console.log(greeting, await text(process.stdin), process.env.NAME); console.error('warned'); process.exitCode = 7`,
        {
          files: [
            ...job(`import { text } from 'node:stream/consumers'; import { greeting } from './lib/a.mjs'
              console.log(greeting, await text(process.stdin), process.env.NAME); console.error('warned'); process.exitCode = 7`)
              .files,
            { path: 'lib/a.mjs', content: `export const greeting = 'grüße'` },
          ],
          input: 'input',
          env: { NAME: 'ada' },
          onOutput: (text) => heard.push(text),
        },
      ),
    )
    expect(result).toMatchObject({ stdout: 'grüße input ada\n', stderr: 'warned\n', exitCode: 7, signal: null })
    expect(heard.join('')).toBe(result.stdout)
  })

  test('has a directory of its own, removed after it', async () => {
    const sandbox = await open()
    const runs = [job(`console.log('a')`), job(`console.log('b')`)].map((each) => sandbox.run(each))
    expect((await Promise.all(runs)).map(({ stdout }) => stdout)).toEqual(['a\n', 'b\n'])
    expect(await readdir(join(sandbox.root, 'node-1'))).toEqual(['.owner'])
  })

  test('ends when it is aborted, with all it started', async () => {
    const sandbox = await open()
    const controller = new AbortController()
    const seconds = uniqueSleep()
    const result = await sandbox.run(
      job(
        `import { spawn } from 'node:child_process'
         for (const detached of [true, false]) spawn('/bin/sleep', ['${seconds}'], { detached }).on('spawn', () => console.log('go'))`,
        { signal: controller.signal, onOutput: () => controller.abort() },
      ),
    )
    expect(result).toMatchObject({ aborted: true, timedOut: false, signal: 'SIGKILL' })
    await vi.waitFor(async () => expect(await processesWith(seconds)).toEqual([]))
  })

  test('that is aborted already does nothing', async () => {
    const sandbox = await open()
    const result = await sandbox.run(job(`setInterval(() => {}, 1000)`, { signal: AbortSignal.abort() }))
    expect(result.aborted).toBe(true)
  })

  test('keeps to its limits of time and output', async () => {
    const sandbox = await open()
    const limits = { ...DEFAULT_LIMITS, wallMs: 400, outputBytes: 1000 }
    expect(await sandbox.run(job(`for (;;);`, { limits }))).toMatchObject({ timedOut: true, exitCode: null })
    const flood = job(`import fs from 'node:fs'; for (;;) fs.writeSync(2, 'x'.repeat(500))`, { limits })
    expect(await sandbox.run(flood)).toMatchObject({ outputTruncated: true, stderr: 'x'.repeat(1000) })
  })

  test('is not started when one of its paths is bad, and leaves nothing', async () => {
    const sandbox = await open()
    const bad = job('', { files: [{ path: '../main.mjs', content: '' }] })
    await expect(sandbox.run(bad)).rejects.toMatchObject({ code: 'PATH_REFUSED' })
    expect(await readdir(join(sandbox.root, 'node-1'))).toEqual(['.owner'])
  })

  test('dies with its node', async () => {
    const root = join(await freshFolder(), 'jobs')
    const seconds = uniqueSleep()
    const script = fileURLToPath(new URL('node-that-dies.ts', import.meta.url))
    const path = mode === 'reduced' ? [await pathWithoutBubblewrap()] : []
    const node = spawn(process.execPath, [script, root, seconds, ...path], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void node.kill('SIGKILL'))
    const [said] = (await once(node.stdout, 'data')) as [Buffer]
    expect(said.toString()).toContain('started')
    // The node itself, which has the number among its arguments, and the two that its job has started.
    await vi.waitFor(async () => expect(await processesWith(seconds)).toHaveLength(3))
    node.kill('SIGKILL')
    await vi.waitFor(async () => expect(await processesWith(seconds)).toEqual([]), { timeout: 5_000 })

    const next = await openSandbox({ root, incarnation: 'next' })
    onTestFinished(() => next.close())
    expect(await next.sweep()).toEqual(['doomed'])
    expect(await readdir(next.root)).not.toContain('doomed')
  })
})

describe('the text of a language model', () => {
  test('is never executed where nothing confines it', async () => {
    const sandbox = await freshSandbox({ path: await pathWithoutBubblewrap() })
    expect(sandbox.mode).toBe('reduced')
    expect(sandbox.reason).toMatch(/bubblewrap does not work here: .*bwrap/)
    const run = sandbox.run(job(`console.log('executed')`, { trust: 'model' }))
    await expect(run).rejects.toThrow(UnconfinedRefused)
    await expect(run).rejects.toThrow(/apt-get install bubblewrap.*or allow execution without a sandbox explicitly/)
    expect(await readdir(join(sandbox.root, 'node-1'))).toEqual(['.owner'])
  })

  test('is executed there when a person has allowed it', async () => {
    const sandbox = await freshSandbox({ path: await pathWithoutBubblewrap(), allowUnsandboxed: true })
    expect((await sandbox.run(job(`console.log('executed')`, { trust: 'model' }))).stdout).toBe('executed\n')
  })

  test('is executed in a sandbox', async (context) => {
    const sandbox = await confinedSandbox(context)
    expect((await sandbox.run(job(`console.log('executed')`, { trust: 'model' }))).stdout).toBe('executed\n')
  })
})

test('a sweep removes what the dead left, and nothing of the living', async () => {
  const living = await freshSandbox()
  const next = await openSandbox({ root: living.root, incarnation: 'node-2' })
  onTestFinished(() => next.close())
  for (const folder of ['dead/run_1-abc/workspace', '.tools'])
    await mkdir(join(living.root, folder), { recursive: true })
  await mkdir(join(living.root, 'reused'))
  await writeFile(join(living.root, 'reused/.owner'), JSON.stringify([process.pid, 'another start']))
  expect([...(await next.sweep())].sort()).toEqual(['dead', 'reused'])
  expect((await readdir(living.root)).sort()).toEqual(['.tools', 'node-1', 'node-2'])
})

test('a sandbox that is closed leaves no folder, and takes none from a neighbour', async () => {
  const root = join(await freshFolder(), 'jobs')
  const first = await openSandbox({ root, incarnation: 'first' })
  const second = await openSandbox({ root, incarnation: 'second' })
  await first.close()
  expect((await readdir(second.root)).filter((name) => !name.startsWith('.'))).toEqual(['second'])
  expect((await second.run(job(`console.log('alive')`))).stdout).toBe('alive\n')
  await second.close()
  const left = await readdir(second.root).catch(() => [])
  expect(left.filter((name) => !name.startsWith('.'))).toEqual([])
})
