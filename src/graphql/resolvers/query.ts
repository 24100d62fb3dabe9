import { defaultTenant, parseRunId, personaId, type RunId } from '../../core/ids.ts'
import { parseListCursor, formatListCursor } from '../cursor/list-cursor.ts'
import { page, pageSize } from '../cursor/page.ts'
import type { GraphqlContext } from '../context.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { checkText } from '../mutate/check-text.ts'
import { findNode } from '../read/find-node.ts'
import { nodeActors, runActors } from '../read/read-actors.ts'
import { RunView } from '../views/run-view.ts'

const mostSearch = 200

export const Query: QueryResolvers = {
  node: (_, { id }, context) => findNode(context, id),
  run: (_, { id }, context) => runView(context, parseRunId(id, ['id'])),
  runs: async (_, { first, after, status, search }, { api, reader }) => {
    const size = pageSize(first)
    const from = after == null ? null : parseListCursor(after)
    const rows = await api.store.listRuns({
      tenantId: defaultTenant,
      first: size + 1,
      after: from,
      status: status ?? [],
      search: checkText(search ?? '', { most: mostSearch, path: ['search'] }),
    })
    const items = rows.map((row) => new RunView(row, reader))
    return page({ items, size, cursorOf: ({ runId }) => formatListCursor(runId), resumed: from !== null })
  },
  personas: (_, __, { api }) => api.brain.personas.map(({ id }) => personaId(id)),
  workflows: (_, __, { api }) => api.brain.workflows,
  actors: async (_, { runId }, context) => {
    if (runId == null) return nodeActors(context.api)
    const view = await runView(context, parseRunId(runId))
    return view === null ? [] : runActors(context.api, view.runId, (await view.folded()).state)
  },
  apiKeys: (_, __, { api }) => api.store.apiKeys.list(),
  clusterNodes: (_, __, { api }) => api.store.nodes(),
}

/** The run as it is now; null where it is unknown. */
async function runView({ loaders, reader }: GraphqlContext, runId: RunId): Promise<RunView | null> {
  const row = await loaders.run.load(runId)
  return row === null ? null : new RunView(row, reader)
}
