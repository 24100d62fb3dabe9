import { logFormat } from '../core/event/event-versions.ts'
import { epoch, type Incarnation, incarnation, type RunId, runId, seq, tenantId } from '../core/ids.ts'
import type { ClaimedRun, OwnedRun } from '../core/store/store.ts'
import type { Sql, Statement } from './sql.ts'

/**
 * The lease row is held in key share: nobody can fence this node between the look and the claim (who fences locks the row
 * for update), and its own renewal does not wait. A run counts as abandoned only where its owner's lease is *seen* fenced; "no live lease seen" would not do, since the owner may have opened
 * its lease and claimed the run after this statement's snapshot.
 */
const claimStatement: Statement = {
  name: 'claim',
  text: `
WITH me AS MATERIALIZED (
  SELECT incarnation FROM node_lease
  WHERE incarnation = $1 AND fenced_at IS NULL AND lease_until > clock_timestamp()
  FOR KEY SHARE
), due AS MATERIALIZED (
  SELECT r.tenant_id, r.run_id, r.owner AS before FROM run r CROSS JOIN me
  WHERE r.due_at <= clock_timestamp() AND r.format <= $3 AND (
    r.owner IS NULL
    OR EXISTS (SELECT FROM node_lease n WHERE n.incarnation = r.owner AND n.fenced_at IS NOT NULL)
  )
  ORDER BY r.due_at, r.run_id LIMIT $2
  FOR NO KEY UPDATE OF r SKIP LOCKED
), taken AS (
  UPDATE run r SET owner = $1, epoch = r.epoch + 1, last_seq = r.last_seq + 1, progress_seq = r.progress_seq + 1,
    updated_at = clock_timestamp(), changed_xid = pg_current_xact_id()
  FROM due WHERE r.tenant_id = ANY (ARRAY[due.tenant_id]) AND r.run_id = ANY (ARRAY[due.run_id])
  RETURNING r.tenant_id, r.run_id, r.epoch, r.last_seq, r.due_at, due.before
), logged AS (
  INSERT INTO run_event (tenant_id, run_id, seq, batch_id, type, v, persona, cause, at, data)
  SELECT tenant_id, run_id, last_seq, gen_random_uuid(), 'OwnerChanged', 1, NULL, gen_random_uuid()::text,
    date_trunc('milliseconds', clock_timestamp()), json_build_object('owner', $1::text, 'epoch', epoch)
  FROM taken
)
SELECT tenant_id, run_id, epoch, last_seq, before FROM taken ORDER BY due_at, run_id`,
}

interface TakenRow {
  readonly tenant_id: string
  readonly run_id: string
  readonly epoch: number
  readonly last_seq: number
  readonly before: string | null
}

/** See `Store.claim`. A node without a live lease gets nothing. */
export async function claim(sql: Sql, node: Incarnation, limit: number): Promise<readonly ClaimedRun[]> {
  const rows = await sql.query<TakenRow>(claimStatement, [node, limit, logFormat])
  return rows.map((row) => ({
    tenantId: tenantId(row.tenant_id),
    runId: runId(row.run_id),
    epoch: epoch(row.epoch),
    lastSeq: seq(row.last_seq),
    from: row.before === null ? null : incarnation(row.before),
  }))
}

/** See `Store.owned`. */
export async function owned(sql: Sql, node: Incarnation): Promise<readonly OwnedRun[]> {
  const rows = await sql.query<{ run_id: string; epoch: number; last_seq: number }>(
    'SELECT run_id, epoch, last_seq FROM run WHERE owner = $1',
    [node],
  )
  return rows.map((row) => ({ runId: runId(row.run_id), epoch: epoch(row.epoch), lastSeq: seq(row.last_seq) }))
}

/** See `Store.release`. What waits for nothing but a message keeps no `due_at`, and so belongs to nobody until one comes. */
export async function release(sql: Sql, node: Incarnation, runIds: readonly RunId[]): Promise<void> {
  if (runIds.length === 0) return
  await sql.query(
    `WITH mine AS MATERIALIZED (
       SELECT tenant_id, run_id FROM run WHERE run_id = ANY($2::uuid[]) AND owner = $1
       ORDER BY tenant_id, run_id FOR NO KEY UPDATE
     )
     UPDATE run r SET owner = NULL, updated_at = clock_timestamp(), changed_xid = pg_current_xact_id()
     FROM mine WHERE r.tenant_id = mine.tenant_id AND r.run_id = mine.run_id`,
    [node, runIds],
  )
}
