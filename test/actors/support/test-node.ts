import { randomUUID } from 'node:crypto'
import { type NodeOptions, ActorNode } from '../../../src/actors/runtime/node.ts'
import type { Performer } from '../../../src/actors/runtime/performer.ts'
import type { RunKnowledge } from '../../../src/actors/run/run-knowledge.ts'
import { inProcessBus } from '../../../src/bus/in-process-bus.ts'
import { systemClock, uuid7Source } from '../../../src/core/clock.ts'
import { defaultTenant, incarnation, messageId, type RunId, runId, seq } from '../../../src/core/ids.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import type { RunStatus } from '../../../src/core/run-status.ts'
import type { Store, StoredEvent } from '../../../src/core/store/store.ts'
import { submit, thought } from './messages.ts'

const ids = uuid7Source(systemClock, () => crypto.randomUUID())
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** The result of an answer that passes verification. */
export const answer = (more: Parameters<typeof thought>[1] = {}): object =>
  (thought('any', more).body as unknown as { readonly result: object }).result

/** A node whose performer of `think` is given by the test. */
export function testNode(
  store: Store,
  knowledge: RunKnowledge,
  think: Performer,
  more: Partial<NodeOptions> = {},
): ActorNode {
  return new ActorNode({
    incarnation: incarnation(randomUUID()),
    name: 'test',
    version: '0',
    store,
    bus: inProcessBus(),
    clock: systemClock,
    ids,
    knowledge,
    performers: new Map([['think', think]]),
    logger: silent,
    lease: { ttlMs: 60_000 },
    pollMs: 20,
    lanes: 1,
    activeRuns: 100,
    onLost: () => undefined,
    ...more,
  })
}

const command = (id: RunId, type: string, body: unknown) => ({
  tenantId: defaultTenant,
  runId: id,
  id: messageId(randomUUID()),
  type,
  body: body as JsonObject,
  at: Date.now(),
  idempotency: null,
})

/** Stores a run that follows the plan of the node's knowledge. */
export async function startRun(store: Store, more: JsonObject = {}): Promise<RunId> {
  const id = runId(ids.uuid7())
  await store.createRun({ title: 'Test', command: command(id, 'submit', submit(more).body) })
  return id
}

export const send = (store: Store, id: RunId, type: string, body: unknown = { reason: null }) =>
  store.putCommand(command(id, type, body))

/** Waits until a run has one of the given statuses, and returns its log. */
export async function until(
  store: Store,
  id: RunId,
  ...statuses: readonly RunStatus[]
): Promise<readonly StoredEvent[]> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const row = await store.getRun(id)
    if (row !== null && statuses.includes(row.status)) return store.readEvents(id, seq(0), 10_000)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`The run did not become ${statuses.join(' or ')}: ${JSON.stringify(await store.getRun(id))}`)
}
