import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)

/** A checkout where only what the server needs is installed. */
async function bareCheckout(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'g1-bare-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'src/client'), { recursive: true })
  await mkdir(join(folder, 'web'))
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(join(folder, 'package-lock.json'), '{}')
  await copyFile(resolve(import.meta.dirname, '../../web/build.ts'), join(folder, 'web/build.ts'))
  return folder
}

test('a server starts where its console cannot be built, and says what to do; whoever wants to build it fails', async () => {
  const cwd = await bareCheckout()
  const { stderr } = await run(process.execPath, ['web/build.ts', '--optional'], { cwd })
  expect(stderr).toMatch(/could not be built: Cannot find package 'vite'.*\n.*shows none\..*npm ci/)
  await expect(run(process.execPath, ['web/build.ts'], { cwd })).rejects.toMatchObject({ code: 1 })
})
