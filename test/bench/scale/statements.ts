import type { Sql } from '../../../src/store/sql.ts'

/** What a statement cost on the whole since the last reset. */
export interface Cost {
  readonly calls: number
  readonly buffers: number
  readonly wal: number
  readonly ms: number
}

/** The statements of the store that are looked at, by what only their text has. */
const known = {
  append: '%WITH input AS MATERIALIZED%',
  claim: '%WITH me AS MATERIALIZED%',
  survey: '%WITH claimable AS MATERIALIZED%',
  changed: '%changed_xid::text::bigint >=%',
} as const

export type Known = keyof typeof known

/** Makes Postgres count per statement (it was started with `pg_stat_statements`), from now on. */
export async function countStatements(sql: Sql): Promise<void> {
  await sql.script('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
  await sql.query('SELECT pg_stat_statements_reset()')
}

/** The cost of one statement, whoever sent it. */
export async function costOf(sql: Sql, name: Known): Promise<Cost> {
  const [row] = await sql.query<Cost>(
    `SELECT coalesce(sum(calls), 0)::float8 AS calls, coalesce(sum(shared_blks_hit + shared_blks_read), 0)::float8 AS buffers,
       coalesce(sum(wal_bytes), 0)::float8 AS wal, coalesce(sum(total_exec_time), 0) AS ms
     FROM pg_stat_statements WHERE query LIKE $1 AND query NOT LIKE '%pg_stat_statements%'`,
    [known[name]],
  )
  if (row === undefined) throw new Error('Found no sum, expected one row.')
  return row
}

/** Statements of any kind so far, without those that count. */
export async function statements(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ calls: number }>(
    `SELECT coalesce(sum(calls), 0)::float8 AS calls FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%'`,
  )
  return row?.calls ?? 0
}
