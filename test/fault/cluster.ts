import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Store } from '../../src/core/store/store.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import type { Database } from '../../src/store/sql.ts'
import { freePort } from '../support/free-port.ts'
import { type PostgresCluster, startPostgres } from '../support/postgres-cluster.ts'
import { type RedisProcess, startRedis } from '../support/redis-process.ts'
import { type FsyncStall, openFsyncStall } from './fsync-stall.ts'
import { NodeSeat } from './node-seat.ts'
import { type PostgresProxy, startPostgresProxy } from './postgres-proxy.ts'
import type { Random } from './random.ts'
import { noteReceipts } from './receipts.ts'
import type { Tally } from './tally.ts'
import { startWitness, type Witness } from './witness.ts'

/** A node with its own way to Postgres. */
export interface Place {
  readonly seat: NodeSeat
  readonly proxy: PostgresProxy
  readonly dataDir: string
}

/** Three nodes on one Postgres and one Redis, a witness, and everything that can be done to them. */
export interface Cluster {
  readonly postgres: PostgresCluster
  /** The Postgres that the nodes are led to. */
  lead(postgres: PostgresCluster): void
  redis(): RedisProcess | null
  restartRedis(): Promise<void>
  readonly places: readonly Place[]
  readonly witness: Witness
  readonly stall: FsyncStall | null
  /** Past the proxies. */
  readonly sql: Database
  readonly store: Store
  /** Of the nodes that answer. */
  readonly urls: () => readonly string[]
  close(): Promise<void>
}

export interface ClusterOptions {
  readonly seed: number
  readonly ttlMs: number
  readonly random: Random
  readonly tally: Tally
}

const hour = 3_600_000
/** The clocks of the three nodes: right, right, and an hour fast. */
const clockShifts = [0, 0, hour]
const database = 'postgres'
const ownBrain = fileURLToPath(new URL('../../brain', import.meta.url))
const faultBrain = fileURLToPath(new URL('brain', import.meta.url))

/** Starts all of it. What was started ends again if a later part fails. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) await end()
  }
  try {
    return { ...(await open(options, (end) => void closers.push(end))), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function open(
  { seed, ttlMs, random, tally }: ClusterOptions,
  atEnd: (end: () => Promise<unknown>) => void,
): Promise<Omit<Cluster, 'close'>> {
  const root = await mkdtemp(join(tmpdir(), 'g1-fault-'))
  atEnd(() => rm(root, { recursive: true, force: true }))
  const brain = join(root, 'brain')
  await cp(ownBrain, brain, { recursive: true })
  await cp(faultBrain, brain, { recursive: true })
  const stall = await openFsyncStall()
  if (stall !== null) atEnd(stall.remove)
  const postgres = await startPostgres({
    fsync: true,
    settings: { track_commit_timestamp: 'on' },
    ...(stall === null ? {} : { env: stall.env }),
  })
  atEnd(postgres.stop)
  const store = await openPostgres(postgres.url(database))
  atEnd(() => store.close())
  const sql = openPostgresSql(postgres.url(database))
  atEnd(() => sql.close())
  await sql.script(noteReceipts)
  const redisPort = await freePort()
  let redis = await startRedis(redisPort)
  atEnd(async () => redis?.stop())
  const witness = await startWitness(seed)
  atEnd(witness.stop)
  let { port: target } = postgres
  const places = await Promise.all(
    clockShifts.map(async (clockShiftMs, index): Promise<Place> => {
      const proxy = await startPostgresProxy({ target: () => target, random, tally })
      atEnd(proxy.close)
      const dataDir = join(root, `node-${index}`)
      const env = {
        PORT: '0',
        G1_DATA: dataDir,
        G1_BRAIN: brain,
        G1_LEASE_TTL_MS: String(ttlMs),
        G1_LOG: process.env['G1_LOG'] ?? 'silent',
        G1_SEED: String(seed + index),
        DATABASE_URL: `postgres://postgres@127.0.0.1:${proxy.port}/${database}`,
        FAULT_WITNESS: witness.url,
        ...(redis === null ? {} : { REDIS_URL: redis.url }),
      }
      const seat = new NodeSeat({ name: `node-${index}`, env, clockShiftMs, tally })
      atEnd(() => seat.close())
      return { seat, proxy, dataDir }
    }),
  )
  await Promise.all(places.map(({ seat }) => seat.open()))
  return {
    postgres,
    lead: ({ port }) => {
      target = port
    },
    redis: () => redis,
    restartRedis: async () => {
      redis = await startRedis(redisPort)
    },
    places,
    witness,
    stall,
    sql,
    store,
    urls: () => places.flatMap(({ seat }) => seat.url ?? []),
  }
}
