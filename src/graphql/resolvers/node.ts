import type { NodeResolvers, UserErrorResolvers } from '../generated/resolvers.ts'

export const Node: NodeResolvers = {
  __resolveType: (found) => {
    if (typeof found === 'string') return 'Persona'
    if ('row' in found) return 'Run'
    if ('task' in found) return 'Step'
    if ('entry' in found) return 'Entry'
    if ('handoff' in found) return 'Handoff'
    if ('manifest' in found) return 'ContextPack'
    if ('batchId' in found) return 'RunEvent'
    if ('source' in found) return 'Workflow'
    if ('leaseUntil' in found) return 'ClusterNode'
    if ('approval' in found) return 'WorkItem'
    return 'default' in found ? 'Question' : 'Approval'
  },
}

export const UserError: UserErrorResolvers = { __resolveType: ({ __typename }) => __typename }
