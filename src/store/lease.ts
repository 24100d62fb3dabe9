import { type Incarnation, incarnation } from '../core/ids.ts'
import type { LeaseRenewal, LostNodeRow, NewLease, NodeRole, NodeRow, RenewedLease } from '../core/store/store.ts'
import type { Sql, Statement } from './sql.ts'

const ttl = (parameter: string): string => `${parameter}::float8 * interval '1 millisecond'`

/** See `Store.openLease`. Sweeps out lives that ended over a day ago and own nothing any more. */
export async function openLease(sql: Sql, lease: NewLease): Promise<void> {
  await sql.query(
    `DELETE FROM node_lease n WHERE n.fenced_at < clock_timestamp() - interval '1 day'
       AND NOT EXISTS (SELECT FROM run r WHERE r.owner = n.incarnation)`,
  )
  await sql.query(
    `INSERT INTO node_lease (incarnation, node, version, roles, run_limit, lease_until)
     VALUES ($1, $2, $3, $4::text[], $5, clock_timestamp() + ${ttl('$6')})`,
    [lease.incarnation, lease.node, lease.version, lease.roles, lease.activeRuns, lease.ttlMs],
  )
}

/**
 * A lease that has run out, but that nobody has fenced, can be renewed; then `held_since` begins anew. So it does already
 * where less than 0.4 of the length was left: whatever kept this renewal back may have kept back those of others, whose
 * leases then run out while this one still holds. A renewal that comes in time leaves three quarters.
 *
 * Rows of others are skipped where they are locked: two that renew themselves and fence each other would wait for ever,
 * and who holds the lock may just be renewing, or be in the middle of a claim (see there).
 */
const renewal: Statement = {
  name: 'renew_lease',
  text: `
WITH mine AS MATERIALIZED (
  SELECT incarnation,
    CASE WHEN lease_until < clock_timestamp() + 0.4 * ${ttl('$2')} THEN clock_timestamp() ELSE held_since END AS held_since
  FROM node_lease WHERE incarnation = $1 AND fenced_at IS NULL FOR NO KEY UPDATE
), renewed AS (
  UPDATE node_lease n SET lease_until = clock_timestamp() + ${ttl('$2')}, held_since = mine.held_since,
    active = $3, under_way = $4, draining = $5, taken_over = $6
  FROM mine WHERE n.incarnation = mine.incarnation
), expired AS MATERIALIZED (
  SELECT n.incarnation FROM node_lease n CROSS JOIN mine
  WHERE mine.held_since + ${ttl('$2')} <= clock_timestamp()
    AND n.incarnation <> mine.incarnation AND n.fenced_at IS NULL AND n.lease_until < clock_timestamp()
  FOR UPDATE OF n SKIP LOCKED
), fenced AS (
  UPDATE node_lease n SET fenced_at = clock_timestamp() FROM expired WHERE n.incarnation = expired.incarnation
  RETURNING n.incarnation
)
SELECT
  (SELECT coalesce(array_agg(incarnation), '{}') FROM fenced) AS fenced,
  (SELECT extract(epoch FROM min(greatest(n.lease_until, mine.held_since + ${ttl('$2')})) - clock_timestamp())::float8 * 1000
   FROM node_lease n
   WHERE n.incarnation <> mine.incarnation AND n.fenced_at IS NULL
     AND NOT EXISTS (SELECT FROM fenced f WHERE f.incarnation = n.incarnation)) AS next_fence_ms
FROM mine`,
}

/** See `Store.renewLease`. */
export async function renewLease(
  sql: Sql,
  { incarnation: node, ttlMs, load }: LeaseRenewal,
): Promise<RenewedLease | null> {
  const [row] = await sql.query<{ fenced: readonly string[]; next_fence_ms: number | null }>(renewal, [
    node,
    ttlMs,
    load.active,
    load.underWay,
    load.draining,
    load.takenOver,
  ])
  return row === undefined ? null : { fenced: row.fenced.map(incarnation), nextFenceMs: row.next_fence_ms }
}

/** See `Store.closeLease`. A lease that somebody else ended had run out before; one that its node closes never has. */
export async function closeLease(sql: Sql, node: Incarnation): Promise<void> {
  await sql.query(
    `UPDATE node_lease n SET fenced_at = ending.at, lease_until = greatest(n.lease_until, ending.at)
     FROM (SELECT clock_timestamp() AS at) ending WHERE incarnation = $1 AND fenced_at IS NULL`,
    [node],
  )
}

/** See `Store.now`. */
export async function now(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ now: number }>('SELECT clock_timestamp() AS now')
  if (row === undefined) throw new TypeError('Found no row, expected the time.')
  return row.now
}

interface Row {
  readonly incarnation: string
  readonly node: string
  readonly version: string
  readonly roles: readonly NodeRole[]
  readonly run_limit: number
  readonly active: number
  readonly under_way: number
  readonly draining: boolean
  readonly taken_over: number
  readonly started_at: number
  readonly lease_until: number
  readonly runs_owned: number
}

/** See `Store.nodes`. Oldest first; lives that ended are not among them. */
export async function nodes(sql: Sql): Promise<readonly NodeRow[]> {
  const rows = await sql.query<Row>(
    `SELECT n.incarnation, n.node, n.version, n.roles, n.run_limit, n.active, n.under_way, n.draining, n.taken_over,
       n.started_at, n.lease_until, (SELECT count(*) FROM run r WHERE r.owner = n.incarnation) AS runs_owned
     FROM node_lease n WHERE n.fenced_at IS NULL ORDER BY n.started_at, n.incarnation`,
  )
  return rows.map((row) => ({
    incarnation: incarnation(row.incarnation),
    node: row.node,
    version: row.version,
    roles: row.roles,
    activeRuns: row.run_limit,
    active: row.active,
    underWay: row.under_way,
    draining: row.draining,
    takenOver: row.taken_over,
    startedAt: row.started_at,
    leaseUntil: row.lease_until,
    runsOwned: row.runs_owned,
  }))
}

/** See `Store.lostNodes`. */
export async function lostNodes(sql: Sql, limit: number): Promise<readonly LostNodeRow[]> {
  const rows = await sql.query<Pick<Row, 'incarnation' | 'node' | 'version' | 'started_at'> & { fenced_at: number }>(
    `SELECT incarnation, node, version, started_at, fenced_at FROM node_lease
     WHERE fenced_at > lease_until ORDER BY fenced_at DESC, incarnation LIMIT $1`,
    [limit],
  )
  return rows.map((row) => ({
    incarnation: incarnation(row.incarnation),
    node: row.node,
    version: row.version,
    startedAt: row.started_at,
    lostAt: row.fenced_at,
  }))
}
