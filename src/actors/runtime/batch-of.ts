import type { Clock, IdSource } from '../../core/clock.ts'
import type { Incarnation, Seq } from '../../core/ids.ts'
import type { AppendBatch } from '../../core/store/append.ts'
import type { ReceiptBody } from '../run/decide/receipt.ts'
import { progressOf } from '../run/progress.ts'
import { type RunState, statusOf } from '../run/run-state.ts'
import type { EncodedRunEvent } from '../run/turn.ts'
import type { Wants, WantsChange } from '../run/wants.ts'
import type { Mail } from './mailbox.ts'

/** One turn of one run, and what it changes of what is in flight. */
export interface PlayedTurn {
  readonly claim: Pick<AppendBatch, 'tenantId' | 'runId' | 'epoch'>
  readonly expected: Seq
  readonly mail: readonly Mail[]
  readonly state: RunState
  readonly events: readonly EncodedRunEvent[]
  readonly change: WantsChange
  readonly waits: Wants
}

interface BatchTools {
  readonly incarnation: Incarnation
  readonly clock: Clock
  readonly ids: IdSource
}

/** The append of a turn: its events, the messages it answers, and what begins and ends with it. */
export function batchOf(turn: PlayedTurn, { incarnation, clock, ids }: BatchTools): AppendBatch {
  const { claim, expected, mail, state, events, change, waits } = turn
  const receipts = mail
    .filter(({ message, stored }) => message.kind === 'receipt' && !stored)
    .map(({ message }) => ({ key: message.type, outcome: (message.body as unknown as ReceiptBody).outcome }))
  const finished = new Set(mail.map(({ message }) => message.type))
  return {
    tenantId: claim.tenantId,
    runId: claim.runId,
    owner: incarnation,
    epoch: claim.epoch,
    expected,
    batchId: ids.uuid7(),
    events: events.map(({ event: { type, v, persona, cause, at }, json }) => ({ type, v, persona, cause, at, json })),
    handled: mail.filter(({ stored }) => stored).map(({ message }) => message.id),
    activities: {
      add: change.activities.add,
      remove: change.activities.remove.filter((key) => !finished.has(key)),
      receipts,
    },
    timers: change.timers,
    status: statusOf(state),
    progress: progressOf(state),
    // Whoever takes over has to handle once more what parked the run.
    dueAt: state.run.context.replay === null ? dueAt(waits, clock.now()) : clock.now(),
    format: Math.max(...events.map(({ event }) => event.v)),
  }
}

/** A run with something in flight is due at once for whoever has to take over; one that waits for a person is not. */
function dueAt({ activities, timers }: Wants, now: number): number | null {
  if (activities.size > 0) return now
  const due = [...timers.values()].map((timer) => timer.dueAt)
  return due.length === 0 ? null : Math.min(...due)
}
