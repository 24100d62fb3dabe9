import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { StartedApp } from '../support/started-app.ts'
import { startG1 } from './support/g1-process.ts'

const text = 'Build a fitness tracking website with user authentication'

/** A folder with a space in its path, and nothing in it. */
async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'g1 build-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

interface EventLine {
  readonly seq: number
  readonly type: string
}

const readEvents = (lines: readonly string[]): readonly EventLine[] =>
  lines.map((line) => JSON.parse(line) as EventLine)

test('builds an application that starts, and tells of it event by event', { timeout: 240_000 }, async () => {
  const cwd = await place()
  const { code, stdout, stderr } = await startG1(cwd, ['build', text, '--out', 'app', '--json']).ended
  expect(stderr).toContain(`The application is in ${join(cwd, 'app')}`)
  expect(code).toBe(0)
  const events = readEvents(stdout)
  expect(events.map(({ seq }) => seq)).toStrictEqual(events.map((_, index) => index + 1))
  expect(events.at(-1)?.type).toBe('RunCompleted')
  const content = await readFile(join(cwd, 'app/package.json'), 'utf8')
  await using app = await StartedApp.in(join(cwd, 'app'), [{ path: 'package.json', content }])
  expect((await fetch(`${app.base}/health`)).status).toBe(200)
})

test('Ctrl-C leaves a run that the same command goes on with', { timeout: 240_000 }, async () => {
  const cwd = await place()
  const first = startG1(cwd, ['build', text, '--out', 'app'])
  await first.line(/Business Analyst → /)
  first.child.kill('SIGINT')
  const left = await first.ended
  expect(left.code).toBe(130)
  const run = /Left unfinished: (run_[\w-]+)/.exec(left.stdout.join('\n'))?.[1]
  expect(run).toBeDefined()
  expect(existsSync(join(cwd, 'app'))).toBe(false)

  const second = await startG1(cwd, ['build', text, '--out', 'app', '--json']).ended
  expect(second.stderr).toContain(`Going on with the unfinished run ${run}`)
  expect(second.code).toBe(0)
  const events = readEvents(second.stdout)
  expect(events.map(({ seq }) => seq)).toStrictEqual(events.map((_, index) => index + 1))
  expect(events.filter(({ type }) => type === 'OwnerChanged').length).toBeGreaterThan(1)

  const { stdout } = await startG1(cwd, ['runs']).ended
  expect(stdout).toHaveLength(1)
  expect(stdout[0]).toContain(`${run}  COMPLETED`)
})

test('a command that watches takes the run over when the process that carried it out is gone', {
  timeout: 240_000,
}, async () => {
  const cwd = await place()
  const builder = startG1(cwd, ['build', text, '--out', 'app'])
  const run = /run_[\w-]+/.exec(await builder.line(/^run_/))?.[0] ?? ''
  await builder.line(/Workflow Designer → /)
  const watcher = startG1(cwd, ['watch', run, '--json'])
  await watcher.line(/"HandedOff"/)
  builder.child.kill('SIGKILL')
  const { code, stdout } = await watcher.ended
  expect(code).toBe(0)
  const events = readEvents(stdout)
  expect(events.map(({ seq }) => seq)).toStrictEqual(events.map((_, index) => index + 1))
  expect(events.at(-1)?.type).toBe('RunCompleted')
  expect(events.filter(({ type }) => type === 'OwnerChanged').length).toBeGreaterThan(1)
})

test('refuses a folder that is not empty before it opens anything', async () => {
  const cwd = await place()
  await writeFile(join(cwd, 'letter.txt'), 'mine')
  const { code, stdout, stderr } = await startG1(cwd, ['build', text, '--out', '.']).ended
  expect({ code, stdout }).toStrictEqual({ code: 2, stdout: [] })
  expect(stderr).toContain('not empty')
  expect(existsSync(join(cwd, '.g1'))).toBe(false)
})
