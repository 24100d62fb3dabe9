import { randomUUID } from 'node:crypto'
import { defaultTenant, incarnation, messageId, runId, seq } from '../../../src/core/ids.ts'
import type { EncodedEvent } from '../../../src/core/store/append.ts'
import type { ClaimedRun, Store } from '../../../src/core/store/store.ts'

const runs = 100
const turns = 50
const eventsOfTurn = 4

/** Appends of this load: a run's turn each. */
export const appendedTurns = runs * turns

/** A hundred new runs, claimed and appended to together, turn by turn; then they end. */
export async function appendLoad(store: Store, newId: () => string): Promise<void> {
  const node = incarnation(randomUUID())
  const lease = {
    incarnation: node,
    node: 'load',
    version: '0',
    roles: ['worker'],
    activeRuns: runs,
    ttlMs: 600_000,
  } as const
  await store.openLease(lease)
  for (let index = 0; index < runs; index += 1) {
    const command = {
      tenantId: defaultTenant,
      runId: runId(newId()),
      id: messageId(randomUUID()),
      type: 'submit',
      body: {},
      at: Date.now(),
      idempotency: null,
    }
    await store.createRun({ title: `Load ${index}`, command })
  }
  const claimed = await store.claim(node, runs)
  const messages = new Map((await store.pending(node, runs)).map((message) => [message.runId, message.id]))
  for (let turn = 0; turn < turns; turn += 1) {
    const last = turn === turns - 1
    await store.append(
      claimed.map((run) => ({
        ...batch(run, turn),
        owner: node,
        handled: turn === 0 ? [messages.get(run.runId) ?? messageId('')] : [],
        status: last ? 'COMPLETED' : 'RUNNING',
        dueAt: last ? null : 0,
      })),
    )
  }
  await store.release(
    node,
    claimed.map((run) => run.runId),
  )
  await store.closeLease(node)
}

const event = (): EncodedEvent => ({
  type: 'StepCompleted',
  v: 1,
  persona: null,
  cause: messageId(randomUUID()),
  at: Date.now(),
  json: JSON.stringify({ text: '.'.repeat(250) }),
})

const batch = ({ tenantId, runId: id, epoch, lastSeq }: ClaimedRun, turn: number) => ({
  tenantId,
  runId: id,
  epoch,
  expected: seq(lastSeq + turn * eventsOfTurn),
  batchId: randomUUID(),
  events: Array.from({ length: eventsOfTurn }, event),
  activities: { add: [], remove: [], receipts: [] },
  timers: { add: [], remove: [] },
  progress: { provider: 'offline', covered: 3, toCover: 12, costUsd: 0.2, waitsFor: null, endedAt: null },
  format: 1,
})
