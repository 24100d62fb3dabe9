import { createSourceEventStream, execute, type ExecutionResult } from 'graphql'
import type { GraphqlContext } from '../context.ts'
import { type ApiServices, makeContext } from '../context.ts'
import { isLogFollower, type LogFollower } from '../feed/log-follower.ts'
import { OperationRefused } from '../operations/operation-refused.ts'
import type { Operation } from '../operations/operations.ts'
import { publicErrors, publicResult } from '../server/public-result.ts'
import { Channel } from './channel.ts'
import { type Outlet, type Payload, payloadOf } from './outlet.ts'
import { resumeVariable } from './resume-variable.ts'

/** Executes a subscription's document for what its source gives. */
type Render = (value: unknown, cursor: string | null) => Promise<Payload>

/**
 * The open subscriptions of this node. Those that ask for the same (document, variables, and what the caller may see)
 * share what comes of it: each result is executed once and serialised once, however many they are.
 */
export class LiveSubscriptions {
  readonly #services: ApiServices
  readonly #channels = new Map<string, Channel>()
  /** What was made of values that several subscribers get. */
  readonly #rendered = new WeakMap<object, Map<string, Promise<Payload>>>()

  constructor(services: ApiServices) {
    this.#services = services
  }

  /** Opens a subscription, whose results go to the outlet. Returns how to leave. Throws OperationRefused. */
  async open(operation: Operation, outlet: Outlet): Promise<() => void> {
    const source = await createSourceEventStream(operation.args)
    if (!(Symbol.asyncIterator in source)) {
      const { requestId } = operation.args.contextValue
      throw new OperationRefused(publicErrors(this.#services.api, source.errors ?? [], requestId))
    }
    const key = keyOf(operation)
    const render = this.#renderer(operation)
    if (isLogFollower(source)) return this.#share({ key, render, source, outlet })
    const shared: Render = (value, cursor) => this.#once(key, value, () => render(value, cursor))
    return carry(source as AsyncIterableIterator<unknown>, shared, outlet)
  }

  #share(of: {
    readonly key: string
    readonly render: Render
    readonly source: LogFollower
    readonly outlet: Outlet
  }): () => void {
    const taken = of.source.takeOver()
    const known = this.#channels.get(of.key)
    // A log that has lost its tail gets a new feed: those of the old one are being sent away.
    const channel = known?.feed === taken.feed ? known : this.#openChannel(of.key, of.render, taken.feed)
    return channel.add(taken, of.outlet)
  }

  #openChannel(key: string, render: Render, feed: Channel['feed']): Channel {
    const channel: Channel = new Channel({
      feed,
      render: (part) => render(part, part.cursor),
      emptied: () => {
        if (this.#channels.get(key) === channel) this.#channels.delete(key)
      },
    })
    this.#channels.set(key, channel)
    return channel
  }

  #once(key: string, value: unknown, make: () => Promise<Payload>): Promise<Payload> {
    if (typeof value !== 'object' || value === null) return make()
    const known = this.#rendered.get(value) ?? new Map<string, Promise<Payload>>()
    this.#rendered.set(value, known)
    const made = known.get(key) ?? make()
    known.set(key, made)
    return made
  }

  #renderer({ args }: Operation): Render {
    const { api } = this.#services
    const { caller, calledAt } = args.contextValue
    const { schema, document, operationName = null, variableValues = null } = args
    return async (rootValue, cursor) => {
      const requestId = api.ids.uuid7()
      const contextValue: GraphqlContext = makeContext(this.#services, {
        requestId,
        caller,
        calledAt,
        resumeAfter: null,
      })
      const result: ExecutionResult = await execute({
        schema,
        document,
        operationName,
        variableValues,
        rootValue,
        contextValue,
      })
      return payloadOf(publicResult(api, result, requestId), cursor)
    }
  }
}

/** Two subscriptions with the same key get the same results. What a caller may see hangs on the role. */
function keyOf({ prepared, args }: Operation): string {
  const resuming = resumeVariable(args.document)
  const variables = Object.entries(args.variableValues ?? {}).filter(([name]) => name !== resuming)
  return JSON.stringify([
    args.contextValue.caller.role,
    args.operationName,
    variables.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    prepared.text,
  ])
}

/** Carries what a source gives to one outlet. */
function carry(source: AsyncIterableIterator<unknown>, render: Render, outlet: Outlet): () => void {
  let gone = false
  const run = async (): Promise<void> => {
    try {
      for await (const value of source) {
        const payload = await render(value, null)
        if (gone) return
        if (!outlet.next(payload)) await outlet.drained()
        if (gone) return
      }
      if (!gone) outlet.complete()
    } catch (error) {
      if (!gone) outlet.fail(error)
    }
  }
  void run()
  return () => {
    gone = true
    void source.return?.()
  }
}
