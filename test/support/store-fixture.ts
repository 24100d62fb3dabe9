import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { systemClock, uuid7Source } from '../../src/core/clock.ts'
import {
  defaultTenant,
  type Epoch,
  type Incarnation,
  incarnation,
  messageId,
  type RunId,
  runId,
  type Seq,
  seq,
  type TenantId,
} from '../../src/core/ids.ts'
import type { Json } from '../../src/core/json.ts'
import { noProgress } from '../../src/core/run-progress.ts'
import type { AppendBatch, EncodedEvent } from '../../src/core/store/append.ts'
import type { NewCommand, RenewedLease, Store } from '../../src/core/store/store.ts'

const ids = uuid7Source(systemClock, () => crypto.randomUUID())
let count = 0
/** Sorts after all earlier ones, within a millisecond too. */
export const newRunId = (): RunId => {
  count += 1
  const id = ids.uuid7()
  return runId(`${id.slice(0, 14)}7${count.toString(16).padStart(3, '0').slice(-3)}${id.slice(18)}`)
}
export const newMessageId = () => messageId(randomUUID())

export const newCommand = (id: RunId, more: Partial<NewCommand> = {}): NewCommand => ({
  tenantId: defaultTenant,
  runId: id,
  id: newMessageId(),
  type: 'start_run',
  body: {},
  at: 1_700_000_000_000,
  idempotency: null,
  ...more,
})

/** Stores a new run that is due, and returns its id. */
export async function createRun(store: Store, title = 'A run'): Promise<RunId> {
  const id = newRunId()
  await store.createRun({ title, command: newCommand(id) })
  return id
}

/** A node with a lease that lasts, unless told otherwise. */
export async function openNode(store: Store, ttlMs = 600_000): Promise<Incarnation> {
  const node = incarnation(randomUUID())
  await store.openLease({
    incarnation: node,
    node: 'test',
    version: '1',
    roles: ['api', 'worker'],
    activeRuns: 100,
    ttlMs,
  })
  return node
}

/** What an owner knows of its run. */
export interface Held {
  readonly runId: RunId
  readonly owner: Incarnation
  readonly epoch: Epoch
  readonly lastSeq: Seq
}

/** A new run that the node has just claimed, with nothing else due. */
export async function claimNew(store: Store, owner: Incarnation): Promise<Held> {
  const id = await createRun(store)
  const claimed = await store.claim(owner, 1_000)
  const run = claimed.find((row) => row.runId === id)
  if (run === undefined) throw new Error('The new run was not claimed.')
  return { runId: id, owner, epoch: run.epoch, lastSeq: run.lastSeq }
}

/** Ends the node's life as a survivor does that finds its lease run out. */
export const fence = (store: Store, node: Incarnation): Promise<void> => store.closeLease(node)

/** Renews a lease for so long. */
export const renew = (store: Store, node: Incarnation, ttlMs = 600_000): Promise<RenewedLease | null> =>
  store.renewLease({ incarnation: node, ttlMs, load: { active: 0, underWay: 0, takenOver: 0, draining: false } })

export const event = (data: Json = {}, more: Partial<EncodedEvent> = {}): EncodedEvent => ({
  type: 'StepStarted',
  v: 1,
  persona: null,
  cause: messageId('cause'),
  at: 1_700_000_000_123,
  json: JSON.stringify(data),
  ...more,
})

/** A batch of one event on top of what the owner knows. */
export const batchOf = (held: Held, more: Partial<AppendBatch> = {}): AppendBatch => ({
  tenantId: defaultTenant,
  runId: held.runId,
  owner: held.owner,
  epoch: held.epoch,
  expected: held.lastSeq,
  batchId: randomUUID(),
  events: [event()],
  handled: [],
  activities: { add: [], remove: [], receipts: [] },
  timers: { add: [], remove: [] },
  status: 'RUNNING',
  progress: noProgress,
  dueAt: 0,
  format: 1,
  ...more,
})

/** The owner's knowledge after a committed batch. */
export const after = (held: Held, batch: AppendBatch): Held => ({
  ...held,
  lastSeq: seq(batch.expected + batch.events.length),
})

/** Handles what waits for the run and leaves it waiting for nothing but a message. */
export async function settle(store: Store, held: Held): Promise<Held> {
  const waiting = await store.pending(held.owner, 1_000)
  const handled = waiting.filter((message) => message.runId === held.runId).map((message) => message.id)
  const batch = batchOf(held, { handled, dueAt: null, status: 'WAITING' })
  await store.append([batch])
  return after(held, batch)
}

export const start: Seq = seq(0)

/** A moment that is past all changes so far. The server's own lags behind while any of its databases has an older transaction. */
export async function momentPast(store: Store, tenant: TenantId): Promise<string> {
  for (;;) {
    const { now } = await store.changedRuns(tenant, null, 1)
    const { runs } = await store.changedRuns(tenant, now, 1)
    if (runs.length === 0) return now
    await setImmediate()
  }
}
