import { parseRunId, personaId, type RunId } from '../../core/ids.ts'
import type { GraphqlContext } from '../context.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { findNode } from '../read/find-node.ts'
import { listRuns } from '../read/list-runs.ts'
import { nodeActors, runActors } from '../read/read-actors.ts'
import { RunView } from '../views/run-view.ts'

export const Query: QueryResolvers = {
  node: (_, { id }, context) => findNode(context, id),
  run: (_, { id }, context) => runView(context, parseRunId(id, ['id'])),
  runs: (_, asked, context) => listRuns(context, asked),
  personas: (_, __, { api }) => api.brain.personas.map(({ id }) => personaId(id)),
  workflows: (_, __, { api }) => api.brain.workflows,
  actors: async (_, { runId }, context) => {
    if (runId == null) return nodeActors(context.api)
    const view = await runView(context, parseRunId(runId))
    return view === null ? [] : runActors(context.api, view.row, (await view.folded()).state)
  },
  apiKeys: (_, __, { api }) => api.store.apiKeys.list(),
  clusterNodes: (_, __, { api }) => api.store.nodes(),
}

/** The run as it is now; null where it is unknown. */
async function runView({ loaders, reader }: GraphqlContext, runId: RunId): Promise<RunView | null> {
  const row = await loaders.run.load(runId)
  return row === null ? null : new RunView(row, reader)
}
