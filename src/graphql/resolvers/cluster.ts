import type { ActorResolvers, ClusterNodeResolvers, LostNodeResolvers } from '../generated/resolvers.ts'
import { dateTime } from '../views/date-time.ts'

export const ClusterNode: ClusterNodeResolvers = {
  id: ({ incarnation }) => `node_${incarnation}`,
  name: ({ node }) => node,
  version: ({ version }) => version,
  startedAt: ({ startedAt }) => dateTime(startedAt),
  leaseUntil: ({ leaseUntil }) => dateTime(leaseUntil),
  roles: ({ roles }) => roles.map((role) => (role === 'api' ? 'API' : 'WORKER')),
  state: ({ draining }) => (draining ? 'DRAINING' : 'ACTIVE'),
  runsOwned: ({ runsOwned }) => runsOwned,
  load: ({ active, underWay, takenOver, activeRuns }) => ({
    activeRuns: active,
    activities: underWay,
    takenOver,
    activeRunsLimit: activeRuns,
  }),
}

export const LostNode: LostNodeResolvers = {
  id: ({ incarnation }) => `node_${incarnation}`,
  name: ({ node }) => node,
  startedAt: ({ startedAt }) => dateTime(startedAt),
  lostAt: ({ lostAt }) => dateTime(lostAt),
}

export const Actor: ActorResolvers = {
  node: ({ node }, _, { loaders }) => (node === null ? null : loaders.node.load(node)),
}
