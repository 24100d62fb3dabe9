import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { defaultTenant } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import type { Database } from '../../src/store/sql.ts'
import { cloneDatabase } from '../support/database.ts'
import { withServer } from '../support/with-server.ts'

withServer('ten thousand timers that are due in one second', inject('postgres'), (server) => {
  const runs = 1_000
  const timers = 10_000
  let url: string
  let sql: Database
  const stores: Store[] = []
  const open = async (): Promise<Store> => {
    const store = await openPostgres(url, { poolSize: 2 })
    stores.push(store)
    return store
  }
  beforeAll(async () => {
    url = await cloneDatabase(server)
    sql = openPostgresSql(url)
    await sql.query(
      `INSERT INTO run (tenant_id, run_id, title, title_folded, status)
       SELECT $1, gen_random_uuid(), 'A run', 'a run', 'RUNNING' FROM generate_series(1, $2)`,
      [defaultTenant, runs],
    )
  })
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await sql.close()
  })

  /** Arms timers that are due within the second that begins now. */
  const arm = async (): Promise<void> => {
    await sql.query('DELETE FROM timer')
    await sql.query('DELETE FROM inbox')
    await sql.query(
      `INSERT INTO timer (tenant_id, run_id, key, due_at, body)
       SELECT tenant_id, run_id, 't' || n, clock_timestamp() + random() * interval '1 second', '{}'
       FROM run, generate_series(1, $1) n`,
      [timers / runs],
    )
  }
  const early = async (): Promise<number> => {
    const [row] = await sql.query<{ n: number }>('SELECT count(*) AS n FROM inbox WHERE at > clock_timestamp()')
    return row?.n ?? 0
  }
  /** As a node does: whatever is due, until everything has fired. What breaks is tried again by another store. */
  const fireAll = async (next: () => Promise<Store>, left: () => Promise<boolean>): Promise<number> => {
    let fired = 0
    let store = await next()
    while (await left()) {
      try {
        fired += (await store.fireTimers(1_000)).length
        expect(await early()).toBe(0)
      } catch {
        store = await next()
      }
    }
    return fired
  }
  const left = async (): Promise<boolean> =>
    (await sql.query('SELECT FROM timer WHERE message_id IS NULL LIMIT 1')).length > 0
  const messages = async () =>
    sql.query<{ messages: number; timers: number; waiting: number }>(
      `SELECT count(*) AS messages, count(DISTINCT (run_id, type)) AS timers,
         (SELECT sum(waiting) FROM run)::int AS waiting FROM inbox`,
    )

  test('each fires once, on whichever node, none early', async () => {
    await arm()
    await sql.query('UPDATE run SET waiting = 0, due_at = NULL')
    const fired = await Promise.all([fireAll(open, left), fireAll(open, left), fireAll(open, left)])
    expect(fired.reduce((sum, one) => sum + one, 0)).toBe(timers)
    expect(await messages()).toEqual([{ messages: timers, timers, waiting: timers }])
    expect(await sql.query('SELECT FROM run WHERE due_at IS NULL OR due_at > clock_timestamp()')).toEqual([])
  })

  test('none is lost and none fires twice where nodes are cut off in the middle and start again', async () => {
    await arm()
    await sql.query('UPDATE run SET waiting = 0, due_at = NULL')
    let cut = 0
    const cutting = async (): Promise<void> => {
      while (cut < 4 && (await left())) {
        const rows = await sql.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%UPDATE timer%' AND state = 'active'`,
        )
        cut += rows.length
      }
    }
    await Promise.all([fireAll(open, left), fireAll(open, left), cutting()])
    expect(cut).toBeGreaterThan(0)
    expect(await messages()).toEqual([{ messages: timers, timers, waiting: timers }])
  })
})
