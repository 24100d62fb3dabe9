import { epoch, type Incarnation, incarnation, type RunId, runId, seq, tenantId } from '../core/ids.ts'
import { hasEnded, type RunStatus } from '../core/run-status.ts'
import type { RunProgress } from '../core/run-progress.ts'
import type { RunFilter, RunRow } from '../core/store/store.ts'
import type { Sql } from './sql.ts'

/** The columns of `run` that people see. */
export const runColumns = `tenant_id, run_id, title, status, owner, epoch, last_seq, origin_run_id, origin_seq, waiting, created_at, updated_at,
  CASE WHEN fault_seq = last_seq THEN fault END AS fault,
  CASE WHEN progress_seq = last_seq THEN progress END AS progress,
  (SELECT json_build_object('batch', batch_id, 'at', at) FROM run_event e WHERE e.tenant_id = run.tenant_id AND e.run_id = run.run_id AND e.seq = run.last_seq) AS last_event`

/** A row of `run` as the drivers give it. */
export interface RunColumns {
  readonly tenant_id: string
  readonly run_id: string
  readonly title: string
  readonly status: RunStatus
  readonly owner: string | null
  readonly epoch: number
  readonly last_seq: number
  readonly last_event: { readonly batch: string; readonly at: string } | null
  readonly origin_run_id: string | null
  readonly origin_seq: number | null
  readonly waiting: number
  /** Only while nothing was appended after it. */
  readonly fault: { readonly message: string; readonly at: string } | null
  /** Only while nothing was appended without it. */
  readonly progress: RunProgress | null
  readonly created_at: number
  readonly updated_at: number
}

/** The row in the words of the port. */
export const toRunRow = (row: RunColumns): RunRow => ({
  tenantId: tenantId(row.tenant_id),
  runId: runId(row.run_id),
  title: row.title,
  status: row.status,
  owner: row.owner === null ? null : incarnation(row.owner),
  epoch: epoch(row.epoch),
  lastSeq: seq(row.last_seq),
  lastBatch: row.last_event?.batch ?? null,
  lastAt: row.last_event === null ? null : new Date(row.last_event.at).getTime(),
  origin:
    row.origin_run_id === null || row.origin_seq === null
      ? null
      : { runId: runId(row.origin_run_id), seq: seq(row.origin_seq) },
  waiting: row.waiting,
  fault: row.fault === null ? null : { message: row.fault.message, at: new Date(row.fault.at).getTime() },
  progress: row.progress,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** See `Store.getRuns`. In the order of the ids asked for; unknown ones are left out. */
export async function getRuns(sql: Sql, ids: readonly RunId[]): Promise<readonly RunRow[]> {
  if (ids.length === 0) return []
  const rows = await sql.query<RunColumns>(
    { name: 'get_runs', text: `SELECT ${runColumns} FROM run WHERE run_id = ANY($1::uuid[])` },
    [ids],
  )
  const byId = new Map(rows.map((row) => [row.run_id, toRunRow(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** See `Store.ownedElsewhere`. */
export async function ownedElsewhere(sql: Sql, node: Incarnation, limit: number): Promise<readonly RunRow[]> {
  const rows = await sql.query<RunColumns>(
    `SELECT ${runColumns} FROM run WHERE owner IS NOT NULL AND owner <> $1 ORDER BY updated_at DESC LIMIT $2`,
    [node, limit],
  )
  return rows.map(toRunRow)
}

const ofTitle = `($5::text = '' OR title_folded LIKE '%' || $5::text || '%')`

/** In the order of the index `run_listed`: each status costs a page, however many runs it has and wherever they lie. */
const byStatus = `
SELECT r.* FROM unnest($2::text[]) AS asked (status) CROSS JOIN LATERAL (
  SELECT ${runColumns} FROM run
  WHERE (tenant_id, status, run_id) > ($1::uuid, asked.status, '00000000-0000-0000-0000-000000000000'::uuid)
    AND (tenant_id, status, run_id) <
      ($1::uuid, asked.status, coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid))
    AND ${ofTitle}
  ORDER BY tenant_id DESC, status DESC, run_id DESC LIMIT $4
) r ORDER BY run_id DESC LIMIT $4`

/** Without a name: it is planned for the values it comes with, and what was not asked for falls away. */
const byAnything = `
SELECT ${runColumns} FROM run
WHERE tenant_id = $1 AND (cardinality($2::text[]) = 0 OR status = ANY($2::text[]))
  AND ($3::uuid IS NULL OR run_id < $3::uuid)
  AND ${ofTitle}
  AND ($6::uuid IS NULL OR origin_run_id = $6::uuid)
ORDER BY run_id DESC LIMIT $4`

/**
 * See `Store.listRuns`. Run ids sort by the time of their making. A title is looked for among the runs of a status where
 * they are few (they have not ended), else among all titles: a term of three letters or more by the index `run_title`.
 */
export async function listRuns(sql: Sql, filter: RunFilter): Promise<readonly RunRow[]> {
  const { tenantId: tenant, status, after, first, search, origin } = filter
  const literal = search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')
  const page = [tenant, [...new Set(status)], after, first, literal]
  const few = status.length > 0 && (search === '' || !status.some(hasEnded))
  const rows =
    few && origin === undefined
      ? await sql.query<RunColumns>(byStatus, page)
      : await sql.query<RunColumns>(byAnything, [...page, origin ?? null])
  return rows.map(toRunRow)
}
