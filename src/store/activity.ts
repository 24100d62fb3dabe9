import { cleanJson } from '../core/clean-text.ts'
import type { RunId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { ActivityOutcome, OnLoss } from '../core/store/append.ts'
import type { ActivityRow, Store } from '../core/store/store.ts'
import type { Sql, Statement } from './sql.ts'

/** The first receipt sets the outcome and becomes a message; later ones find the outcome set. */
const storeReceipt: Statement = {
  name: 'store_receipt',
  text: `
WITH known AS MATERIALIZED (
  SELECT tenant_id, run_id FROM run WHERE tenant_id = $1 AND run_id = $2 FOR NO KEY UPDATE
), received AS (
  UPDATE activity a SET outcome = $4 FROM known
  WHERE a.tenant_id = known.tenant_id AND a.run_id = known.run_id AND a.key = $3 AND a.outcome IS NULL
  RETURNING a.tenant_id, a.run_id
), stored AS (
  INSERT INTO inbox (tenant_id, run_id, id, kind, type, body, at)
  SELECT tenant_id, run_id, $5::text, 'receipt', $3::text, $6::json, $7::timestamptz FROM received
), woken AS (
  UPDATE run r SET waiting = r.waiting + 1, due_at = least(r.due_at, clock_timestamp()),
    updated_at = clock_timestamp(), changed_xid = pg_current_xact_id()
  FROM received WHERE r.tenant_id = received.tenant_id AND r.run_id = received.run_id
)
SELECT (SELECT count(*) FROM received)::int AS received`,
}

/** See `Store.putReceipt`. */
export async function putReceipt(
  sql: Sql,
  receipt: Parameters<Store['putReceipt']>[0],
): ReturnType<Store['putReceipt']> {
  const { tenantId, runId, key } = receipt
  const [row] = await sql.query<{ received: number }>(storeReceipt, [
    tenantId,
    runId,
    key,
    receipt.outcome,
    receipt.messageId,
    JSON.stringify(cleanJson(receipt.body)),
    new Date(receipt.at).toISOString(),
  ])
  if (row?.received === 1) return 'stored'
  const there = await sql.query('SELECT FROM activity WHERE tenant_id = $1 AND run_id = $2 AND key = $3', [
    tenantId,
    runId,
    key,
  ])
  return there.length > 0 ? 'duplicate' : 'unknown_activity'
}

interface Row {
  readonly key: string
  readonly kind: string
  readonly input: Json
  readonly on_loss: OnLoss
  readonly outcome: ActivityOutcome | null
}

/** See `Store.activities`. In the order of their keys. */
export async function activities(sql: Sql, id: RunId): Promise<readonly ActivityRow[]> {
  const rows = await sql.query<Row>(
    `SELECT key, kind, input, on_loss, outcome FROM activity
     WHERE tenant_id = (SELECT tenant_id FROM run WHERE run_id = $1) AND run_id = $1 ORDER BY key`,
    [id],
  )
  return rows.map(({ on_loss: onLoss, ...row }) => ({ ...row, onLoss }))
}

/** See `Store.timers`. Those that became a message are among them until the run drops them. */
export async function timers(
  sql: Sql,
  id: RunId,
): Promise<readonly { readonly key: string; readonly dueAt: number }[]> {
  const rows = await sql.query<{ key: string; due_at: number }>(
    `SELECT key, due_at FROM timer
     WHERE tenant_id = (SELECT tenant_id FROM run WHERE run_id = $1) AND run_id = $1 ORDER BY key`,
    [id],
  )
  return rows.map((row) => ({ key: row.key, dueAt: row.due_at }))
}
