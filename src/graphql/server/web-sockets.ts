import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { ExecutionResult, GraphQLError } from 'graphql'
import { handleProtocols, makeServer } from 'graphql-ws'
import { createGraphQLError } from 'graphql-yoga'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { ApiOptions } from '../api.ts'
import { formattedError } from '../errors/formatted-result.ts'
import type { LiveSubscriptions } from '../live/live-subscriptions.ts'
import { SocketOutlet } from '../live/socket-outlet.ts'
import { OperationRefused } from '../operations/operation-refused.ts'
import type { Operation, Operations } from '../operations/operations.ts'
import type { Admission } from './admission.ts'
import type { Heartbeat } from './heartbeat.ts'
import { jittered } from './jittered.ts'
import { withParameters } from './knock-of.ts'
import { mostMessage, mostOperations } from './limits.ts'
import { ProtocolSocket, type SocketLimits } from './protocol-socket.ts'
import { PendingOperation } from './pending-operation.ts'
import { publicErrors } from './public-result.ts'
import { expel, expelled, reasonOf, turnAway } from './turn-away.ts'
import { withText } from './with-text.ts'

/** How long a peer may take to answer a close. */
const closingMs = 500

export interface WebSocketsOptions {
  readonly api: ApiOptions
  readonly operations: Operations
  readonly live: LiveSubscriptions
  readonly admission: Admission
  readonly heartbeat: Heartbeat
  readonly limits: SocketLimits
  /** How long a socket may stay open without saying who it is, in milliseconds. */
  readonly initMs: number
}

/** What the protocol's library hands around for an operation. */
interface Carried {
  readonly socket: ProtocolSocket
  readonly id: string
  /** null once it is under way: the library keeps this for as long as the operation lasts. */
  begun: Begun | null
}

interface Begun {
  readonly operation: Operation
  readonly pending: PendingOperation
}

/** The WebSocket side of the API (graphql-transport-ws): the same operations, limits and masking as over HTTP. */
export class WebSockets {
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: mostMessage,
    autoPong: false,
    clientTracking: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  })
  readonly #options: WebSocketsOptions
  readonly #open = new Set<WebSocket>()
  readonly #protocol: ReturnType<
    typeof makeServer<Record<string, unknown>, { socket: ProtocolSocket; peer: WebSocket }>
  >

  constructor(options: WebSocketsOptions) {
    this.#options = options
    const { api, operations, live } = options
    this.#protocol = makeServer({
      connectionInitWaitTimeout: options.initMs,
      onConnect: ({ connectionParams, extra }) => this.#admit(extra, connectionParams),
      onSubscribe: async ({ subscriptions, extra }, id, payload) => {
        const { socket } = extra
        const pending = new PendingOperation()
        Object.assign(subscriptions, { [id]: pending })
        if (socket.caller === null) return pending.unlessEnded([goneError()])
        if (Object.keys(subscriptions).length > mostOperations) return pending.unlessEnded([tooMany()])
        try {
          const operation = await operations.begin(payload, {
            requestId: api.ids.uuid7(),
            caller: socket.caller,
            calledAt: socket.calledAt,
            client: socket.client,
            resumeAfter: null,
          })
          // The text is kept once for all, not with each message.
          Object.assign(payload, { query: operation.prepared.text })
          const carried: Carried = { socket, id, begun: { operation, pending } }
          return await pending.unlessEnded({
            schema: operation.args.schema,
            document: operation.args.document,
            operationName: operation.args.operationName ?? null,
            rootValue: carried,
            contextValue: null,
          })
        } catch (error) {
          if (error instanceof OperationRefused) return pending.unlessEnded(refusedErrors(error))
          throw error
        }
      },
      execute: async ({ rootValue }) => {
        const { socket, operation, pending } = taken(rootValue)
        const done = socket.begin()
        return pending.unlessEnded(await operations.execute(operation).finally(done)) as never
      },
      subscribe: async ({ rootValue }) => {
        const { socket, id, operation, pending } = taken(rootValue)
        const outlet = new SocketOutlet(socket.connection, id)
        pending.whenEnded(() => outlet.end())
        const done = socket.begin()
        try {
          const leave = await live.open(operation, outlet)
          const results = outlet.until(() => {
            done()
            leave()
          })
          return pending.unlessEnded(results) as never
        } catch (error) {
          done()
          if (error instanceof OperationRefused) return pending.unlessEnded({ errors: error.errors }) as never
          throw error
        }
      },
      onNext: (_, __, ___, ____, result) => {
        const { errors, ...rest } = result as ExecutionResult
        return errors === undefined ? undefined : { ...rest, errors: errors.map(formattedError) }
      },
      onError: (_, __, ___, errors) => publicErrors(api, errors, api.ids.uuid7()).map(formattedError),
    })
  }

  /** Takes over a connection that asked to become a WebSocket. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, stream, head, (peer) => this.#opened(peer, stream, request))
  }

  /** Sends everybody away in batches, so that they do not all come back in the same moment. */
  async close(): Promise<void> {
    const all = [...this.#open]
    const closed = Promise.all(all.map(whenClosed))
    await jittered(all, (peer) => peer.close(1012, 'Service restart'))
    await Promise.race([closed, pause(closingMs)])
    for (const peer of all) peer.terminate()
    this.#server.close()
  }

  #opened(peer: WebSocket, stream: Duplex, request: IncomingMessage): void {
    const { limits, heartbeat } = this.#options
    const socket = new ProtocolSocket({ socket: peer, stream, request, limits })
    // Too large a message, bytes that are no text: `ws` closes with the right code, and nobody needs a log line for it.
    peer.on('error', () => undefined)
    const { connection } = socket
    const forget = heartbeat.add(socket)
    this.#open.add(peer)
    const closed = this.#protocol.opened(
      {
        protocol: peer.protocol,
        send: (text) => connection.send(text),
        close: (code, reason) => peer.close(code, reasonOf(reason ?? '')),
        onMessage: (hear) => peer.on('message', (data) => this.#hear({ hear, data, peer })),
      },
      { socket, peer },
    )
    peer.once('close', (code, reason) => {
      forget()
      this.#open.delete(peer)
      void closed(code, String(reason))
    })
  }

  /** Not awaited: whoever waits for an operation to end keeps what began it. */
  #hear({
    hear,
    data,
    peer,
  }: {
    readonly hear: (message: string) => Promise<void>
    readonly data: RawData
    readonly peer: WebSocket
  }): void {
    hear(readMessage(withText(String(data as Buffer))) as string).catch((error: unknown) => {
      if (isOfServers(error)) return peer.close(4400, 'Invalid message received')
      publicErrors(this.#options.api, [error], this.#options.api.ids.uuid7())
      peer.close(1011, 'Something went wrong here; come back.')
    })
  }

  async #admit(
    { socket, peer }: { readonly socket: ProtocolSocket; readonly peer: WebSocket },
    parameters: unknown,
  ): Promise<boolean> {
    const { admission, api } = this.#options
    try {
      const { knock } = socket
      if (knock === null) return false
      const caller = await admission.admit(withParameters(knock, parameters))
      if (!socket.connection.isOpen) return false
      socket.letIn(caller)
      const release = admission.hold(caller, () => {
        socket.expel()
        expel(peer)
      })
      peer.once('close', release)
      return true
    } catch (error) {
      turnAway(peer, error, api)
      return false
    }
  }
}

/**
 * A message as the protocol's library takes it, though its types speak of texts: what it is given it keeps for as long as the
 * operation lasts, and the text weighs more than what is said in it. What is no message stays text, to be turned away there.
 */
function readMessage(text: string): object | string {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? said : text
  } catch {
    return text
  }
}

function taken(rootValue: unknown): Begun & Pick<Carried, 'socket' | 'id'> {
  const carried = rootValue as Carried
  const { socket, id, begun } = carried
  if (begun === null) throw new Error('An operation was begun twice.')
  carried.begun = null
  return { socket, id, ...begun }
}

/** What the library says where a client sends what only servers send. */
const isOfServers = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Unexpected message of type')

/** With the cost, for which this protocol has no other place. */
const refusedErrors = ({ errors, cost }: OperationRefused): readonly GraphQLError[] =>
  cost === null
    ? errors
    : errors.map((error) => createGraphQLError(error.message, { extensions: { ...error.extensions, cost } }))

const goneError = () => createGraphQLError(expelled, { extensions: { code: 'UNAUTHENTICATED' } })

const tooMany = () =>
  createGraphQLError(`Found more than ${mostOperations} operations on one socket; end some, or open another socket.`, {
    extensions: { code: 'LIMIT_EXCEEDED' },
  })

const whenClosed = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) resolve()
    else socket.once('close', () => resolve())
  })
