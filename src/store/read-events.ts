import { messageId, type RunId, runId, type Seq, seq } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { StoredEvent } from '../core/store/store.ts'
import type { Sql } from './sql.ts'

interface EventRow {
  readonly run_id: string
  readonly seq: number
  readonly batch_id: string
  readonly type: string
  readonly v: number
  readonly persona: string | null
  readonly cause: string
  readonly at: number
  readonly data: Json
  readonly large: Uint8Array | null
}

const statement = {
  name: 'read_events',
  text: `SELECT e.run_id, e.seq, e.batch_id, e.type, e.v, e.persona, e.cause, e.at, e.data, b.bytes AS large
         FROM run_event e LEFT JOIN blob b ON b.tenant_id = e.tenant_id AND b.sha256 = e.blob
         WHERE e.tenant_id = (SELECT tenant_id FROM run WHERE run_id = $1) AND e.run_id = $1 AND e.seq > $2
         ORDER BY e.seq LIMIT $3`,
}

/** See `Store.readEvents`. */
export async function readEvents(sql: Sql, id: RunId, after: Seq, limit: number): Promise<readonly StoredEvent[]> {
  const rows = await sql.query<EventRow>(statement, [id, after, limit])
  return rows.map((row) => ({
    runId: runId(row.run_id),
    seq: seq(row.seq),
    batchId: row.batch_id,
    type: row.type,
    v: row.v,
    persona: row.persona,
    cause: messageId(row.cause),
    at: row.at,
    data: row.large === null ? row.data : (JSON.parse(Buffer.from(row.large).toString('utf8')) as Json),
  }))
}

/** See `Store.heads`. */
export async function heads(sql: Sql, ids: readonly RunId[]): Promise<ReadonlyMap<RunId, Seq>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.query<{ run_id: string; last_seq: number }>(
    { name: 'heads', text: 'SELECT run_id, last_seq FROM run WHERE run_id = ANY($1::uuid[])' },
    [ids],
  )
  return new Map(rows.map((row) => [runId(row.run_id), seq(row.last_seq)]))
}
