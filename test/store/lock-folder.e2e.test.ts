import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderLocked } from '../../src/core/store/errors.ts'
import { folderHolder, lockFolder } from '../../src/store/lock-folder.ts'

let folder: string
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g1 lock-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  await rm(folder, { recursive: true, force: true })
})

/** Starts a process that wants the folder; the line that it says. */
async function contender(at: string, url = 'http://127.0.0.1:8013'): Promise<{ child: ChildProcess; said: string }> {
  const script = join(import.meta.dirname, '../support/lock-holder.ts')
  const child = spawn(process.execPath, [script, at, url], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const [said] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, said }
}

const refusal = (at: string): Promise<unknown> =>
  lockFolder(at).then(
    () => 'locked',
    (error: unknown) => error,
  )

test('a second process is told who holds the folder and where it answers', async () => {
  const { child, said } = await contender(folder)
  expect(said).toBe('locked')
  expect(await refusal(folder)).toMatchObject({ code: 'FOLDER_LOCKED', pid: child.pid, url: 'http://127.0.0.1:8013' })
  expect(await folderHolder(folder)).toMatchObject({ pid: child.pid })
})

test('the folder is free after kill -9 of its holder, and the left-over socket goes', async () => {
  const { child } = await contender(folder)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  expect(await readdir(folder)).toHaveLength(1)
  expect(await folderHolder(folder)).toBeNull()
  const lock = await lockFolder(folder)
  expect(await readdir(folder)).toHaveLength(1)
  await lock.release()
  expect(await readdir(folder)).toEqual([])
})

test('of many that want a folder with left-over sockets at once, exactly one gets it', async () => {
  const { child } = await contender(folder)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  const said = (await Promise.all(Array.from({ length: 6 }, () => contender(folder)))).map((one) => one.said)
  expect(said.filter((line) => line === 'locked')).toHaveLength(1)
  expect(said.filter((line) => line.includes('expected it free'))).toHaveLength(5)
})

test('a folder whose name is longer than a socket may have', async () => {
  const long = join(folder, 'a'.repeat(90), 'ü'.repeat(60))
  await mkdir(long, { recursive: true })
  const { child, said } = await contender(long)
  expect(said).toBe('locked')
  expect(await refusal(long)).toMatchObject({ code: 'FOLDER_LOCKED', pid: child.pid })
  child.stdin?.end()
  await once(child, 'exit')
  const lock = await lockFolder(long)
  await expect(lockFolder(long)).rejects.toThrow(FolderLocked)
  await lock.release()
  const again = await lockFolder(long)
  await again.release()
})
