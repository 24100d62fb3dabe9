import { foldFrom } from '../../src/actors/runtime/load.ts'
import { initialState, statusOf } from '../../src/actors/run/run-state.ts'
import { runId, seq } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'
import type { Database } from '../../src/store/sql.ts'
import type { Subscriber } from './subscriber.ts'
import type { Acknowledged } from './traffic.ts'

const idsOf = async (sql: Database, query: string): Promise<readonly string[]> =>
  (await sql.query<{ run_id: string }>(query)).map(({ run_id: id }) => id)

/** Runs whose seq is not 1..n, where n is what the run row says. */
export const withGaps = (sql: Database): Promise<readonly string[]> =>
  idsOf(
    sql,
    `SELECT r.run_id FROM run r LEFT JOIN run_event e USING (tenant_id, run_id) GROUP BY r.tenant_id, r.run_id
     HAVING count(e.seq) <> r.last_seq OR min(e.seq) <> 1 OR max(e.seq) <> r.last_seq`,
  )

/** Runs along whose log an epoch does not grow, or ends at another one than the run row's. */
export const withFallingEpochs = (sql: Database): Promise<readonly string[]> =>
  idsOf(
    sql,
    `SELECT DISTINCT run_id FROM (
       SELECT e.run_id, r.epoch AS last, (e.data->>'epoch')::bigint AS epoch,
         lag((e.data->>'epoch')::bigint, 1, 0) OVER w AS before, lead((e.data->>'epoch')::bigint) OVER w AS next
       FROM run_event e JOIN run r USING (tenant_id, run_id) WHERE e.type = 'OwnerChanged'
       WINDOW w AS (PARTITION BY e.run_id ORDER BY e.seq)
     ) changed WHERE epoch <= before OR (next IS NULL AND epoch <> last)`,
  )

/** Rounds of thinking whose answer stands in the log twice. */
export const answeredTwice = (sql: Database): Promise<readonly string[]> =>
  idsOf(
    sql,
    `SELECT run_id FROM run_event WHERE type = 'ModelAnswered'
     GROUP BY run_id, data->>'step', data->>'attempt', data->>'round' HAVING count(*) > 1`,
  )

/** Commands that were acknowledged and of which the log bears no trace. */
export async function forgotten(sql: Database, acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const rows = await sql.query<{ key: string }>(
    `SELECT a.key FROM unnest($1::text[]) AS a (key)
       LEFT JOIN idempotency k ON k.key = a.key
     WHERE NOT EXISTS (SELECT FROM run_event e WHERE e.run_id = k.run_id AND e.cause = k.message_id)`,
    [acknowledged.map(({ key }) => key)],
  )
  const keys = new Set(rows.map(({ key }) => key))
  return acknowledged.filter(({ key }) => keys.has(key)).map(({ run, what, key }) => `${what} of ${run} (${key})`)
}

interface Rest {
  readonly run_id: string
  readonly status: string
  readonly why: string
}

/** Runs that a caller was told of and that are not there, or did not come to their end. */
export async function unended(sql: Database, started: readonly string[]): Promise<readonly string[]> {
  const rows = await sql.query<Rest>(
    `SELECT run_id, status, format('%s messages wait, due in %s, owner %s', waiting,
       coalesce((due_at - clock_timestamp())::text, 'no time'),
       CASE WHEN owner IS NULL THEN 'none' WHEN n.fenced_at IS NULL THEN 'alive' ELSE 'fenced' END) AS why
     FROM run LEFT JOIN node_lease n ON n.incarnation = owner`,
  )
  const there = new Set(rows.map((row) => `run_${row.run_id}`))
  return [
    ...started.filter((run) => !there.has(run)).map((run) => `${run} is missing`),
    ...rows
      .filter(({ status }) => !['COMPLETED', 'FAILED', 'CANCELLED'].includes(status))
      .map(({ run_id: run, status, why }) => `${run} ${status}: ${why}`),
  ]
}

/** Runs whose log does not fold to the status that their row shows. */
export async function foldedOtherwise(sql: Database, store: Store): Promise<readonly string[]> {
  const rows = await sql.query<{ run_id: string; status: string }>('SELECT run_id, status FROM run')
  const wrong: string[] = []
  for (const { run_id: run, status } of rows) {
    const { state } = await foldFrom(store, { runId: runId(run), state: initialState(), head: seq(0) })
    if (statusOf(state) !== status) wrong.push(`${run}: ${statusOf(state)}, expected ${status}`)
  }
  return wrong
}

/** What a subscriber saw that the log does not bear out: a gap, a repetition, another event, an end before the end. */
export async function sawOtherwise(sql: Database, { run, seen, ended, refusals }: Subscriber): Promise<string | null> {
  const log = await sql.query<{ seq: number; type: string }>(
    'SELECT seq, type FROM run_event WHERE run_id = $1 ORDER BY seq',
    [run.slice('run_'.length)],
  )
  // A node that is about to lose its database says so, and is asked again.
  const refused = refusals.filter((code) => code !== 'UNAVAILABLE')
  if (refused.length > 0) return `${run}: refused with ${refused.join(', ')}`
  const wrong = seen.findIndex((event, at) => event.seq !== at + 1 || event.type !== log[at]?.type)
  if (wrong !== -1) return `${run}: found ${JSON.stringify(seen[wrong])} at place ${wrong + 1}`
  // A command that comes too late is answered in the log after the end of the stream.
  const more = log.slice(seen.length).filter(({ type }) => !['OwnerChanged', 'CommandRejected'].includes(type))
  if (ended && more.length > 0) return `${run}: ended after ${seen.length} of ${log.length} events`
  return null
}
