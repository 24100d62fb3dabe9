import { restOfDecision } from '../../actors/run/fork.ts'
import { hasStopped, statusOf } from '../../actors/run/run-state.ts'
import { defaultTenant, messageId, type RunId, runId, seq } from '../../core/ids.ts'
import { invalid } from '../errors/user-error.ts'
import { type Commanding, unknownRun } from './command-run.ts'
import { conflictOr } from './conflict.ts'
import type { Outcome } from './outcome.ts'
import type { Idempotency } from './read-key.ts'

interface Forking {
  readonly origin: RunId
  readonly atSeq: number
  /** null: the origin's title, and where it was forked. */
  readonly title: string | null
  readonly idempotency: Idempotency
}

/** No decision leads to more events. */
const longestDecision = 500
const mostTitle = 200

/** Stores a run that begins with the first events of another, or finds the run of an earlier call. */
export async function forkRun(
  { api, reader }: Commanding,
  { origin, atSeq, title, idempotency }: Forking,
): Promise<Outcome> {
  const row = await api.store.getRun(origin)
  if (row === null) return { row: null, errors: [unknownRun(origin)] }
  if (atSeq < 1 || atSeq > row.lastSeq) {
    const message = `Found seq ${atSeq}, expected 1 to ${row.lastSeq}, where the run ends for now.`
    return { row: null, errors: [invalid(message, 'atSeq')] }
  }
  const { state: then } = await reader.at(origin, seq(atSeq))
  if (hasStopped(then.run)) {
    const message = `Found the run ${statusOf(then)} at seq ${atSeq}, expected a seq before its end; fork it at an earlier one.`
    const path = ['input', 'atSeq']
    return { row: null, errors: [{ __typename: 'CommandRefusedError', code: 'RUN_ENDED', message, path }] }
  }
  const [last, ...following] = await api.store.readEvents(origin, seq(atSeq - 1), longestDecision)
  const rest = last === undefined ? 0 : restOfDecision(last, following)
  const { state } = await reader.at(origin, seq(atSeq + rest))
  const suffix = ` (fork at ${atSeq})`
  return conflictOr(async () => {
    const stored = await api.store.forkRun({
      origin,
      atSeq: seq(atSeq),
      rest,
      title: title ?? `${row.title.slice(0, mostTitle - suffix.length).toWellFormed()}${suffix}`,
      status: statusOf(state),
      command: {
        tenantId: defaultTenant,
        runId: runId(api.ids.uuid7()),
        id: messageId(api.ids.uuid7()),
        type: 'fork',
        body: {},
        at: api.clock.now(),
        idempotency,
      },
    })
    if (!stored.repeated) api.bus.publish({ runId: stored.runId, head: seq(0) })
    return { row: await api.store.getRun(stored.runId), errors: [] }
  })
}
