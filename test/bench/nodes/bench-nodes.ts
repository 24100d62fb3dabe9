import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPostgresSql } from '../../../src/store/postgres-sql.ts'
import type { Sql } from '../../../src/store/sql.ts'
import { freePort } from '../../support/free-port.ts'
import { startPostgres } from '../../support/postgres-cluster.ts'
import { type RedisProcess, startRedis } from '../../support/redis-process.ts'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { startToolServer, type ToolServer } from './tool-server.ts'

/** Nodes of G1 as processes on one Postgres, with fsync, and one Redis. */
export interface BenchNodes {
  readonly sql: Sql
  readonly redis: RedisProcess
  readonly tool: ToolServer
  /** The environment of a node of that name. */
  env(name: string): Readonly<Record<string, string>>
  start(name: string, env?: Readonly<Record<string, string>>): Promise<ServerProcess>
  close(): Promise<void>
}

const brain = fileURLToPath(new URL('../brain', import.meta.url))

/** Starts what nodes need; `toolMs` is how long a tool step takes. Postgres notes when each transaction committed. */
export async function openBenchNodes({ toolMs }: { readonly toolMs: number }): Promise<BenchNodes> {
  const root = await mkdtemp(join(tmpdir(), 'g1-bench-nodes-'))
  const tool = await startToolServer(toolMs)
  await cp(brain, join(root, 'brain'), { recursive: true })
  const terms = { title: 'Answers when the benchmark says so', url: tool.url, on_loss: 'retry', timeout_ms: 600_000 }
  await writeFile(join(root, 'brain/tools/kilobyte.json'), JSON.stringify(terms))
  const postgres = await startPostgres({ fsync: true, settings: { track_commit_timestamp: 'on' } })
  const redis = await startRedis(await freePort())
  if (redis === null) throw new Error('Found no redis-server on this machine, expected one; install it.')
  const sql = openPostgresSql(postgres.url('postgres'), { poolSize: 1 })
  const nodes: ServerProcess[] = []
  const envOf = (name: string): Readonly<Record<string, string>> => ({
    DATABASE_URL: postgres.url('postgres'),
    REDIS_URL: redis.url,
    G1_BRAIN: join(root, 'brain'),
    G1_DATA: join(root, name),
    G1_NODE: name,
    G1_PROVIDER: 'null',
    G1_LOG: 'error',
  })
  return {
    sql,
    redis,
    tool,
    env: envOf,
    start: async (name, env = {}) => {
      const node = await startServerProcess({ ...envOf(name), ...env })
      nodes.push(node)
      return node
    },
    close: async () => {
      await Promise.all(nodes.map((node) => node.kill()))
      await tool.close()
      await sql.close()
      await redis.kill()
      await postgres.stop()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** When the transaction of each event of a run committed, by its seq, in milliseconds of the wall clock. */
export async function commitTimes(sql: Sql, runId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await sql.query<{ seq: number; at: number }>(
    `SELECT seq, (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS at FROM run_event WHERE run_id = $1`,
    [runId],
  )
  return new Map(rows.map(({ seq, at }) => [seq, at]))
}
