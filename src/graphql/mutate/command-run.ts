import { createHash } from 'node:crypto'
import { decideAnswer } from '../../actors/run/decide/answer.ts'
import { refusal } from '../../actors/run/decide/command.ts'
import type { Command } from '../../core/command.ts'
import { defaultTenant, type MessageId, messageId, publicRunId, type RunId, seq } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { RunRow } from '../../core/store/store.ts'
import type { FoldedRun } from '../read/folded-run.ts'
import type { ApiServices } from '../context.ts'
import { notFound, type UserErrorView } from '../errors/user-error.ts'
import { conflictOr } from './conflict.ts'
import type { Idempotency } from './read-key.ts'
import type { Outcome } from './outcome.ts'

export interface Order {
  readonly runId: RunId
  readonly command: Exclude<Command, { readonly type: 'submit' }>
  readonly idempotency: Idempotency
  /** Where the input names what the command is about. */
  readonly path: string
}

/**
 * Asks the run's logic whether it can follow the command in its present state, and stores it. What changes meanwhile
 * the owner notices: then the log says `CommandRejected`.
 */
export async function commandRun({ api, reader }: Pick<ApiServices, 'api' | 'reader'>, order: Order): Promise<Outcome> {
  const { runId, command, idempotency } = order
  const row = await api.store.getRun(runId)
  if (row === null) {
    const message = `Found no run ${publicRunId(runId)}, expected the id of a run; list them with "runs".`
    return { row: null, errors: [notFound(message, 'runId')] }
  }
  const id = idOf(api.ids.uuid7(), idempotency)
  const refused = refusalOf(await reader.at(runId, row.lastSeq), order)
  if (refused !== null) {
    const repeated = idempotency !== null && (await wasHandled({ api }, row, id))
    return { row, errors: repeated ? [] : [refused] }
  }
  return conflictOr(async () => {
    const at = api.clock.now()
    const body = command.body as unknown as Json
    await api.store.putCommand({ tenantId: defaultTenant, runId, id, type: command.type, body, at, idempotency })
    api.bus.publish({ runId, head: seq(0) })
    return { row: (await api.store.getRun(runId)) ?? row, errors: [] }
  })
}

function refusalOf({ state }: FoldedRun, { command, path }: Order): UserErrorView | null {
  const refused = refusal(state, command.type) ?? refusedAnswer(state.run.context, command)
  // A run that has not begun takes the command once it has.
  if (refused === null || refused.code === 'NOT_SUBMITTED') return null
  if (refused.code === 'NOT_FOUND') return notFound(refused.message, path)
  return { __typename: 'CommandRefusedError', ...refused, path: ['input', path] }
}

function refusedAnswer(
  run: FoldedRun['state']['run']['context'],
  command: Order['command'],
): { readonly code: string; readonly message: string } | null {
  if (command.type !== 'answer_approval' && command.type !== 'answer_question') return null
  const outcome = decideAnswer(run, command)
  return 'refused' in outcome ? outcome.refused : null
}

/** With a key the same call has the same message id, so that the log tells whether it was handled before. */
function idOf(fresh: string, idempotency: Idempotency): MessageId {
  if (idempotency === null) return messageId(fresh)
  const { key, payloadSha256 } = idempotency
  return messageId(createHash('sha256').update(`${key}\n${payloadSha256}`).digest('hex').slice(0, 32))
}

const pageSize = 500

async function wasHandled({ api }: Pick<ApiServices, 'api'>, row: RunRow, id: MessageId): Promise<boolean> {
  for (let at = seq(0); at < row.lastSeq; at = seq(at + pageSize)) {
    const events = await api.store.readEvents(row.runId, at, pageSize)
    if (events.some(({ cause }) => cause === id)) return true
  }
  return false
}
