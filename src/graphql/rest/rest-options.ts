import type { ExecutionResult, GraphQLSchema } from 'graphql'
import type { IncomingMessage } from 'node:http'
import type { ApiOptions } from '../api.ts'
import type { Asking } from '../operations/operations.ts'

/** Who asks. */
export type RestAsking = Omit<Asking, 'resumeAfter'>

/** An operation of the schema, as a GraphQL client would send it. */
export interface SchemaRequest {
  readonly query: string
  readonly operationName: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Results of a subscription, one by one. */
export type EventsSource = AsyncIterableIterator<ExecutionResult>

/** What the REST API needs of the server. */
export interface RestOptions {
  readonly api: Pick<ApiOptions, 'onFault' | 'store' | 'node'>
  readonly schema: GraphQLSchema
  /** Pages of other origins that may call the server. */
  readonly allowedOrigins: readonly string[]
  /** Carries out every query and mutation. */
  readonly execute: (request: SchemaRequest, asking: RestAsking) => Promise<ExecutionResult>
  /** Opens every subscription; a result instead of a source says why not. */
  readonly subscribe: (request: SchemaRequest, asking: RestAsking) => Promise<EventsSource | ExecutionResult>
}

/** A request to a route, with what stood in its path and after it. */
export interface RouteRequest {
  readonly request: IncomingMessage
  readonly given: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly asking: RestAsking
  /** Aborted when the client has gone. */
  readonly gone: AbortSignal
}
