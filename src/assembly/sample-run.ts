import { hashText } from '../activities/new-entry.ts'
import { defaultTenant, messageId, type RunId, runId, seq, sha256 } from '../core/ids.ts'
import type { Submission } from '../core/event/control-events.ts'
import type { Json } from '../core/json.ts'
import type { NodeParts } from './open-node.ts'

const requirements = `Build a website for sharing tools with user authentication. Members add and edit tools.
A tool has a name, a description and a daily fee between 0 and 50.
Members reserve a tool from a first day to a last day; the last day cannot be before the first day.
A reservation is requested, then approved or declined. Only the owner of a reservation can delete it.`

/**
 * Starts a run to look at in a store that has none of it yet, so that a newcomer finds something finished. The same
 * store gives the same run every time.
 */
export async function sampleRun({ store, bus, ids }: NodeParts): Promise<RunId> {
  const body: Submission = {
    title: 'Sample: a tool library for a neighbourhood',
    requirements: { text: requirements, sha256: hashText(requirements) },
    data: {},
    workflow: null,
    provider: 'offline',
    budgetUsd: null,
    questionsAllowed: false,
  }
  const stored = await store.createRun({
    title: body.title,
    command: {
      tenantId: defaultTenant,
      runId: runId(ids.uuid7()),
      id: messageId(ids.uuid7()),
      type: 'submit',
      body: body as unknown as Json,
      at: Date.now(),
      idempotency: { key: 'sample-run', payloadSha256: sha256('0'.repeat(64)) },
    },
  })
  if (!stored.repeated) bus.publish({ runId: stored.runId, head: seq(0) })
  return stored.runId
}
