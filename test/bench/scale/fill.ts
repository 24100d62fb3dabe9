import { defaultTenant } from '../../../src/core/ids.ts'
import type { Sql } from '../../../src/store/sql.ts'

/** How many runs a filled database holds. */
export interface Stored {
  readonly runs: number
  /** Runs among them that wait for a person; the oldest ones, which is the worst case for a list of them. */
  readonly waiting: number
}

const perStatement = 50_000

const words = [
  ['Booking', 'Inventory', 'Claims', 'Rota', 'Ticket', 'Library', 'Invoice', 'Training', 'Delivery', 'Membership'],
  ['portal', 'planner', 'tracker', 'register', 'desk', 'service', 'calendar', 'archive'],
  ['dental practice', 'climbing gym', 'food bank', 'bike workshop', 'choir', 'allotment', 'kennel', 'print shop'],
] as const

/** A title of three words and a number of its own; one run alone, in the middle, is about a lighthouse. */
const title = (n: string, runs: string): string => {
  const pick = (list: readonly string[], step: number): string =>
    `(ARRAY[${list.map((word) => `'${word}'`).join(', ')}])[1 + (${n} / ${step}) % ${list.length}]`
  const [what, kind, whose] = words
  return `CASE WHEN ${n} = ${runs} / 2 THEN 'Lighthouse log' ELSE ${pick(what, 1)} || ' ' || ${pick(kind, 10)} || ' for a ' || ${pick(whose, 80)} || ' ' || ${n} END`
}

const status = (n: string, waiting: string): string =>
  `CASE WHEN ${n} < ${waiting} THEN 'WAITING' WHEN ${n} % 50 = 0 THEN 'CANCELLED' WHEN ${n} % 9 = 0 THEN 'FAILED' ELSE 'COMPLETED' END`

/**
 * Runs as they lie there after years: ids in the order of their making, most of them ended, three events each, nobody's,
 * nothing due. Then what autovacuum would have done by then.
 */
export async function fill(sql: Sql, { runs, waiting }: Stored): Promise<void> {
  for (let from = 0; from < runs; from += perStatement) {
    const until = Math.min(from + perStatement, runs)
    await sql.query(
      `WITH made AS (
         INSERT INTO run (tenant_id, run_id, title, title_folded, status, epoch, last_seq, progress, progress_seq, created_at, updated_at)
         SELECT $1::uuid, uuidv7(age), title, lower(title), ${status('n', '$4::int')}, 1, 3,
           json_build_object('covered', n % 12, 'toCover', 12, 'costUsd', 0.25, 'waitsFor', NULL, 'endedAt', NULL), 3,
           clock_timestamp() + age, clock_timestamp() + age
         FROM (SELECT n, ${title('n', '$5::int')} AS title, (n - $5::int - 1) * interval '1 minute' AS age
               FROM generate_series($2::int, $3::int - 1) n) t
         RETURNING tenant_id, run_id, status, created_at, title
       )
       INSERT INTO run_event (tenant_id, run_id, seq, batch_id, type, v, cause, at, data)
       SELECT tenant_id, run_id, seq, gen_random_uuid(), type, 1, gen_random_uuid()::text, created_at, data
       FROM made CROSS JOIN LATERAL (VALUES
         (1, 'OwnerChanged', json_build_object('owner', 'earlier', 'epoch', 1)),
         (2, 'RunSubmitted', json_build_object('title', title, 'requirements', NULL, 'data', '{}'::json,
           'workflow', NULL, 'provider', 'offline', 'budgetUsd', NULL, 'questionsAllowed', false, 'origin', NULL)),
         (3, CASE status WHEN 'WAITING' THEN 'ApprovalRequested' ELSE 'RunEnded' END, json_build_object('text', repeat('.', 200)))
       ) e (seq, type, data)`,
      [defaultTenant, from, until, waiting, runs],
    )
  }
  for (const table of ['run', 'run_event']) await sql.script(`VACUUM (ANALYZE) ${table}`)
  await sql.script('CHECKPOINT')
}
