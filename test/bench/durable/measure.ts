import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgresSql } from '../../../src/store/postgres-sql.ts'
import type { Sql } from '../../../src/store/sql.ts'
import { startPostgres } from '../../support/postgres-cluster.ts'
import { cpuOf } from '../cpu-of.ts'
import type { Contestant } from './contestants.ts'
import { topFunctions } from './profile.ts'
import type { Counted, Done, Load, Ready, Setup } from './program.ts'

/** How much is asked of each contestant. */
export interface Size {
  readonly runs: number
  readonly steps: number
  readonly atOnce: number
  readonly bytes: number
  /** Have the program's process profiled, and print where its time went. */
  readonly profile: boolean
}

export interface Figures {
  readonly stepsPerSecond: number
  /** Transactions of Postgres that wrote; null where the server is another one. */
  readonly commitsPerStep: number | null
  readonly walPerStep: number | null
  /** µs of the program's process, and of its database or server. */
  readonly programCpu: number
  readonly serverCpu: number
}

const warmUpRuns = 10

/** Measures one contestant: a fresh server, a process of its own, a warm-up, the load, and a count of what was stored. */
export async function measure({ program, mode, title }: Contestant, size: Size): Promise<Figures> {
  const { runs, steps, atOnce, bytes, profile } = size
  const cluster = await startPostgres({ fsync: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'g1-bench-'))
  const databaseUrl = cluster.url('bench')
  const admin = openPostgresSql(cluster.url('postgres'), { poolSize: 1 })
  await admin.query('CREATE DATABASE bench')
  const setup: Setup = { databaseUrl, dataDir, steps, bytes, mode }
  const child = fork(program, [JSON.stringify(setup)], {
    execArgv: ['--no-deprecation', ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${dataDir}`] : [])],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    const { serverPid } = await message<Ready>(child)
    const load = async (count: number): Promise<Done> => {
      const ids = Array.from({ length: count }, () => randomUUID())
      child.send({ ids, atOnce } satisfies Load)
      return message<Done>(child)
    }
    const checked = async (): Promise<void> => {
      const { storedSteps } = await message<Counted>(child)
      const wrong = storedSteps.find((count) => count !== steps)
      if (wrong !== undefined) throw new Error(`${title}: a run ended with ${wrong} stored steps, expected ${steps}.`)
    }
    await load(Math.min(warmUpRuns, runs))
    await checked()
    const server = serverPid ?? cluster.pid
    const before = { cpu: await cpuOf(server), ...(await writtenBy(admin)) }
    const { seconds, cpuSeconds } = await load(runs)
    const after = { cpu: await cpuOf(server), ...(await writtenBy(admin)) }
    await checked()
    const total = runs * steps
    return {
      stepsPerSecond: total / seconds,
      commitsPerStep: serverPid === null ? (after.commits - before.commits) / total : null,
      walPerStep: serverPid === null ? (after.wal - before.wal) / total : null,
      programCpu: (cpuSeconds / total) * 1e6,
      serverCpu: ((after.cpu - before.cpu) / total) * 1e6,
    }
  } finally {
    const ended = child.exitCode === null ? once(child, 'exit') : null
    if (child.connected) child.disconnect()
    await ended
    if (profile) console.table(await topFunctions(dataDir))
    await admin.close()
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** A transaction that writes takes the next id, so ids count the commits that had to reach the disk. */
async function writtenBy(admin: Sql): Promise<{ readonly wal: number; readonly commits: number }> {
  const [row] = await admin.query<{ wal: string; commits: string }>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS wal, pg_snapshot_xmax(pg_current_snapshot())::text AS commits`,
  )
  return { wal: Number(row?.wal), commits: Number(row?.commits) }
}

async function message<Message>(child: ChildProcess): Promise<Message> {
  const [given] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The program ended with ${String(code)}.`)
    }),
  ])) as [Message]
  return given
}
