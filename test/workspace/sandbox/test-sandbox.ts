import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, type TestContext } from 'vitest'
import { type Sandbox, type SandboxOptions, openSandbox } from '../../../src/workspace/sandbox/sandbox.ts'

/** A folder that is removed when the test ends. Its name has a space: paths must be passed whole. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'g1 test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A sandbox with a root of its own. */
export async function freshSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const root = join(await freshFolder(), 'jobs')
  const sandbox = await openSandbox({ root, incarnation: 'node-1', ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** Skips the test, saying why, where jobs cannot be confined. */
export async function confinedSandbox(context: TestContext): Promise<Sandbox> {
  const sandbox = await freshSandbox()
  context.skip(sandbox.mode === 'reduced', sandbox.reason)
  return sandbox
}

/** A search path with everything that jobs need but bubblewrap. */
export async function pathWithoutBubblewrap(): Promise<string> {
  const folder = await freshFolder()
  for (const name of ['prlimit', 'setpriv', 'true', 'grep', 'sleep', 'rmdir']) {
    const found = ['/usr/bin', '/bin'].map((place) => join(place, name))
    await symlink(found[0] ?? '', join(folder, name))
  }
  return folder
}

/** A number of seconds that no other process on this machine sleeps: by it the processes of a job are found. */
export const uniqueSleep = (): string => `${randomInt(10_000, 99_999)}.${randomInt(100_000, 999_999)}`

/** Process ids, in the view of the host, of those whose command line holds `text`. */
export async function processesWith(text: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (line.split('\0').includes(text)) found.push(pid)
  }
  return found
}
