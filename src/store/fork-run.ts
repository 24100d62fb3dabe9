import { cleanText } from '../core/clean-text.ts'
import { InvalidInput, NotFound } from '../core/errors.ts'
import type { NewFork, StoredCommand } from '../core/store/store.ts'
import { takeKey } from './earlier-command.ts'
import { put } from './inbox.ts'
import type { Sql } from './sql.ts'

/** The epoch is the origin's, so that epochs in the log of the fork grow from there. `format`: `RunForked` came with format 2. */
const insertFork = `
INSERT INTO run (tenant_id, run_id, title, title_folded, status, epoch, last_seq, format, due_at, origin_run_id, origin_seq)
SELECT tenant_id, $3, $4, $5, $6, epoch, $7::bigint + 1 + $8::bigint, greatest(format, 2), clock_timestamp(), run_id, $7::bigint
FROM run WHERE tenant_id = $1 AND run_id = $2
RETURNING (SELECT last_seq FROM run o WHERE o.tenant_id = $1 AND o.run_id = $2) AS head`

/** What orders the run waits in the fork too, where its origin had not taken it up yet. */
const copyOrder = `
WITH copied AS (
  INSERT INTO inbox (tenant_id, run_id, id, kind, type, body, at)
  SELECT tenant_id, $3, id, kind, type, body, at FROM inbox
  WHERE tenant_id = $1 AND run_id = $2 AND kind = 'command' AND type = 'submit'
    AND (handled_seq IS NULL OR handled_seq > $4)
    AND NOT EXISTS (SELECT FROM run_event WHERE tenant_id = $1 AND run_id = $3 AND cause = inbox.id)
  RETURNING 1
)
UPDATE run SET waiting = waiting + 1 FROM copied WHERE tenant_id = $1 AND run_id = $3`

/** See `Store.forkRun`. */
export async function forkRun(sql: Sql, fork: NewFork): Promise<StoredCommand> {
  const { origin, atSeq, rest, title, status, command } = fork
  const { tenantId, runId } = command
  const name = cleanText(title)
  return sql.transaction(async (tx) => {
    const earlier = await takeKey(tx, command)
    if (earlier !== null) return earlier
    const values = [tenantId, origin, runId, name, name.toLowerCase(), status, atSeq, rest]
    const [found] = await tx.query<{ head: number }>(insertFork, values)
    if (found === undefined) throw new NotFound(`Found no run ${origin}, expected the id of a run to fork.`)
    const [copied] = await tx.query<{ count: number }>('SELECT copy_origin($1, $2, $3, $4, $5) AS count', [
      tenantId,
      runId,
      rest,
      command.id,
      new Date(command.at).toISOString(),
    ])
    if (atSeq < 1 || copied?.count !== atSeq + rest)
      throw new InvalidInput(`Found seq ${atSeq}, expected 1 to ${found.head}, where the run ends for now.`, ['atSeq'])
    const stored = await put(tx, command)
    await tx.query(copyOrder, [tenantId, origin, runId, atSeq])
    return stored
  })
}
