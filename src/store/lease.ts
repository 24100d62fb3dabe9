import { type Incarnation, incarnation } from '../core/ids.ts'
import type { NodeRow, Store } from '../core/store/store.ts'
import type { Sql } from './sql.ts'

const until = `clock_timestamp() + $2::float8 * interval '1 millisecond'`

/** See `Store.openLease`. Sweeps out lives that ended over a day ago and own nothing any more. */
export async function openLease(sql: Sql, lease: Parameters<Store['openLease']>[0]): Promise<void> {
  await sql.query(
    `DELETE FROM node_lease n WHERE n.fenced_at < clock_timestamp() - interval '1 day'
       AND NOT EXISTS (SELECT FROM run r WHERE r.owner = n.incarnation)`,
  )
  await sql.query(`INSERT INTO node_lease (incarnation, node, version, lease_until) VALUES ($1, $3, $4, ${until})`, [
    lease.incarnation,
    lease.ttlMs,
    lease.node,
    lease.version,
  ])
}

/** See `Store.renewLease`. A lease that has run out, but that nobody has fenced, can be renewed. */
export async function renewLease(sql: Sql, node: Incarnation, ttlMs: number): Promise<boolean> {
  const rows = await sql.query(
    {
      name: 'renew_lease',
      text: `UPDATE node_lease SET lease_until = ${until} WHERE incarnation = $1 AND fenced_at IS NULL RETURNING 1`,
    },
    [node, ttlMs],
  )
  return rows.length > 0
}

/** See `Store.closeLease`. */
export async function closeLease(sql: Sql, node: Incarnation): Promise<void> {
  await sql.query('UPDATE node_lease SET fenced_at = clock_timestamp() WHERE incarnation = $1 AND fenced_at IS NULL', [
    node,
  ])
}

/** See `Store.fenceExpired`. */
export async function fenceExpired(sql: Sql): Promise<readonly Incarnation[]> {
  const rows = await sql.query<{ incarnation: string }>(
    `UPDATE node_lease SET fenced_at = clock_timestamp()
     WHERE fenced_at IS NULL AND lease_until < clock_timestamp() RETURNING incarnation`,
  )
  return rows.map((row) => incarnation(row.incarnation))
}

interface Row {
  readonly incarnation: string
  readonly node: string
  readonly version: string
  readonly started_at: number
  readonly lease_until: number
  readonly runs_owned: number
}

/** See `Store.nodes`. Oldest first; lives that ended are not among them. */
export async function nodes(sql: Sql): Promise<readonly NodeRow[]> {
  const rows = await sql.query<Row>(
    `SELECT n.incarnation, n.node, n.version, n.started_at, n.lease_until,
       (SELECT count(*) FROM run r WHERE r.owner = n.incarnation) AS runs_owned
     FROM node_lease n WHERE n.fenced_at IS NULL ORDER BY n.started_at, n.incarnation`,
  )
  return rows.map((row) => ({
    incarnation: incarnation(row.incarnation),
    node: row.node,
    version: row.version,
    startedAt: row.started_at,
    leaseUntil: row.lease_until,
    runsOwned: row.runs_owned,
  }))
}
