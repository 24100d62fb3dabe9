import { createHash } from 'node:crypto'
import { cleanJson, isCleanJson } from '../core/clean-text.ts'
import { type Sha256, sha256 } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { AmbiguousAppend, AppendBatch, AppendOutcome } from '../core/store/append.ts'
import { AppendDataError, AppendUnknown } from '../core/store/errors.ts'
import { appendStatement } from './append-statement.ts'
import { type NewBlob, putBlobs } from './blob.ts'
import { ConnectionLost, type Sql } from './sql.ts'

/** Data longer than this, in bytes of its encoding, lies in `blob`; the row holds its hash. */
export const inlineLimit = 8 * 1024

interface Placed {
  readonly data: string | null
  readonly blob: Sha256 | null
}

/** Appends for many runs, each at most once in a call. See `Store.append`. */
export async function append(sql: Sql, batches: readonly AppendBatch[]): Promise<readonly AppendOutcome[]> {
  if (batches.length === 0) return []
  checkCall(batches)
  const blobs: NewBlob[] = []
  const values = columnsOf(batches, (batch, json) => place(batch, json, blobs))
  await putBlobs(sql, blobs)
  try {
    const rows = await sql.query<{ i: number }>(appendStatement, values)
    const committed = new Set(rows.map(({ i }) => i))
    return batches.map((_, index) => (committed.has(index + 1) ? 'committed' : 'refused'))
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error
    throw new AppendUnknown(
      'Found the connection broken during an append, expected an answer: it may have committed; ask with `ambiguous`.',
      { cause: error, retryable: true },
    )
  }
}

/**
 * See `Store.ambiguous`. The run row is locked first: an append that is still under way on the server ends before the
 * log is read.
 */
export async function ambiguous(sql: Sql, batch: AppendBatch): Promise<AmbiguousAppend> {
  return sql.transaction(async (tx) => {
    const [run] = await tx.query<{ owner: string | null; epoch: number }>(
      'SELECT owner, epoch FROM run WHERE tenant_id = $1 AND run_id = $2 FOR NO KEY UPDATE',
      [batch.tenantId, batch.runId],
    )
    const [event] = await tx.query<{ batch_id: string }>(
      'SELECT batch_id FROM run_event WHERE tenant_id = $1 AND run_id = $2 AND seq = $3',
      [batch.tenantId, batch.runId, batch.expected + 1],
    )
    if (event !== undefined) return event.batch_id === batch.batchId.toLowerCase() ? 'committed' : 'refused'
    return run?.owner === batch.owner && run.epoch === batch.epoch ? 'absent' : 'refused'
  })
}

function checkCall(batches: readonly AppendBatch[]): void {
  const runs = new Set(batches.map(({ tenantId, runId }) => `${tenantId}/${runId}`))
  if (runs.size !== batches.length)
    throw new AppendDataError('Found a run twice in one append, expected each run once; append its batches in turn.')
  if (batches.some(({ events }) => events.length === 0))
    throw new AppendDataError('Found a batch without events, expected at least one: every commit leaves evidence.')
}

function place(batch: AppendBatch, json: string, blobs: NewBlob[]): Placed {
  if (!isClean(json))
    throw new AppendDataError(
      `Found NUL, a lone surrogate or broken JSON in an event of run ${batch.runId}, expected clean JSON; clean texts before encoding.`,
    )
  if (Buffer.byteLength(json) <= inlineLimit) return { data: json, blob: null }
  const bytes = Buffer.from(json)
  const hash = sha256(createHash('sha256').update(bytes).digest('hex'))
  blobs.push({ tenantId: batch.tenantId, sha256: hash, bytes })
  return { data: null, blob: hash }
}

function isClean(json: string): boolean {
  try {
    // What the row holds is checked by the database; what goes to a blob is not, so it is parsed here.
    if (json.length > inlineLimit) JSON.parse(json)
    return isCleanJson(json)
  } catch {
    return false
  }
}

const encode = (value: Json): string => JSON.stringify(cleanJson(value))

/** One array a column, in the order of the statement's parameters; rows of a batch bear its number from 1. */
function columnsOf(
  batches: readonly AppendBatch[],
  place: (batch: AppendBatch, json: string) => Placed,
): readonly (readonly unknown[])[] {
  const each = <Row>(rows: (batch: AppendBatch) => readonly Row[]) =>
    batches.flatMap((batch, index) => rows(batch).map((row) => ({ i: index + 1, row })))
  const events = batches.flatMap((batch, index) =>
    batch.events.map((row) => ({ i: index + 1, row, placed: place(batch, row.json) })),
  )
  const handled = each((batch) => batch.handled)
  const added = each((batch) => batch.activities.add)
  const removed = each((batch) => batch.activities.remove)
  const receipts = each((batch) => batch.activities.receipts)
  const timers = each((batch) => batch.timers.add)
  const stopped = each((batch) => batch.timers.remove)
  return [
    batches.map((batch) => batch.tenantId),
    batches.map((batch) => batch.runId),
    batches.map((batch) => batch.owner),
    batches.map((batch) => batch.epoch),
    batches.map((batch) => batch.expected),
    batches.map((batch) => batch.batchId),
    batches.map((batch) => batch.status),
    batches.map((batch) => batch.dueAt),
    batches.map((batch) => batch.format),
    batches.map((batch) => encode({ ...batch.progress })),
    events.map(({ i }) => i),
    events.map(({ row }) => row.type),
    events.map(({ row }) => row.v),
    events.map(({ row }) => row.persona),
    events.map(({ row }) => row.cause),
    events.map(({ row }) => row.at),
    events.map(({ placed }) => placed.data),
    events.map(({ placed }) => placed.blob),
    handled.map(({ i }) => i),
    handled.map(({ row }) => row),
    added.map(({ i }) => i),
    added.map(({ row }) => row.key),
    added.map(({ row }) => row.kind),
    added.map(({ row }) => encode(row.input)),
    added.map(({ row }) => row.onLoss),
    removed.map(({ i }) => i),
    removed.map(({ row }) => row),
    receipts.map(({ i }) => i),
    receipts.map(({ row }) => row.key),
    receipts.map(({ row }) => row.outcome),
    timers.map(({ i }) => i),
    timers.map(({ row }) => row.key),
    timers.map(({ row }) => row.dueAt),
    timers.map(({ row }) => encode(row.body)),
    stopped.map(({ i }) => i),
    stopped.map(({ row }) => row),
  ]
}
