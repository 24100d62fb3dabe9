import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock, uuid7Source } from '../../../src/core/clock.ts'
import { openPostgres } from '../../../src/store/open-postgres.ts'
import { openPostgresSql } from '../../../src/store/postgres-sql.ts'
import type { Sql } from '../../../src/store/sql.ts'
import { startPostgres } from '../../support/postgres-cluster.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { checkOptions, numberOption } from '../options.ts'
import { quantile } from '../quantiles.ts'
import { appendedTurns, appendLoad } from './append-load.ts'
import { fill } from './fill.ts'
import { firstPages } from './first-pages.ts'
import { costOf, countStatements, type Known, statements } from './statements.ts'

const idleMs = 20_000

type Row = Readonly<Record<string, string | number>>

/** What the same things cost on an empty database and on one with a million stored runs. */
export async function scale(args: readonly string[]): Promise<void> {
  checkOptions(args, ['runs', 'waiting', 'samples'])
  const runs = numberOption(args, 'runs', 1_000_000)
  const waiting = Math.min(numberOption(args, 'waiting', 10_000), runs)
  const samples = numberOption(args, 'samples', 300)
  const cluster = await startPostgres({
    fsync: true,
    settings: { shared_preload_libraries: 'pg_stat_statements' },
  })
  const url = cluster.url('postgres')
  const sql = openPostgresSql(url, { poolSize: 1 })
  try {
    await (await openPostgres(url)).close()
    const empty = { ...(await appends(url, sql)), ...(await idle(url, sql)) }
    const began = performance.now()
    await fill(sql, { runs, waiting })
    console.log(
      `${runs} runs, ${waiting} of them waiting, stored in ${((performance.now() - began) / 1_000).toFixed(0)} s`,
    )
    const full = { ...(await appends(url, sql)), ...(await idle(url, sql)) }
    console.table(
      Object.fromEntries(
        Object.entries(empty).map(([name, before]) => {
          const after = full[name] ?? Number.NaN
          return [name, { empty: round(before), full: round(after), 'full ÷ empty': round(after / before) }]
        }),
      ),
    )
    const node = await startNode(url)
    try {
      const pages = await firstPages(node.url, samples)
      console.table(Object.fromEntries(Object.entries(pages).map(([name, times]) => [name, spread(times)])))
    } finally {
      await node.stop()
    }
  } finally {
    await sql.close()
    await cluster.stop()
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

const spread = (times: readonly number[]): Row => ({
  samples: times.length,
  'p50 ms': round(quantile(times, 0.5)),
  'p99 ms': round(quantile(times, 0.99)),
})

type Figures = Readonly<Record<string, number>>

/** What a turn's append costs the database. A first load warms up what the second measures. */
async function appends(url: string, sql: Sql): Promise<Figures> {
  const store = await openPostgres(url)
  const ids = uuid7Source(systemClock, randomUUID)
  await appendLoad(store, () => ids.uuid7())
  await sql.script('CHECKPOINT')
  await appendLoad(store, () => ids.uuid7())
  await countStatements(sql)
  await appendLoad(store, () => ids.uuid7())
  await store.close()
  const append = await costOf(sql, 'append')
  const claim = await costOf(sql, 'claim')
  return {
    'append: WAL bytes a turn': append.wal / appendedTurns,
    'append: buffers a turn': append.buffers / appendedTurns,
    'append: µs of the database a turn': (append.ms * 1_000) / appendedTurns,
    'claim of 100 runs: buffers': claim.buffers / claim.calls,
  }
}

/** What a node costs that has nothing to do. */
async function idle(url: string, sql: Sql): Promise<Figures> {
  const node = await startNode(url)
  try {
    await pause(3_000) // until it has started and looked around
    await countStatements(sql)
    const began = performance.now()
    await pause(idleMs)
    const calls = await statements(sql)
    const seconds = (performance.now() - began) / 1_000
    const each = async (name: Known): Promise<number> => {
      const { buffers, calls: count } = await costOf(sql, name)
      return buffers / count
    }
    return {
      'idle node: statements a second': calls / seconds,
      'idle node: buffers of a look': await each('survey'),
      'idle node: memory (MB)': await residentMb(node.pid),
    }
  } finally {
    await node.stop()
  }
}

async function startNode(url: string) {
  const dataDir = await mkdtemp(join(tmpdir(), 'g1-bench-scale-'))
  const node = await startServerProcess({ DATABASE_URL: url, G1_DATA: dataDir, G1_LOG: 'error' })
  return {
    url: node.url,
    pid: node.pid,
    stop: async () => {
      await node.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024
}
