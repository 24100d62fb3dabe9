import { type DocumentNode, execute, type ExecutionArgs, type ExecutionResult } from 'graphql'
import { createYoga, isAsyncIterable, mapAsyncIterator, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { Caller } from '../../identity/caller.ts'
import type { ApiOptions } from '../api.ts'
import { type ApiServices, type GraphqlContext, makeContext } from '../context.ts'
import { sampleRun } from '../read/sample-run.ts'
import { OperationRefused } from '../operations/operation-refused.ts'
import type { Operations } from '../operations/operations.ts'
import type { CalledAt } from './called-at.ts'
import { graphiqlTabs } from './graphiql-tabs.ts'
import { mostBody } from './limits.ts'
import { publicResult } from './public-result.ts'
import { badRequest, readBody } from './read-body.ts'

/** What a request brings along. */
interface Arrived {
  readonly requestId: string
  readonly caller: Caller
  readonly calledAt: CalledAt
  /** Whom its cost is charged to. */
  readonly client: string
}

export type Yoga = YogaServerInstance<Arrived, GraphqlContext>

export interface YogaOptions {
  readonly services: ApiServices
  readonly operations: Operations
  readonly allowedOrigins: readonly string[]
}

/** GraphQL over plain HTTP, and GraphiQL without the internet, for origins that were let in before. */
export function makeYoga({ services, operations, allowedOrigins }: YogaOptions): Yoga {
  const { api } = services
  return createYoga<Arrived, GraphqlContext>({
    schema: operations.schema,
    context: ({ requestId, caller, calledAt }) =>
      makeContext(services, { requestId, caller, calledAt, resumeAfter: null }),
    // Documents are read by `Operations`, which keeps them.
    parserAndValidationCache: false,
    logging: false,
    landingPage: false,
    healthCheckEndpoint: '/graphql/healthz',
    multipart: false,
    // Errors are masked by `publicErrors`, which has to see them as they are.
    maskedErrors: false,
    maxRequestBodySize: mostBody,
    cors: allowedOrigins.length === 0 ? false : { origin: [...allowedOrigins], credentials: false },
    graphiql: operations.introspection
      ? async () => ({
          title: 'G1 · GraphiQL',
          defaultTabs: graphiqlTabs((await sampleRun(api))?.runId ?? null),
        })
      : false,
    renderGraphiQL: async (options) => {
      // 9 MB: only for those who look at it.
      const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
      return renderGraphiQL(options)
    },
    plugins: [readBody, carriedOut(operations), publicResults(api)],
  })
}

/** Lets operations go through what all go through. */
function carriedOut(operations: Operations): Plugin<GraphqlContext, Arrived> {
  return {
    onParams: ({ params, setParams }) => {
      const { documentId, ...rest }: typeof params & { readonly documentId?: unknown } = params
      setParams({ ...rest, query: operations.textOf({ ...rest, documentId }) })
    },
    onParse: ({ params: { source }, setParsedDocument }) => {
      const { document, errors } = operations.prepare(String(source))
      if (document === null) throw errors[0] ?? new Error('Found a document that could not be read.')
      setParsedDocument(document)
    },
    onValidate: ({ params: { documentAST }, setResult }) => {
      setResult([...(operations.preparedOf(documentAST as DocumentNode)?.errors ?? [])])
    },
    onExecute: async ({ args, setExecuteFn, setResultAndStopExecution }) => {
      setExecuteFn((of: ExecutionArgs) => execute({ ...of, hideSuggestions: !operations.introspection }))
      const { client } = args.contextValue as unknown as Arrived
      try {
        const { document, operationName = null, variableValues = null } = args as ExecutionArgs
        const cost = await operations.charge({ document, operationName, variables: variableValues }, { client })
        return {
          onExecuteDone: ({ result, setResult }) => {
            if (isAsyncIterable(result)) return
            setResult({ ...result, extensions: { ...result.extensions, cost } })
          },
        }
      } catch (error) {
        if (!(error instanceof OperationRefused)) throw error
        setResultAndStopExecution({
          errors: error.errors,
          ...(error.cost === null ? {} : { extensions: { cost: error.cost } }),
        })
        return undefined
      }
    },
    onSubscribe: ({ setResultAndStopExecution }) => setResultAndStopExecution({ errors: [notHere] }),
  }
}

const notHere = badRequest(
  'Found a subscription, expected a request that accepts text/event-stream, or one over a WebSocket.',
  406,
)

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
