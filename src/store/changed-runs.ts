import { InvalidInput } from '../core/errors.ts'
import type { TenantId } from '../core/ids.ts'
import type { RunRow } from '../core/store/store.ts'
import { type RunColumns, runColumns, toRunRow } from './run-list.ts'
import type { Sql } from './sql.ts'

/**
 * A moment is no clock time: a change that was stamped earlier can become visible later, and a reader that has moved
 * on would miss it. It is the oldest transaction still open at the look (`pg_snapshot_xmin`): whatever that look could
 * not see was written by this transaction or a later one. Changes between it and the look come twice; none is missed.
 *
 * `xid` is such a moment. `xid/lastXid/lastRun` is a place within a list that was longer than `limit`: the rest comes
 * first, and only then does the moment move on to `xid`.
 */
const shape = /^(\d{1,20})(?:\/(\d{1,20})\/([0-9a-f-]{36}))?$/

interface Changed extends RunColumns {
  readonly changed_xid: string
}

/** See `Store.changedRuns`. */
export async function changedRuns(
  sql: Sql,
  tenant: TenantId,
  since: string | null,
  limit: number,
): Promise<{ readonly runs: readonly RunRow[]; readonly now: string }> {
  if (since === null) return { runs: [], now: await horizon(sql) }
  const [, xid, lastXid, lastRun] = shape.exec(since) ?? []
  if (xid === undefined)
    throw new InvalidInput(`Found "${since.slice(0, 60)}", expected a moment that an earlier call returned.`, ['since'])
  // Read before the rows: what commits in between comes twice.
  const next = lastXid === undefined ? await horizon(sql) : xid
  const rows = await sql.query<Changed>(
    `SELECT ${runColumns}, changed_xid::text FROM run
     WHERE tenant_id = $1 AND changed_xid::text::bigint >= $2::bigint -- as the index has it
       AND ($3::text IS NULL OR (changed_xid, run_id) > ($3::text::xid8, $4::text::uuid))
       AND changed_xid < pg_snapshot_xmax(pg_current_snapshot())
     ORDER BY changed_xid, run_id LIMIT $5`,
    [tenant, lastXid ?? xid, lastXid ?? null, lastRun ?? null, limit],
  )
  const last = rows.at(-1)
  const more = last !== undefined && rows.length === limit
  return { runs: rows.map(toRunRow), now: more ? `${next}/${last.changed_xid}/${last.run_id}` : next }
}

async function horizon(sql: Sql): Promise<string> {
  const [row] = await sql.query<{ xid: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid')
  if (row === undefined) throw new Error('Found no answer to a query without a table, expected one row.')
  return row.xid
}
