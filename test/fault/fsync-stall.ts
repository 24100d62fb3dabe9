import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A switch that makes every sync of a Postgres take 300 ms. */
export interface FsyncStall {
  /** The environment that Postgres has to be started with. */
  readonly env: Readonly<Record<string, string>>
  readonly on: () => Promise<void>
  readonly off: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** Compiles the switch; null where the machine has no C compiler. */
export async function openFsyncStall(): Promise<FsyncStall | null> {
  const folder = await mkdtemp(join(tmpdir(), 'g1-stall-'))
  await chmod(folder, 0o755)
  const library = join(folder, 'stall.so')
  const file = join(folder, 'on')
  const source = fileURLToPath(new URL('stall.c', import.meta.url))
  const compiler = spawn('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl'], { stdio: 'inherit' })
  const compiled = await once(compiler, 'exit').then(
    () => compiler.exitCode === 0,
    () => false,
  )
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  if (!compiled) {
    await remove()
    return null
  }
  return {
    env: { LD_PRELOAD: library, G1_STALL_FILE: file },
    on: () => writeFile(file, ''),
    off: () => rm(file, { force: true }),
    remove,
  }
}
