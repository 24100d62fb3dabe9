import { loadFiles } from '../activities/stored-files.ts'
import type { RunContext } from '../actors/run/run-context.ts'
import type { Config } from '../config.ts'
import { messageOf } from '../core/errors.ts'
import { publicRunId, type RunId } from '../core/ids.ts'
import type { JsonObject } from '../core/json.ts'
import type { Logger } from '../core/logger.ts'
import type { Answered, ApiOptions, Delivered, IntakeFinding, LiveActors } from '../graphql/api.ts'
import type { Json } from '../core/json.ts'
import { PlanImpossible, planFor } from '../brain/plan/plan-for.ts'
import type { Brain } from '../brain/brain.ts'
import { parseWorkflow } from '../workflow/parse-workflow.ts'
import { variableFindings } from '../workflow/variables.ts'
import { WorkflowInvalid } from '../workflow/workflow-invalid.ts'
import { zip } from '../workspace/delivery/zip.ts'
import { deliverySchema } from '../activities/delivery-content.ts'
import { type NodeParts, version } from './open-node.ts'

/** What the API is given beside the node itself. */
export interface ApiSurroundings {
  readonly config: Config
  readonly logger: Logger
  /** A run to look at, where this node started one. */
  readonly sample: RunId | null
}

/** What the API is given of a node. */
export function apiOptions(parts: NodeParts, { config, logger, sample }: ApiSurroundings): ApiOptions {
  const { store, bus, clock, ids, brain } = parts
  return {
    store,
    bus,
    clock,
    ids,
    node: { id: parts.incarnation, name: config.nodeName, version },
    brain: {
      personas: [...brain.personas.values()].map(({ id, title, phase, contract, tier, sha256 }) => ({
        id,
        title,
        phase,
        contract,
        tier,
        sha256,
      })),
      workflows: [...brain.workflows.values()].map(({ workflow, findings }) => ({
        id: workflow.id,
        title: workflow.title,
        source: workflow as unknown as Json,
        findings: findings.map(({ path, message }) => `${path}: ${message}`),
      })),
    },
    providers: { names: [...parts.providers.keys()], byDefault: config.provider },
    intake: { check: (input) => checkIntake(brain, input) },
    liveActors: () => liveActors(parts),
    delivery: {
      of: deliveredBy,
      zip: async (files, folder) => zip(await loadFiles(store, files), folder),
    },
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

function checkIntake(
  brain: Brain,
  { workflow, data }: { readonly workflow: Json; readonly data: JsonObject },
): readonly IntakeFinding[] {
  try {
    const parsed = parseWorkflow(workflow)
    planFor(parsed, brain)
    return variableFindings(parsed, data).map(({ code, message, path }) => ({
      about: 'data',
      code,
      message,
      step: null,
      at: path,
    }))
  } catch (error) {
    if (error instanceof WorkflowInvalid) {
      return error.findings.map(({ code, message, step, path }) => ({
        about: 'workflow',
        code,
        message,
        step,
        at: path,
      }))
    }
    if (error instanceof PlanImpossible) {
      return error.problems.map((message) => ({
        about: 'workflow',
        code: error.code,
        message,
        step: stepIn(message),
        at: '',
      }))
    }
    throw error
  }
}

/** The step that a problem begins with (`step pay: …`), or null. */
const stepIn = (message: string): string | null => /^step (\w+):/i.exec(message)?.[1] ?? null

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
function deliveredBy(run: RunContext): Delivered | null {
  const read = deliverySchema.safeParse(
    run.entries.findLast(({ kind, author }) => kind === 'delivery' && author === 'platform')?.content,
  )
  if (!read.success) return null
  return {
    files: read.data.files,
    serves: Object.fromEntries(read.data.traceability.map(({ clause, files }) => [clause, files])),
  }
}
