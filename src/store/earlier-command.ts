import { cleanText } from '../core/clean-text.ts'
import { messageId, runId, type TenantId } from '../core/ids.ts'
import { IdempotencyConflict } from '../core/store/errors.ts'
import type { NewCommand, StoredCommand } from '../core/store/store.ts'
import type { Sql } from './sql.ts'

type Idempotency = NonNullable<NewCommand['idempotency']>

/** Takes the command's idempotency key, or finds what was stored under it. A second caller waits for the first. */
export async function takeKey(tx: Sql, command: NewCommand): Promise<StoredCommand | null> {
  const { idempotency, tenantId } = command
  if (idempotency === null) return null
  const taken = await tx.query(
    `INSERT INTO idempotency (tenant_id, key, payload_sha256, run_id, message_id)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING key`,
    [tenantId, cleanText(idempotency.key), idempotency.payloadSha256, command.runId, command.id],
  )
  return taken.length > 0 ? null : earlierCommand(tx, tenantId, idempotency)
}

/** See `Store.earlierCommand`. */
export async function earlierCommand(
  sql: Sql,
  tenant: TenantId,
  { key, payloadSha256 }: Idempotency,
): Promise<StoredCommand | null> {
  const [row] = await sql.query<{ payload_sha256: string; run_id: string; message_id: string }>(
    'SELECT payload_sha256, run_id, message_id FROM idempotency WHERE tenant_id = $1 AND key = $2',
    [tenant, cleanText(key)],
  )
  if (row === undefined) return null
  if (row.payload_sha256 === payloadSha256)
    return { runId: runId(row.run_id), id: messageId(row.message_id), repeated: true }
  throw new IdempotencyConflict(
    `Found the idempotency key "${key.slice(0, 60)}" used before with another payload, expected a key of its own for each request; choose a fresh one.`,
  )
}
