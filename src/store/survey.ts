import { logFormat } from '../core/event/event-versions.ts'
import { type Incarnation, incarnation } from '../core/ids.ts'
import type { Survey } from '../core/store/store.ts'
import type { Sql, Statement } from './sql.ts'

/** What may be claimed is what `claim` would take: due, and of nobody or of a fenced node. */
const look: Statement = {
  name: 'survey',
  text: `
WITH claimable AS MATERIALIZED (
  SELECT greatest(r.due_at, r.updated_at, n.fenced_at) AS since, r.format <= $2 AS readable
  FROM run r LEFT JOIN node_lease n ON n.incarnation = r.owner
  WHERE r.due_at <= clock_timestamp() AND (r.owner IS NULL OR n.fenced_at IS NOT NULL)
  LIMIT 1000
)
SELECT
  (SELECT coalesce(json_agg(json_build_object('incarnation', n.incarnation, 'activeRuns', n.run_limit,
      'owned', (SELECT count(*) FROM run r WHERE r.owner = n.incarnation)) ORDER BY n.incarnation), '[]')
   FROM node_lease n WHERE n.fenced_at IS NULL AND NOT n.draining AND 'worker' = ANY (n.roles)) AS workers,
  (SELECT count(*) FROM claimable WHERE readable) AS due,
  (SELECT count(*) FROM claimable WHERE NOT readable) AS unreadable,
  (SELECT count(*) FROM claimable WHERE readable AND since < clock_timestamp() - interval '2 seconds') AS overdue,
  EXISTS (SELECT FROM run r WHERE r.owner = $1 AND r.waiting > 0) AS mail,
  EXISTS (SELECT FROM activity a WHERE a.carrier = $1 AND (a.asked OR a.unwanted) AND a.outcome IS NULL) AS asked,
  (SELECT extract(epoch FROM min(due_at) - clock_timestamp())::float8 * 1000
   FROM timer WHERE message_id IS NULL) AS next_timer_ms`,
}

interface Row {
  readonly workers: readonly { readonly incarnation: string; readonly activeRuns: number; readonly owned: number }[]
  readonly due: number
  readonly unreadable: number
  readonly overdue: number
  readonly mail: boolean
  readonly asked: boolean
  readonly next_timer_ms: number | null
}

/** See `Store.survey`. */
export async function survey(sql: Sql, node: Incarnation): Promise<Survey> {
  const [row] = await sql.query<Row>(look, [node, logFormat])
  if (row === undefined) throw new Error('Found no answer to a query without a table, expected one row.')
  return {
    workers: row.workers.map((worker) => ({ ...worker, incarnation: incarnation(worker.incarnation) })),
    due: row.due,
    unreadable: row.unreadable,
    overdue: row.overdue,
    mail: row.mail,
    asked: row.asked,
    nextTimerMs: row.next_timer_ms,
  }
}
