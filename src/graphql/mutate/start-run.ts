import { defaultTenant, messageId, runId, seq } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { ApiOptions } from '../api.ts'
import type { StartRunInput } from '../generated/resolvers.ts'
import { conflictOr } from './conflict.ts'
import type { Outcome } from './outcome.ts'
import { readKey } from './read-key.ts'
import { readSubmission } from './read-submission.ts'

/** Checks an order and stores it as a new run with its first command, or finds the run of an earlier call. */
export async function startRun(api: ApiOptions, input: StartRunInput): Promise<Outcome> {
  const { idempotencyKey, ...payload } = input
  const key = readKey(idempotencyKey, { operation: 'startRun', input: payload as unknown as Json })
  const { submission, errors } = readSubmission(api, input)
  if (submission === null || key.errors.length > 0) return { row: null, errors: [...errors, ...key.errors] }
  return conflictOr(async () => {
    const stored = await api.store.createRun({
      title: submission.title,
      command: {
        tenantId: defaultTenant,
        runId: runId(api.ids.uuid7()),
        id: messageId(api.ids.uuid7()),
        type: 'submit',
        body: submission as unknown as Json,
        at: api.clock.now(),
        idempotency: key.idempotency,
      },
    })
    if (!stored.repeated) api.bus.publish({ runId: stored.runId, head: seq(0) })
    return { row: await api.store.getRun(stored.runId), errors: [] }
  })
}
