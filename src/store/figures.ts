import type { Incarnation } from '../core/ids.ts'
import type { RunStatus } from '../core/run-status.ts'
import type { StoreFigures } from '../core/store/store-figures.ts'
import { spendingIn } from './day-spending.ts'
import type { Sql, Statement } from './sql.ts'

/** Every part of it walks a partial index over what is not over: a million ended runs cost nothing. */
const count: Statement = {
  name: 'figures',
  text: `
SELECT
  (SELECT coalesce(json_object_agg(status, runs), '{}') FROM (
     SELECT status, count(*) AS runs FROM run WHERE status NOT IN ('COMPLETED', 'FAILED', 'CANCELLED') GROUP BY status
   ) open) AS runs,
  (SELECT count(*) FROM inbox WHERE handled_seq IS NULL) AS inbox,
  (SELECT count(*) FROM timer WHERE message_id IS NULL) AS timers,
  (SELECT count(*) FROM timer WHERE message_id IS NULL AND due_at <= clock_timestamp()) AS timers_due,
  (SELECT count(*) FROM run WHERE owner = $1) AS owned`,
}

interface Row {
  readonly runs: Readonly<Partial<Record<RunStatus, number>>>
  readonly inbox: number
  readonly timers: number
  readonly timers_due: number
  readonly owned: number
}

/** See `Store.figures`. */
export async function figures(sql: Sql, node: Incarnation): Promise<StoreFigures> {
  const [[row], today] = await Promise.all([sql.query<Row>(count, [node]), spendingIn(sql).today()])
  if (row === undefined) throw new Error('Found no answer to a query without a table, expected one row.')
  const { runs, inbox, timers, timers_due: timersDue, owned } = row
  return { runs: new Map(Object.entries(runs) as [RunStatus, number][]), inbox, timers, timersDue, owned, today }
}
