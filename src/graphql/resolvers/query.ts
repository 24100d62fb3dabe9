import { parseRunId, personaId, type RunId } from '../../core/ids.ts'
import { runStatuses } from '../../core/run-status.ts'
import { estimateTokens } from '../../core/tokens.ts'
import type { GraphqlContext } from '../context.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { checkWorkflow } from '../read/check-workflow.ts'
import { findNode } from '../read/find-node.ts'
import { listRuns } from '../read/list-runs.ts'
import { nodeActors, runActors } from '../read/read-actors.ts'
import { sampleRun } from '../read/sample-run.ts'
import { byPath } from '../views/parts.ts'
import { providerViews } from '../views/provider-views.ts'
import { RunView } from '../views/run-view.ts'
import { shownRole } from './api-key.ts'

/** Lost nodes that one answer shows. */
const mostLost = 20

export const Query: QueryResolvers = {
  node: (_, { id }, context) => findNode(context, id),
  run: (_, { id }, context) => runView(context, parseRunId(id, ['id'])),
  runs: (_, asked, context) => listRuns(context, asked),
  openRuns: async (_, __, { api }) => {
    const { runs } = await api.store.figures(api.node.id)
    return runStatuses.map((status) => ({ status, count: runs.get(status) ?? 0 })).filter(({ count }) => count > 0)
  },
  sampleRun: async (_, __, { api, reader }) => {
    const row = await sampleRun(api)
    return row === null ? null : new RunView(row, reader)
  },
  personas: (_, __, { api }) => api.brain.personas.map(({ id }) => personaId(id)),
  workflows: (_, __, { api }) => api.brain.workflows,
  knowledge: (_, __, { api }) =>
    byPath(api.brain.knowledge).map(({ path, sha256, text }) => ({
      path,
      sha256,
      tokens: estimateTokens(text),
      content: text,
    })),
  checkWorkflow: (_, { source }, { api }) => checkWorkflow(api, source),
  providers: (_, __, { api }) => providerViews(api),
  actors: async (_, { runId }, context) => {
    if (runId == null) return nodeActors(context.api)
    const view = await runView(context, parseRunId(runId))
    return view === null ? [] : runActors(context.api, view.row, (await view.folded()).state)
  },
  caller: (_, __, { caller: { role, key } }) => ({ role: shownRole[role], keyName: key?.name ?? null }),
  apiKeys: (_, __, { api }) => api.store.apiKeys.list(),
  clusterNodes: (_, __, { api }) => api.store.nodes(),
  lostNodes: (_, __, { api }) => api.store.lostNodes(mostLost),
}

/** The run as it is now; null where it is unknown. */
async function runView({ loaders, reader }: GraphqlContext, runId: RunId): Promise<RunView | null> {
  const row = await loaders.run.load(runId)
  return row === null ? null : new RunView(row, reader)
}
