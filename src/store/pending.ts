import { type Incarnation, messageId, type RunId, runId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { InboxMessage } from '../core/store/store.ts'
import type { Sql, Statement } from './sql.ts'

/**
 * Due timers become messages, whoever owns their runs: a message is stored first and handled by whoever may, as a command
 * is. The timer's row stays until the run drops it, so that it is not armed a second time. A run that is locked by a
 * turn is left for the next look.
 */
const fire: Statement = {
  name: 'fire_timers',
  text: `
WITH ripe AS MATERIALIZED (
  SELECT tenant_id, run_id, key FROM timer
  WHERE message_id IS NULL AND due_at <= clock_timestamp() ORDER BY due_at LIMIT $1
), due AS MATERIALIZED (
  SELECT t.tenant_id, t.run_id, t.key
  FROM ripe t JOIN run r ON r.tenant_id = ANY (ARRAY[t.tenant_id]) AND r.run_id = ANY (ARRAY[t.run_id])
  FOR NO KEY UPDATE OF r SKIP LOCKED
), fired AS (
  UPDATE timer t SET message_id = gen_random_uuid()::text
  FROM due
  WHERE t.tenant_id = ANY (ARRAY[due.tenant_id]) AND t.run_id = ANY (ARRAY[due.run_id])
    AND t.key = ANY (ARRAY[due.key]) AND t.message_id IS NULL
  RETURNING t.tenant_id, t.run_id, t.key, t.message_id, t.body, t.due_at
), stored AS (
  INSERT INTO inbox (tenant_id, run_id, id, kind, type, body, at)
  SELECT tenant_id, run_id, message_id, 'timer', key, body, due_at FROM fired ORDER BY due_at, key
), woken AS (
  UPDATE run r SET waiting = r.waiting + f.messages, due_at = least(r.due_at, clock_timestamp()),
    updated_at = clock_timestamp(), changed_xid = pg_current_xact_id()
  FROM (SELECT tenant_id, run_id, count(*) AS messages FROM fired GROUP BY tenant_id, run_id) f
  WHERE r.tenant_id = ANY (ARRAY[f.tenant_id]) AND r.run_id = ANY (ARRAY[f.run_id])
)
SELECT run_id FROM fired`,
}

/** See `Store.fireTimers`. */
export async function fireTimers(sql: Sql, limit: number): Promise<readonly RunId[]> {
  const rows = await sql.query<{ run_id: string }>(fire, [limit])
  return rows.map((row) => runId(row.run_id))
}

const readInbox: Statement = {
  name: 'read_inbox',
  text: `
SELECT m.run_id, m.id, m.kind, m.type, m.body, m.at
FROM run r JOIN inbox m ON m.tenant_id = r.tenant_id AND m.run_id = r.run_id
WHERE r.owner = $1 AND r.waiting > 0 AND m.handled_seq IS NULL
ORDER BY m.n LIMIT $2`,
}

interface MessageRow {
  readonly run_id: string
  readonly id: string
  readonly kind: InboxMessage['kind']
  readonly type: string
  readonly body: Json
  readonly at: number
}

/** See `Store.pending`. */
export async function pending(sql: Sql, node: Incarnation, limit: number): Promise<readonly InboxMessage[]> {
  const rows = await sql.query<MessageRow>(readInbox, [node, limit])
  return rows.map((row) => ({
    runId: runId(row.run_id),
    id: messageId(row.id),
    kind: row.kind,
    type: row.type,
    body: row.body,
    at: row.at,
  }))
}
