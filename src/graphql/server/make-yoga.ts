import type { ExecutionResult } from 'graphql'
import { createYoga, isAsyncIterable, mapAsyncIterator, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { Caller } from '../../identity/caller.ts'
import type { ApiOptions } from '../api.ts'
import { type ApiServices, type GraphqlContext, makeContext } from '../context.ts'
import { sampleRun } from '../read/sample-run.ts'
import { makeSchema } from '../schema.ts'
import type { CalledAt } from './called-at.ts'
import { graphiqlTabs } from './graphiql-tabs.ts'
import { mostBody } from './limits.ts'
import { operationLimits } from './operation-limits.ts'
import { publicResult } from './public-result.ts'
import { readBody } from './read-body.ts'

/** What a request brings along. */
interface Arrived {
  readonly requestId: string
  readonly caller: Caller
  readonly calledAt: CalledAt
}

export type Yoga = YogaServerInstance<Arrived, GraphqlContext>

/** GraphQL over HTTP and SSE, and GraphiQL without the internet, for origins that were let in before. */
export function makeYoga(services: ApiServices, allowedOrigins: readonly string[]): Yoga {
  const { api } = services
  return createYoga<Arrived, GraphqlContext>({
    schema: makeSchema(),
    context: ({ requestId, caller, calledAt }) => makeContext(services, { requestId, caller, calledAt }),
    logging: false,
    landingPage: false,
    healthCheckEndpoint: '/graphql/healthz',
    multipart: false,
    // Errors are masked by `publicErrors`, which has to see them as they are.
    maskedErrors: false,
    maxRequestBodySize: mostBody,
    cors: allowedOrigins.length === 0 ? false : { origin: [...allowedOrigins], credentials: false },
    graphiql: async () => ({
      title: 'G1 · GraphiQL',
      defaultTabs: graphiqlTabs((await sampleRun(api))?.runId ?? null),
    }),
    renderGraphiQL: async (options) => {
      // 9 MB: only for those who look at it.
      const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
      return renderGraphiQL(options)
    },
    plugins: [readBody, operationLimits, publicResults(api)],
  })
}

function publicResults(api: ApiOptions): Plugin<object, Arrived> {
  return {
    // What could not be read as an operation is never executed, and has errors all the same.
    onResultProcess: (done) => {
      const { result, serverContext } = done
      if (result === undefined || isAsyncIterable<ExecutionResult>(result) || Array.isArray(result)) return
      const { errors = [] } = result as ExecutionResult
      if (errors.some(({ extensions }) => extensions?.['requestId'] === undefined)) {
        done.setResult(publicResult(api, result as ExecutionResult, serverContext.requestId))
      }
    },
    onExecutionResult: (done) => {
      const { result, context } = done
      // A request that could not be read has no context of ours yet.
      const { requestId = api.ids.uuid7() } = context as Partial<GraphqlContext>
      const shown = (one: ExecutionResult): ExecutionResult => publicResult(api, one, requestId)
      if (isAsyncIterable<ExecutionResult>(result)) done.setResult(mapAsyncIterator(result, shown))
      else if (result !== undefined && !Array.isArray(result)) done.setResult(shown(result as ExecutionResult))
    },
  }
}
