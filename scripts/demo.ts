import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const sentence = 'Build a fitness tracking website with user authentication'
/** Moves the pages of one kind of thing away from where they belong, in the Developer's first edit. */
const flaw = 'broken_route'
const root = resolve(import.meta.dirname, '..')

/** `demo-app`, or the first of `demo-app-2`, `demo-app-3` … that is free. */
async function freeFolder(): Promise<string> {
  for (let number = 1; ; number++) {
    const folder = join(root, number === 1 ? 'demo-app' : `demo-app-${number}`)
    if (!existsSync(folder) || (await readdir(folder)).length === 0) return folder
  }
}

const out = await freeFolder()
const data = await mkdtemp(join(tmpdir(), 'g1-demo-'))
console.log(`G1 builds an application from one sentence: “${sentence}”
It goes to ${out}

For the demonstration one flaw is put into the Developer's first edit, on purpose.
The acceptance tests know nothing of it. They have to find it, so that the edit is refused and done over.
`)
// Ctrl-C reaches the command, too: it ends in order, and this waits for it.
process.on('SIGINT', () => undefined)
const command = [join(root, 'src/cli/main.ts'), 'build', sentence, '--out', out, '--drill', flaw]
const child = spawn(process.execPath, command, {
  stdio: 'inherit',
  env: { ...process.env, INIT_CWD: root, G1_DATA: data, DATABASE_URL: '', REDIS_URL: '', G1_BRAIN: '', G1_ROLES: '' },
})
try {
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
} finally {
  await rm(data, { recursive: true, force: true })
}
