import { cleanJson, cleanText } from '../core/clean-text.ts'
import { NotFound } from '../core/errors.ts'
import { messageId, runId } from '../core/ids.ts'
import { IdempotencyConflict } from '../core/store/errors.ts'
import type { NewCommand, StoredCommand } from '../core/store/store.ts'
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
    const earlier = await earlierCommand(tx, command)
    if (earlier !== null) return earlier
    await tx.query(
      `INSERT INTO run (tenant_id, run_id, title, title_folded, status, due_at)
       VALUES ($1, $2, $3, $4, 'QUEUED', clock_timestamp()) ON CONFLICT DO NOTHING`,
      [command.tenantId, command.runId, title, title.toLowerCase()],
    )
    return put(tx, command)
  })
}

/** See `Store.putCommand`. */
export async function putCommand(sql: Sql, command: NewCommand): Promise<StoredCommand> {
  if (command.idempotency === null) return put(sql, command)
  return sql.transaction(async (tx) => (await earlierCommand(tx, command)) ?? put(tx, command))
}

async function put(sql: Sql, command: NewCommand): Promise<StoredCommand> {
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

/** Takes the command's idempotency key, or finds what was stored under it. A second caller waits for the first. */
async function earlierCommand(tx: Sql, command: NewCommand): Promise<StoredCommand | null> {
  const { idempotency } = command
  if (idempotency === null) return null
  const key = cleanText(idempotency.key)
  const taken = await tx.query(
    `INSERT INTO idempotency (tenant_id, key, payload_sha256, run_id, message_id)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING key`,
    [command.tenantId, key, idempotency.payloadSha256, command.runId, command.id],
  )
  if (taken.length > 0) return null
  const [row] = await tx.query<{ payload_sha256: string; run_id: string; message_id: string }>(
    'SELECT payload_sha256, run_id, message_id FROM idempotency WHERE tenant_id = $1 AND key = $2',
    [command.tenantId, key],
  )
  if (row?.payload_sha256 === idempotency.payloadSha256)
    return { runId: runId(row.run_id), id: messageId(row.message_id), repeated: true }
  throw new IdempotencyConflict(
    `Found the idempotency key "${key.slice(0, 60)}" used before with another payload, expected a key of its own for each request; choose a fresh one.`,
  )
}
