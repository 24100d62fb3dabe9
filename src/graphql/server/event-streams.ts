import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { getOperationAST } from 'graphql'
import type { ApiOptions } from '../api.ts'
import { EventOutlet } from '../live/event-outlet.ts'
import type { LiveSubscriptions } from '../live/live-subscriptions.ts'
import { type Payload, payloadOf } from '../live/outlet.ts'
import type { OperationCost } from '../operations/charged-cost.ts'
import { OperationRefused } from '../operations/operation-refused.ts'
import type { Asking, Operation, OperationRequest, Operations } from '../operations/operations.ts'
import type { Heartbeat } from './heartbeat.ts'
import { jittered } from './jittered.ts'
import type { SocketLimits } from './protocol-socket.ts'
import { publicErrors } from './public-result.ts'
import { badRequest, readQuery } from './read-body.ts'
import { readRequestBody } from './request-body.ts'

/** Beats without any progress after which a peer that does not read is cut off. */
const mostStalled = 3

export interface EventStreamsOptions {
  readonly api: ApiOptions
  readonly operations: Operations
  readonly live: LiveSubscriptions
  readonly heartbeat: Heartbeat
  readonly limits: Pick<SocketLimits, 'lifeMs'>
  /** Pages of other origins that may read what is answered. */
  readonly allowedOrigins: readonly string[]
}

/** A request that came over HTTP, and by whom. */
export interface Arrival {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly asking: Omit<Asking, 'resumeAfter'>
}

/**
 * GraphQL over SSE in its distinct connections mode: one operation, one stream. Results of a run's log carry their cursor as
 * the event's id, so that whoever comes back with `Last-Event-ID` goes on right after it.
 */
export class EventStreams {
  readonly #options: EventStreamsOptions
  readonly #open = new Set<ServerResponse>()

  constructor(options: EventStreamsOptions) {
    this.#options = options
  }

  /**
   * Answers a request that asked for an event stream. A request that would rather have JSON gets a stream for a subscription
   * alone; for anything else its body is returned, for others to answer.
   */
  async answer({ request, response, asking }: Arrival): Promise<OperationRequest | null> {
    const operation = request.method === 'GET' ? readQuery(request.url ?? '/') : await readRequestBody(request)
    if (!prefersEvents(request.headers) && !this.#isSubscription(operation)) return operation
    const { 'last-event-id': lastId } = request.headers
    const resumeAfter = typeof lastId === 'string' && lastId !== '' ? lastId : null
    const begun = await this.#begin(operation, { ...asking, resumeAfter })
    if (request.method === 'GET' && 'args' in begun && begun.definition.operation === 'mutation') {
      response.setHeader('allow', 'POST')
      throw badRequest('Found a mutation in a GET request, expected a POST.', 405)
    }
    if (response.destroyed) return null
    this.#begun(request, response)
    const outlet = new EventOutlet(response, (error) => this.#failed([error], asking.requestId))
    if (!('args' in begun)) {
      outlet.next(this.#failed(begun.errors, asking.requestId, begun.cost))
      outlet.complete()
      return null
    }
    await this.#carry(begun, outlet, response)
    return null
  }

  /** Ends all in batches, without saying that they are complete: whoever follows comes back. */
  close(): Promise<void> {
    return jittered(this.#open, (response) => response.destroy())
  }

  async #begin(operation: OperationRequest, asking: Asking): Promise<Operation | OperationRefused> {
    try {
      return await this.#options.operations.begin(operation, asking)
    } catch (error) {
      if (!(error instanceof OperationRefused)) throw error
      // What is no request at all is told as such, and not in a stream.
      if (error.errors[0]?.extensions['code'] === 'BAD_REQUEST') throw error.errors[0]
      return error
    }
  }

  async #carry(operation: Operation, outlet: EventOutlet, response: ServerResponse): Promise<void> {
    const { operations, live } = this.#options
    if (operation.definition.operation !== 'subscription') {
      outlet.next(payloadOf(await operations.execute(operation), null))
      return outlet.complete()
    }
    try {
      const leave = await live.open(operation, outlet)
      if (response.destroyed) leave()
      else response.once('close', leave)
    } catch (error) {
      if (!(error instanceof OperationRefused)) return outlet.fail(error)
      outlet.next(this.#failed(error.errors, operation.args.contextValue.requestId))
      outlet.complete()
    }
  }

  #begun(request: IncomingMessage, response: ServerResponse): void {
    const { heartbeat, limits, allowedOrigins } = this.#options
    const { origin } = request.headers
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      ...(origin !== undefined && allowedOrigins.includes(origin)
        ? { 'access-control-allow-origin': origin, vary: 'Origin' }
        : {}),
    })
    response.write(':\n\n')
    this.#open.add(response)
    const leaveAt = performance.now() + limits.lifeMs * (0.9 + Math.random() * 0.1)
    let stalled = 0
    const forget = heartbeat.add({
      beat: () => {
        stalled = response.writableNeedDrain ? stalled + 1 : 0
        if (stalled >= mostStalled || performance.now() > leaveAt) response.destroy()
        else if (stalled === 0) response.write(':\n\n')
      },
    })
    response.once('close', () => {
      forget()
      this.#open.delete(response)
    })
  }

  #isSubscription(asked: OperationRequest): boolean {
    try {
      const { document } = this.#options.operations.prepare(this.#options.operations.textOf(asked))
      return document !== null && getOperationAST(document, asked.operationName)?.operation === 'subscription'
    } catch {
      return false
    }
  }

  #failed(errors: readonly unknown[], requestId: string, cost: OperationCost | null = null): Payload {
    const shown = publicErrors(this.#options.api, errors, requestId)
    return payloadOf({ errors: shown, ...(cost === null ? {} : { extensions: { cost } }) }, null)
  }
}

/** Whether a request speaks of event streams at all. */
export const acceptsEvents = ({ accept = '' }: Pick<IncomingHttpHeaders, 'accept'>): boolean =>
  accept.includes('text/event-stream')

/** Whether an event stream is what it would rather have than JSON. */
const prefersEvents = ({ accept = '' }: Pick<IncomingHttpHeaders, 'accept'>): boolean =>
  !/application\/(?:graphql-response\+|graphql\+)?json|\*\/\*/.test(
    accept.slice(0, accept.indexOf('text/event-stream')),
  )
