import { cleanText } from '../core/clean-text.ts'
import { type MessageId, type RunId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { InboxMessage, Store } from '../core/store/store.ts'
import type { Sql } from './sql.ts'

/**
 * See `Store.parkFaulty`. `due_at` is taken away although messages may wait: the run is looked at again when the next
 * one comes, and in no loop before.
 */
export async function parkFaulty(sql: Sql, faulty: Parameters<Store['parkFaulty']>[0]): Promise<boolean> {
  const { tenantId, runId, owner, epoch, error } = faulty
  const rows = await sql.query(
    `UPDATE run SET status = 'PARKED', owner = NULL, due_at = NULL, fault_seq = last_seq,
       fault = json_build_object('message', $5::text, 'at', date_trunc('milliseconds', clock_timestamp())),
       updated_at = clock_timestamp(), changed_xid = pg_current_xact_id()
     WHERE tenant_id = $1 AND run_id = $2 AND owner = $3 AND epoch = $4 RETURNING 1`,
    [tenantId, runId, owner, epoch, cleanText(error)],
  )
  return rows.length > 0
}

interface MessageRow {
  readonly kind: InboxMessage['kind']
  readonly type: string
  readonly body: Json
  readonly at: number
}

/** See `Store.message`. */
export async function message(sql: Sql, runId: RunId, id: MessageId): Promise<InboxMessage | null> {
  const [row] = await sql.query<MessageRow>(
    `SELECT kind, type, body, at FROM inbox
     WHERE tenant_id = (SELECT tenant_id FROM run WHERE run_id = $1) AND run_id = $1 AND id = $2`,
    [runId, id],
  )
  return row === undefined ? null : { ...row, runId, id }
}
