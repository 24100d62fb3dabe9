import { setTimeout as wait } from 'node:timers/promises'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import type { Database } from '../../src/store/sql.ts'
import { openCluster } from './cluster.ts'
import * as log from './log-checks.ts'
import { startPostgresProxy } from './postgres-proxy.ts'
import { pick, randomFrom } from './random.ts'
import { Subscriber } from './subscriber.ts'
import { Tally } from './tally.ts'
import { Traffic } from './traffic.ts'

/** What came of the loss of a log's tail. */
export interface Promoted {
  /** Events that the primary had and the standby has not. */
  readonly lost: number
  /** Codes that subscribers were refused with. */
  readonly refusals: readonly string[]
  readonly staleAppends: number
  readonly broken: Readonly<Record<string, readonly string[]>>
}

const ttlMs = 1_500
const events = async (sql: Database): Promise<number> =>
  (await sql.query<{ count: number }>('SELECT count(*) FROM run_event'))[0]?.count ?? 0

/** Polls until something holds, for two minutes. */
async function holdsInTime(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds().catch(() => false)) return true
    await wait(200)
  }
  return false
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  if (!(await holdsInTime(holds))) throw new Error(`Waited two minutes in vain until ${what}.`)
}

/**
 * Runs go on and are watched; a standby stops following; the primary goes on a while and dies; the standby is promoted,
 * and the nodes are led to it. What they and their watchers know is not in the log any more.
 */
export async function promoteStandby(seed: number): Promise<Promoted> {
  const [random, tally] = [randomFrom(seed), new Tally()]
  const cluster = await openCluster({ seed, ttlMs, random, tally })
  const replication = await startPostgresProxy({ target: () => cluster.postgres.port, random, tally })
  const standby = await cluster.postgres.standby(replication.port)
  const [sql, store] = [openPostgresSql(standby.url('postgres')), await openPostgres(standby.url('postgres'))]
  const before = new Traffic({ urls: cluster.urls, sql: cluster.sql, random, tally, going: 30 })
  const after = new Traffic({ urls: cluster.urls, sql, random, tally, going: 0 })
  const urlOf = (): string | null => (cluster.urls().length === 0 ? null : pick(random, cluster.urls()))
  try {
    before.run()
    await until('thirty runs go on', async () => (await before.unfinished()) >= 30 && (await events(sql)) > 300)
    replication.freeze()
    const followed = await events(sql)
    const subscribers = [...before.started.values()].map((run) => new Subscriber(run, { urlOf, random }))
    await until('more is written', async () => (await events(cluster.sql)) > followed + 300)
    const lost = (await events(cluster.sql)) - (await events(sql))
    await before.stop()
    await cluster.postgres.kill()
    await replication.close()
    await sql.query('SELECT pg_promote()')
    cluster.lead(standby)
    after.close()
    after.run()
    await holdsInTime(async () => (await after.unfinished()) === 0)
    await Promise.all(subscribers.map((subscriber) => subscriber.stop()))
    return {
      lost,
      refusals: subscribers.flatMap(({ refusals }) => refusals),
      staleAppends: tally.of('stale appends refused'),
      broken: {
        'every run ends': await log.unended(sql, []),
        'seq is 1..n': await log.withGaps(sql),
        'epochs never fall': await log.withFallingEpochs(sql),
        'no answer stands in a log twice': await log.answeredTwice(sql),
        'a log folds to the status of its run': await log.foldedOtherwise(sql, store),
      },
    }
  } finally {
    await before.stop()
    await after.stop()
    await sql.close()
    await store.close()
    await standby.stop()
    await cluster.close()
  }
}
