import type { ActorResolvers, ClusterNodeResolvers } from '../generated/resolvers.ts'
import { dateTime } from '../views/date-time.ts'

export const ClusterNode: ClusterNodeResolvers = {
  id: ({ incarnation }) => `node_${incarnation}`,
  name: ({ node }) => node,
  version: ({ version }) => version,
  startedAt: ({ startedAt }) => dateTime(startedAt),
  leaseUntil: ({ leaseUntil }) => dateTime(leaseUntil),
  runsOwned: ({ runsOwned }) => runsOwned,
}

export const Actor: ActorResolvers = {
  node: ({ node }, _, { loaders }) => (node === null ? null : loaders.node.load(node)),
}
