import { refusal } from '../../actors/run/decide/command.ts'
import type { Command } from '../../core/command.ts'
import { defaultTenant, messageId, publicRunId, type RunId, seq } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { ApiOptions } from '../api.ts'
import { notFound, type UserErrorView } from '../errors/user-error.ts'
import type { FoldedRun } from '../read/folded-run.ts'
import type { RunReader } from '../read/run-reader.ts'
import { conflictOr } from './conflict.ts'
import type { Outcome } from './outcome.ts'
import type { Idempotency } from './read-key.ts'

/** What a request to a run needs of the server. */
export interface Commanding {
  readonly api: Pick<ApiOptions, 'store' | 'bus' | 'clock' | 'ids'>
  readonly reader: Pick<RunReader, 'at' | 'head'>
}

export interface Order {
  readonly runId: RunId
  readonly command: Exclude<Command, { readonly type: 'submit' | 'fork' }>
  readonly idempotency: Idempotency
  /** Where the input names what the command is about. */
  readonly path: string
}

/**
 * Asks the run's logic whether it can follow the command in its present state, and stores it. What changes meanwhile
 * the owner notices: then the log says `CommandRejected`. A run that cannot follow a command because it has followed it
 * already, under the same key, gives the answer of then.
 */
export async function commandRun({ api, reader }: Commanding, order: Order): Promise<Outcome> {
  const { runId, command, idempotency } = order
  const row = await api.store.getRun(runId)
  if (row === null) return { row: null, errors: [unknownRun(runId)] }
  const { fault } = row
  const folded = await reader.head(row)
  // Whether a run can follow that cannot be activated shows when it can.
  const asItStands = fault === null || !['resume', 'cancel'].includes(command.type)
  const refused = asItStands ? refusalOf(folded, order) : null
  const type = fault !== null && command.type === 'resume' ? 'revive' : command.type
  return conflictOr(async () => {
    if (refused !== null) {
      const earlier = idempotency === null ? null : await api.store.earlierCommand(defaultTenant, idempotency)
      return { row, errors: earlier === null ? [refused] : [] }
    }
    const id = messageId(api.ids.uuid7())
    const at = api.clock.now()
    const body = (type === 'revive' ? { reason: null } : command.body) as unknown as Json
    await api.store.putCommand({ tenantId: defaultTenant, runId, id, type, body, at, idempotency })
    api.bus.publish({ runId, head: seq(0) })
    return { row: (await api.store.getRun(runId)) ?? row, errors: [] }
  })
}

/** The error of a mutation that names a run which is not there. */
export const unknownRun = (runId: RunId): UserErrorView =>
  notFound(`Found no run ${publicRunId(runId)}, expected the id of a run; list them with "runs".`, 'runId')

function refusalOf({ state }: FoldedRun, { command, path }: Order): UserErrorView | null {
  const refused = refusal(state, command)
  // A run that has not begun takes the command once it has.
  if (refused === null || refused.code === 'NOT_SUBMITTED') return null
  if (refused.code === 'NOT_FOUND') return notFound(refused.message, path)
  return { __typename: 'CommandRefusedError', ...refused, path: ['input', path] }
}
