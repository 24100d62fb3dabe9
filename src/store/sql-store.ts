import { defaultTenant } from '../core/ids.ts'
import type { Store } from '../core/store/store.ts'
import {
  abandonedActivities,
  activities,
  askCarriers,
  askedOf,
  duplicateUsage,
  leaveActivities,
  putReceipt,
  takeActivities,
  timers,
  unwantActivities,
} from './activity.ts'
import { answersIn } from './answer-cache.ts'
import { apiKeysIn } from './api-key.ts'
import { ambiguous, append } from './append.ts'
import { getBlob, putBlobs } from './blob.ts'
import { changedRuns } from './changed-runs.ts'
import { claim, owned, release } from './claim.ts'
import { spendingIn } from './day-spending.ts'
import { earlierCommand } from './earlier-command.ts'
import { forkRun } from './fork-run.ts'
import { message, parkFaulty } from './fault.ts'
import { figures } from './figures.ts'
import { createRun, putCommand } from './inbox.ts'
import { closeLease, lostNodes, nodes, now, openLease, renewLease } from './lease.ts'
import { fireTimers, pending } from './pending.ts'
import { heads, readEvents } from './read-events.ts'
import { getRuns, listRuns, ownedElsewhere } from './run-list.ts'
import type { Database } from './sql.ts'
import { survey } from './survey.ts'

/**
 * The one implementation of the port, on a migrated database. Closing the store closes the database. Who holds and takes
 * what may have connections of its own (`control`), so that no other work makes it wait.
 */
export const storeOn = (database: Database, control: Database = database): Store => ({
  createRun: (run) => createRun(database, run),
  forkRun: (fork) => forkRun(database, fork),
  earlierCommand: (tenant, idempotency) => earlierCommand(database, tenant, idempotency),
  putCommand: (command) => putCommand(database, command),
  append: (batches) => append(database, batches),
  ambiguous: (batch) => ambiguous(database, batch),
  readEvents: (runId, after, limit) => readEvents(database, runId, after, limit),
  heads: (runIds) => heads(database, runIds),
  getRun: async (runId) => (await getRuns(database, [runId]))[0] ?? null,
  getRuns: (runIds) => getRuns(database, runIds),
  ownedElsewhere: (node, limit) => ownedElsewhere(database, node, limit),
  listRuns: (filter) => listRuns(database, filter),
  changedRuns: (tenant, since, limit) => changedRuns(database, tenant, since, limit),
  survey: (node) => survey(control, node),
  claim: (node, limit) => claim(control, node, limit),
  owned: (node) => owned(database, node),
  release: (node, runIds) => release(control, node, runIds),
  fireTimers: (limit) => fireTimers(control, limit),
  pending: (node, limit) => pending(control, node, limit),
  putReceipt: (receipt) => putReceipt(database, receipt),
  activities: (runId) => activities(database, runId),
  duplicateUsage: (runId) => duplicateUsage(database, runId),
  abandonedActivities: (runId, keys, me) => abandonedActivities(database, runId, keys, me),
  takeActivities: (of) => takeActivities(database, of),
  leaveActivities: (carrier, runId, keys) => leaveActivities(database, carrier, runId, keys),
  unwantActivities: (tenantId, runId, keys) => unwantActivities(database, tenantId, runId, keys),
  askCarriers: (of) => askCarriers(database, of),
  askedOf: (carrier) => askedOf(database, carrier),
  message: (runId, id) => message(database, runId, id),
  parkFaulty: (faulty) => parkFaulty(database, faulty),
  timers: (runId) => timers(database, runId),
  openLease: (lease) => openLease(control, lease),
  renewLease: (lease) => renewLease(control, lease),
  closeLease: (node) => closeLease(control, node),
  now: () => now(control),
  nodes: () => nodes(database),
  lostNodes: (limit) => lostNodes(database, limit),
  figures: (node) => figures(database, node),
  putBlobs: (blobs) =>
    putBlobs(
      database,
      blobs.map((blob) => ({ tenantId: defaultTenant, ...blob })),
    ),
  getBlob: (hash) => getBlob(database, hash),
  apiKeys: apiKeysIn(database),
  answers: answersIn(database),
  spending: spendingIn(database),
  close: async () => {
    await database.close()
    await control.close()
  },
})
