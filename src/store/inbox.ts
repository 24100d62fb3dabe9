import { cleanJson, cleanText } from '../core/clean-text.ts'
import { NotFound } from '../core/errors.ts'
import { noProgress } from '../core/run-progress.ts'
import type { NewCommand, StoredCommand } from '../core/store/store.ts'
import { takeKey } from './earlier-command.ts'
import type { Sql, Statement } from './sql.ts'

/** Locks the run, stores the message and makes the run due; what was stored before under the same id stays. */
const storeCommand: Statement = {
  name: 'store_command',
  text: `
WITH known AS MATERIALIZED (
  SELECT tenant_id, run_id FROM run WHERE tenant_id = $1 AND run_id = $2 FOR NO KEY UPDATE
), stored AS (
  INSERT INTO inbox (tenant_id, run_id, id, kind, type, body, at)
  SELECT tenant_id, run_id, $3::text, 'command', $4::text, $5::json, $6::timestamptz FROM known
  ON CONFLICT DO NOTHING RETURNING tenant_id, run_id
), woken AS (
  UPDATE run r SET waiting = r.waiting + 1, due_at = least(r.due_at, clock_timestamp()),
    updated_at = clock_timestamp(), changed_xid = pg_current_xact_id()
  FROM stored WHERE r.tenant_id = stored.tenant_id AND r.run_id = stored.run_id
)
SELECT (SELECT count(*) FROM known)::int AS known, (SELECT count(*) FROM stored)::int AS stored`,
}

/** See `Store.createRun`. */
export async function createRun(
  sql: Sql,
  run: { readonly title: string; readonly command: NewCommand },
): Promise<StoredCommand> {
  const { command } = run
  const title = cleanText(run.title)
  return sql.transaction(async (tx) => {
    const earlier = await takeKey(tx, command)
    if (earlier !== null) return earlier
    await tx.query(
      `INSERT INTO run (tenant_id, run_id, title, title_folded, status, due_at, progress, progress_seq)
       VALUES ($1, $2, $3, $4, 'QUEUED', clock_timestamp(), $5, 0) ON CONFLICT DO NOTHING`,
      [command.tenantId, command.runId, title, title.toLowerCase(), JSON.stringify(noProgress)],
    )
    return put(tx, command)
  })
}

/** See `Store.putCommand`. */
export async function putCommand(sql: Sql, command: NewCommand): Promise<StoredCommand> {
  if (command.idempotency === null) return put(sql, command)
  return sql.transaction(async (tx) => (await takeKey(tx, command)) ?? put(tx, command))
}

/** Stores a command whatever came before. Throws NotFound for an unknown run. */
export async function put(sql: Sql, command: NewCommand): Promise<StoredCommand> {
  const [row] = await sql.query<{ known: number; stored: number }>(storeCommand, [
    command.tenantId,
    command.runId,
    command.id,
    command.type,
    JSON.stringify(cleanJson(command.body)),
    new Date(command.at).toISOString(),
  ])
  if (row === undefined || row.known === 0)
    throw new NotFound(`Found no run ${command.runId}, expected the id of a run; list them with "g1 runs".`)
  return { runId: command.runId, id: command.id, repeated: row.stored === 0 }
}
