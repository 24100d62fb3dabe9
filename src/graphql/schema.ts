import { readdirSync, readFileSync } from 'node:fs'
import { createSchema, type GraphQLSchemaWithContext, type YogaInitialContext } from 'graphql-yoga'
import type { GraphqlContext } from './context.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { ApiKey } from './resolvers/api-key.ts'
import { Persona, Workflow } from './resolvers/brain.ts'
import { Actor, ClusterNode, LostNode } from './resolvers/cluster.ts'
import { Deliverable, DeliverableFile } from './resolvers/deliverable.ts'
import { RunEvent } from './resolvers/event.ts'
import { ContextPack, Entry, Handoff, Step } from './resolvers/hub.ts'
import { Mutation } from './resolvers/mutation.ts'
import { Node, UserError } from './resolvers/node.ts'
import { Plan, Requirements } from './resolvers/plan.ts'
import { Query } from './resolvers/query.ts'
import { Run, Usage } from './resolvers/run.ts'
import { scalars } from './resolvers/scalars.ts'
import { PersonaOutput, Subscription } from './resolvers/subscription.ts'
import { guardRootFields } from './server/guard-root-fields.ts'
import { observeRootFields } from './server/observe-root-fields.ts'

const folder = new URL('../../schema/', import.meta.url)

const resolvers: Resolvers = {
  ...scalars,
  Actor,
  ApiKey,
  ClusterNode,
  ContextPack,
  Deliverable,
  DeliverableFile,
  Entry,
  Handoff,
  LostNode,
  Mutation,
  Node,
  Persona,
  PersonaOutput,
  Plan,
  Query,
  Requirements,
  Run,
  RunEvent,
  Step,
  Subscription,
  Usage,
  UserError,
  Workflow,
}

/** The SDL of `schema/` with its resolvers. */
export function makeSchema(): GraphQLSchemaWithContext<GraphqlContext & YogaInitialContext> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
  const typeDefs = files.toSorted().map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const schema = createSchema<GraphqlContext & YogaInitialContext>({ typeDefs, resolvers })
  guardRootFields(schema)
  observeRootFields(schema)
  return schema
}
