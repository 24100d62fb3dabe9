import { cleanJson } from '../core/clean-text.ts'
import { incarnation, type Incarnation, type RunId, runId, type TenantId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { Usage } from '../core/provider.ts'
import type {
  AbandonedActivity,
  ActivityRow,
  ActivityStore,
  DuplicateUsage,
  Receipt,
  TakingOver,
} from '../core/store/activity-store.ts'
import type { ActivityOutcome, OnLoss } from '../core/store/append.ts'
import type { Sql, Statement } from './sql.ts'

/** The first receipt sets the outcome and becomes a message; one that finds the outcome set is kept beside it. */
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

/** What was stored under the same message id before, by a call whose answer was lost, is no second receipt. */
const storeDuplicate = `
WITH there AS MATERIALIZED (
  SELECT a.tenant_id, a.run_id,
    EXISTS (SELECT FROM inbox m WHERE m.tenant_id = a.tenant_id AND m.run_id = a.run_id AND m.id = $5) AS mine
  FROM activity a WHERE a.tenant_id = $1 AND a.run_id = $2 AND a.key = $3
), kept AS (
  INSERT INTO duplicate_receipt (tenant_id, run_id, key, outcome, message_id, body, at, usage)
  SELECT tenant_id, run_id, $3, $4, $5, $6::json, $7::timestamptz, $8::json FROM there WHERE NOT mine
  ON CONFLICT DO NOTHING
)
SELECT mine FROM there`

/** See `ActivityStore.putReceipt`. */
export async function putReceipt(sql: Sql, receipt: Receipt): ReturnType<ActivityStore['putReceipt']> {
  const values = [
    receipt.tenantId,
    receipt.runId,
    receipt.key,
    receipt.outcome,
    receipt.messageId,
    JSON.stringify(cleanJson(receipt.body)),
    new Date(receipt.at).toISOString(),
  ]
  const [row] = await sql.query<{ received: number }>(storeReceipt, values)
  if (row?.received === 1) return 'stored'
  const usage = receipt.usage == null ? null : JSON.stringify(receipt.usage)
  const [there] = await sql.query<{ mine: boolean }>(storeDuplicate, [...values, usage])
  if (there === undefined) return 'unknown_activity'
  return there.mine ? 'stored' : 'duplicate'
}

/** See `ActivityStore.duplicateUsage`. */
export async function duplicateUsage(sql: Sql, id: RunId): Promise<DuplicateUsage> {
  const rows = await sql.query<{ usage: Usage }>(
    `SELECT usage FROM duplicate_receipt
     WHERE tenant_id = (SELECT tenant_id FROM run WHERE run_id = $1) AND run_id = $1 AND usage IS NOT NULL`,
    [id],
  )
  const sum = (part: keyof Usage): number => rows.reduce((total, { usage }) => total + (usage[part] ?? 0), 0)
  return {
    calls: rows.length,
    inputTokens: sum('inputTokens'),
    outputTokens: sum('outputTokens'),
    costUsd: sum('costUsd'),
  }
}

/**
 * A lease is opened before anything is carried: "no lease seen" means that it has ended. What the asking node ($3) carries
 * itself counts too: it asks only for what it is not at.
 */
const abandoned = `a.outcome IS NULL AND (a.carrier = $3 OR NOT EXISTS (
    SELECT FROM node_lease n WHERE n.incarnation = a.carrier AND n.fenced_at IS NULL))`

interface Carried {
  readonly key: string
  readonly carrier: string | null
}

const toAbandoned = ({ key, carrier }: Carried): AbandonedActivity => ({
  key,
  from: carrier === null ? null : incarnation(carrier),
})

/** See `ActivityStore.abandonedActivities`. */
export async function abandonedActivities(
  sql: Sql,
  id: RunId,
  keys: readonly string[],
  me: Incarnation | null = null,
): Promise<readonly AbandonedActivity[]> {
  const rows = await sql.query<Carried>(
    `SELECT a.key, a.carrier FROM activity a
     WHERE a.tenant_id = (SELECT tenant_id FROM run WHERE run_id = $1) AND a.run_id = $1 AND a.key = ANY($2::text[])
       AND ${abandoned}`,
    [id, keys, me],
  )
  return rows.map(toAbandoned)
}

/**
 * The run row is locked first, so that a receipt that is being stored is either there already, and then the activity
 * stays as it is, or finds its new carrier.
 */
const takeStatement = `
WITH mine AS MATERIALIZED (
  SELECT tenant_id, run_id FROM run
  WHERE tenant_id = $1 AND run_id = $2 AND owner = $3 AND epoch = $4 FOR NO KEY UPDATE
), free AS MATERIALIZED (
  SELECT a.tenant_id, a.run_id, a.key, a.carrier FROM activity a JOIN mine USING (tenant_id, run_id)
  WHERE a.key = ANY($5::text[]) AND ${abandoned}
)
UPDATE activity a SET carrier = $3, asked = false, unwanted = false FROM free
WHERE a.tenant_id = free.tenant_id AND a.run_id = free.run_id AND a.key = free.key AND a.outcome IS NULL
RETURNING a.key, free.carrier`

/** See `ActivityStore.takeActivities`. */
export async function takeActivities(sql: Sql, of: TakingOver): Promise<readonly AbandonedActivity[]> {
  const { tenantId, runId, owner, epoch, keys } = of
  return (await sql.query<Carried>(takeStatement, [tenantId, runId, owner, epoch, keys])).map(toAbandoned)
}

/** See `ActivityStore.leaveActivities`. */
export async function leaveActivities(
  sql: Sql,
  carrier: Incarnation,
  runId: RunId,
  keys: readonly string[],
): Promise<void> {
  await sql.query(
    `UPDATE activity SET carrier = NULL
     WHERE tenant_id = (SELECT tenant_id FROM run WHERE run_id = $1) AND run_id = $1 AND key = ANY($2::text[])
       AND carrier = $3 AND outcome IS NULL`,
    [runId, keys, carrier],
  )
}

/** See `ActivityStore.unwantActivities`. */
export async function unwantActivities(
  sql: Sql,
  tenantId: TenantId,
  runId: RunId,
  keys: readonly string[],
): Promise<void> {
  await sql.query(
    `UPDATE activity SET unwanted = true
     WHERE tenant_id = $1 AND run_id = $2 AND key = ANY($3::text[]) AND outcome IS NULL`,
    [tenantId, runId, keys],
  )
}

/** See `ActivityStore.askCarriers`. */
export async function askCarriers(sql: Sql, of: TakingOver): Promise<void> {
  const { tenantId, runId: id, owner, epoch, keys } = of
  await sql.query(
    `UPDATE activity a SET asked = true FROM run r
     WHERE r.tenant_id = $1 AND r.run_id = $2 AND r.owner = $3 AND r.epoch = $4
       AND a.tenant_id = $1 AND a.run_id = $2 AND a.key = ANY($5::text[]) AND a.outcome IS NULL AND NOT a.asked`,
    [tenantId, id, owner, epoch, keys],
  )
}

/** See `ActivityStore.askedOf`. */
export async function askedOf(sql: Sql, carrier: Incarnation): ReturnType<ActivityStore['askedOf']> {
  const rows = await sql.query<{ run_id: string; key: string; unwanted: boolean }>(
    `SELECT run_id, key, unwanted FROM activity
     WHERE carrier = $1 AND (asked OR unwanted) AND outcome IS NULL`,
    [carrier],
  )
  return rows.map(({ run_id: id, ...row }) => ({ ...row, runId: runId(id) }))
}

interface Row {
  readonly key: string
  readonly kind: string
  readonly input: Json
  readonly on_loss: OnLoss
  readonly outcome: ActivityOutcome | null
  readonly carrier: string | null
}

/** See `ActivityStore.activities`. */
export async function activities(sql: Sql, id: RunId): Promise<readonly ActivityRow[]> {
  const rows = await sql.query<Row>(
    `SELECT key, kind, input, on_loss, outcome, carrier FROM activity
     WHERE tenant_id = (SELECT tenant_id FROM run WHERE run_id = $1) AND run_id = $1 ORDER BY key`,
    [id],
  )
  return rows.map(({ on_loss: onLoss, carrier, ...row }) => ({
    ...row,
    onLoss,
    carrier: carrier === null ? null : incarnation(carrier),
  }))
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
