import { loadFiles } from '../activities/stored-files.ts'
import type { RunContext } from '../actors/run/run-context.ts'
import type { Config } from '../config.ts'
import { messageOf } from '../core/errors.ts'
import { publicRunId, type RunId } from '../core/ids.ts'
import type { Logger } from '../core/logger.ts'
import type { Answered, ApiOptions, Delivered, LiveActors } from '../graphql/api.ts'
import type { Json } from '../core/json.ts'
import { zip } from '../workspace/delivery/zip.ts'
import { deliverySchema } from '../activities/delivery-content.ts'
import { checkIntake } from './check-intake.ts'
import type { Previews } from '../workspace/preview/previews.ts'
import { type NodeParts, version } from './open-node.ts'
import { previewsOf } from './previews.ts'

/** What the API is given beside the node itself. */
export interface ApiSurroundings {
  readonly config: Config
  readonly logger: Logger
  readonly previews: Previews
  /** A run to look at, where this node started one. */
  readonly sample: RunId | null
}

/** What the API is given of a node. */
export function apiOptions(parts: NodeParts, { config, logger, previews, sample }: ApiSurroundings): ApiOptions {
  const { store, bus, clock, ids, brain } = parts
  return {
    store,
    bus,
    clock,
    ids,
    node: { id: parts.incarnation, name: config.nodeName, version },
    brain: {
      personas: [...brain.personas.values()],
      workflows: [...brain.workflows.values()].map(({ workflow, findings }) => ({
        id: workflow.id,
        title: workflow.title,
        source: workflow as unknown as Json,
        findings: findings.map(({ path, message }) => `${path}: ${message}`),
      })),
      knowledge: brain.knowledge,
    },
    providers: {
      names: [...parts.providers.keys()],
      byDefault: config.provider,
      absent: parts.absentProviders,
      asking: [...parts.providers.values()].filter(({ trust }) => trust === 'model').map(({ id }) => id),
      modelProblem: parts.modelProblem,
      health: parts.modelHealth,
    },
    intake: { check: (input) => checkIntake(brain, input) },
    liveActors: () => liveActors(parts),
    delivery: {
      of: deliveredBy,
      zip: async (files, folder) => zip(await loadFiles(store, files), folder),
    },
    previews: previewsOf(previews, parts),
    sampleRunId: () => sample,
    metrics: () => parts.telemetry.scrape(),
    onAnswered: (answered) => {
      parts.telemetry.answered(answered)
      logCommand(logger, answered)
    },
    onRefused: (refused) => logger.warn(refused, 'an API key was refused'),
    onFault: ({ requestId, error }) =>
      logger.error({ request: requestId, error: messageOf(error) }, 'a request failed'),
  }
}

/** One line for each command, whatever came of it: who asked for what, and under which request id. */
function logCommand(logger: Logger, { field, requestId, runId, refused, key, error }: Answered): void {
  const [type, command] = field.split('.')
  if (type !== 'Mutation' || error !== undefined) return
  const fields = {
    request: requestId,
    command,
    run: runId === null ? undefined : publicRunId(runId),
    key: key ?? undefined,
    refused: refused ?? undefined,
  }
  logger.info(fields, refused === null ? 'command stored' : 'command refused')
}

function liveActors({ node }: NodeParts): LiveActors {
  if (node === null) return { supervisor: null, activations: [] }
  return {
    supervisor: { state: node.state, waiting: 0 },
    activations: [...node.activations].map(([runId, { state, waiting, restarts }]) => ({
      runId,
      state,
      waiting,
      restarts,
    })),
  }
}

/** The delivery among a run's entries: its files, and which of them serve which clause. */
export function deliveredBy(run: RunContext): Delivered | null {
  const read = deliverySchema.safeParse(
    run.entries.findLast(({ kind, author }) => kind === 'delivery' && author === 'platform')?.content,
  )
  if (!read.success) return null
  return {
    files: read.data.files,
    serves: Object.fromEntries(read.data.traceability.map(({ clause, files }) => [clause, files])),
  }
}
