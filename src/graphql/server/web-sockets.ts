import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql'
import type { OperationResult } from 'graphql-ws'
import { createGraphQLError } from 'graphql-yoga'
import { useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Caller } from '../../identity/caller.ts'
import { type ApiServices, type GraphqlContext, makeContext } from '../context.ts'
import { isGraphQLError } from '../errors/api-fault.ts'
import type { Admission } from './admission.ts'
import { calledAt } from './called-at.ts'
import { knockOf } from './knock-of.ts'
import { mostMessage, mostOperations } from './limits.ts'
import type { Yoga } from './make-yoga.ts'
import { expel, expelled, turnAway } from './turn-away.ts'
import { publicErrors, publicResult } from './public-result.ts'

/** Sockets that are closed at once when the server goes; the next ones follow a moment later. */
const batch = 64
const betweenBatchesMs = 25
/** How long a peer may take to answer a close. */
const closingMs = 500

/** How long a socket may stay open without saying who it is. */
const mostSilenceMs = 3_000

interface Parts {
  readonly services: ApiServices
  readonly yoga: Yoga
  readonly admission: Admission
}

/** What is remembered of a socket. No caller: not let in yet, or not any more. */
interface Admitted extends Record<PropertyKey, unknown> {
  caller: Caller | undefined
}

/** The WebSocket side of the API: the same parsing, validation, limits and masking as over HTTP. */
export class WebSockets {
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: mostMessage })

  constructor({ services, yoga, admission }: Parts) {
    const { api } = services
    useServer<Record<string, unknown>, Admitted>(
      {
        isProd: true,
        connectionInitWaitTimeout: mostSilenceMs,
        onConnect: async ({ connectionParams, extra }) => {
          const { socket, request } = extra
          try {
            const caller = await admission.admit(knockOf(request, connectionParams))
            if (socket.readyState !== socket.OPEN) return false
            extra.caller = caller
            socket.once(
              'close',
              admission.hold(caller, () => {
                extra.caller = undefined
                expel(socket)
              }),
            )
            return true
          } catch (error) {
            turnAway(socket, error, api)
            return false
          }
        },
        execute: (args) => envelopedOf(args).execute(args) as OperationResult,
        subscribe: (args) => envelopedOf(args).subscribe(args) as OperationResult,
        onSubscribe: (ctx, _, params) => {
          const { caller, request } = ctx.extra
          if (caller === undefined) return [createGraphQLError(expelled, { extensions: { code: 'UNAUTHENTICATED' } })]
          if (Object.keys(ctx.subscriptions).length > mostOperations) return [tooMany()]
          // Without the request: yoga would take every mutation for one that came by GET.
          const enveloped = yoga.getEnveloped({ params })
          const document = parsed(enveloped, params.query)
          if ('message' in document) return [document]
          const errors = enveloped.validate(enveloped.schema, document) as readonly GraphQLError[]
          if (errors.length > 0) return errors
          const args: ExecutionArgs = {
            schema: enveloped.schema as GraphQLSchema,
            document,
            operationName: params.operationName ?? null,
            variableValues: params.variables ?? null,
            contextValue: makeContext(services, {
              requestId: api.ids.uuid7(),
              caller,
              calledAt: calledAt(request.headers),
            }),
            rootValue: enveloped,
          }
          return args
        },
        onNext: (_, __, ___, args, result) =>
          publicResult(
            api,
            result as ExecutionResult,
            (args.contextValue as GraphqlContext).requestId,
          ) as FormattedExecutionResult,
        onError: (_, __, ___, errors) => publicErrors(api, errors, api.ids.uuid7()).map((error) => error.toJSON()),
      },
      this.#server,
    )
    // Too large a message, bytes that are no text: `ws` closes with the right code, and nobody needs a log line for it.
    this.#server.on('connection', (socket) => socket.removeAllListeners('error').on('error', () => undefined))
  }

  /** Takes over a connection that asked to become a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) =>
      this.#server.emit('connection', webSocket, request),
    )
  }

  /** Sends everybody away in batches, so that they do not all come back in the same moment. */
  async close(pause: (ms: number) => Promise<void>): Promise<void> {
    const sockets = shuffled([...this.#server.clients])
    const closed = Promise.all(sockets.map(whenClosed))
    const step = Math.max(batch, Math.ceil(sockets.length / 20))
    for (let from = 0; from < sockets.length; from += step) {
      if (from > 0) await pause(betweenBatchesMs * (0.5 + Math.random()))
      for (const socket of sockets.slice(from, from + step)) socket.close(1012, 'Service restart')
    }
    await Promise.race([closed, pause(closingMs)])
    for (const socket of sockets) socket.terminate()
    this.#server.close()
  }
}

type Enveloped = ReturnType<Yoga['getEnveloped']>

const envelopedOf = (args: ExecutionArgs): Enveloped => args.rootValue as Enveloped

/** A syntax error is the answer to one operation; it must not close the socket for all others. */
function parsed(enveloped: Enveloped, query: string): DocumentNode | GraphQLError {
  try {
    return enveloped.parse(query) as DocumentNode
  } catch (error) {
    if (!isGraphQLError(error)) throw error
    const { source, positions } = error
    return createGraphQLError(error.message, { source, positions })
  }
}

const tooMany = (): GraphQLError =>
  createGraphQLError(`Found more than ${mostOperations} operations on one socket; end some, or open another socket.`, {
    extensions: { code: 'LIMIT_EXCEEDED' },
  })

const whenClosed = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) resolve()
    else socket.once('close', () => resolve())
  })

const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
