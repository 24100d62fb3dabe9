import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ExecutionArgs, GraphQLError, GraphQLSchema } from 'graphql'
import type { OperationResult } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { createPubSub, createSchema, createYoga } from 'graphql-yoga'
import { WebSocketServer } from 'ws'
import { partOf, type SamplePart } from './sample-events.ts'
import { sampleSchema } from './sample-schema.ts'
import { serveContestant } from './serve-contestant.ts'

const topic = 'part'

/** GraphQL Yoga with graphql-ws, put together as their documentation says, with Yoga's own publisher. */
await serveContestant(async () => {
  const parts = createPubSub<{ [topic]: [SamplePart] }>()
  const resolvers = {
    Subscription: { runEvents: { subscribe: () => parts.subscribe(topic), resolve: (part: SamplePart) => part } },
  }
  const yoga = createYoga({ schema: createSchema({ typeDefs: sampleSchema, resolvers }), logging: false })
  type Enveloped = ReturnType<typeof yoga.getEnveloped>
  const envelopedOf = ({ rootValue }: ExecutionArgs): Enveloped => rootValue as Enveloped
  const http = createServer((request, response) => void yoga(request, response))
  const server = new WebSocketServer({ server: http, path: yoga.graphqlEndpoint })
  const sockets = useServer(
    {
      execute: (args) => envelopedOf(args).execute(args) as OperationResult,
      subscribe: (args) => envelopedOf(args).subscribe(args) as OperationResult,
      onSubscribe: async (ctx, _, params) => {
        const enveloped = yoga.getEnveloped({ ...ctx, req: ctx.extra.request, socket: ctx.extra.socket, params })
        const { parse, validate, contextFactory, execute, subscribe } = enveloped
        const args = {
          schema: enveloped.schema as GraphQLSchema,
          operationName: params.operationName ?? null,
          document: parse(params.query) as ExecutionArgs['document'],
          variableValues: params.variables ?? null,
          contextValue: (await contextFactory()) as unknown,
          rootValue: { execute, subscribe },
        }
        const errors = validate(args.schema, args.document) as readonly GraphQLError[]
        return errors.length > 0 ? errors : args
      },
    },
    server,
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return {
    port: (http.address() as AddressInfo).port,
    publish: (event) => parts.publish(topic, partOf(event)),
    close: async () => {
      await sockets.dispose()
      http.closeAllConnections()
      http.close()
      await once(http, 'close')
    },
  }
})
