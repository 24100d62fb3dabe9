import { type Actor, createActor, toPromise } from 'xstate'
import type { Bus } from '../../core/bus.ts'
import type { Clock, IdSource } from '../../core/clock.ts'
import { messageOf } from '../../core/errors.ts'
import type { Incarnation, RunId } from '../../core/ids.ts'
import type { Logger } from '../../core/logger.ts'
import type { Store } from '../../core/store/store.ts'
import type { RunKnowledge } from '../run/run-knowledge.ts'
import { supervisorMachine } from '../supervisor/supervisor-machine.ts'
import type { Activation } from './activation.ts'
import { Dispatcher } from './dispatcher.ts'
import { LeaseKeeper } from './lease-keeper.ts'
import { LogWriter } from './log-writer.ts'
import type { Performers } from './performer.ts'
import { Ticker } from './ticker.ts'

export interface NodeOptions {
  readonly incarnation: Incarnation
  readonly name: string
  readonly version: string
  readonly store: Store
  readonly bus: Bus
  readonly clock: Clock
  readonly ids: IdSource
  readonly knowledge: RunKnowledge
  readonly performers: Performers
  readonly logger: Logger
  readonly lease: { readonly ttlMs: number }
  /** How often the inbox and the due runs are looked at when no hint comes. */
  readonly pollMs: number
  /** Flushes of the log that may be under way at once. */
  readonly lanes: number
  /** Runs that this node takes on at most. */
  readonly activeRuns: number
  /** The lease is lost: whoever owns the process ends it. */
  readonly onLost: () => void
}

/** Most messages that one look at the inbox fetches. */
const inboxPage = 500
/** How long a turn may wait for a store that is away when the node drains. */
const handOverMs = 1_000
/** How long calls in flight may take to their end when the node drains. */
const drainMs = 10_000

/**
 * A node that hosts actors: lease, supervisor, inbox. States: new, running, draining, stopped. Whatever a run does, an
 * error of it ends at its own activation.
 */
export class ActorNode {
  readonly #options: NodeOptions
  readonly #lease: LeaseKeeper
  readonly #dispatcher: Dispatcher
  readonly #writer: LogWriter
  readonly #supervisor: Actor<typeof supervisorMachine>
  readonly #poller: Ticker
  /** Runs without an activation that could not be given back yet: nobody else may claim them until they are. */
  readonly #unreleased = new Set<RunId>()
  #unsubscribe: () => void = () => undefined
  #draining = false
  #abandoned = false

  constructor(options: NodeOptions) {
    this.#options = options
    const { store, logger, incarnation } = options
    const onError = (error: unknown): void =>
      logger.error({ error: messageOf(error) }, 'the store could not be reached')
    this.#lease = new LeaseKeeper({
      ...options,
      node: options.name,
      ttlMs: options.lease.ttlMs,
      onError,
      onLost: () => this.#lost(),
    })
    this.#dispatcher = new Dispatcher({
      performers: options.performers,
      mayBegin: () => !this.#draining && this.#lease.holds(),
      onError,
    })
    const pause = (): Promise<void> =>
      this.#abandoned
        ? Promise.reject(new Error('The node has stopped.'))
        : new Promise((resolve) => setTimeout(resolve, 200))
    this.#writer = new LogWriter({ store, lanes: options.lanes, flushSize: 200, pause })
    this.#supervisor = createActor(supervisorMachine, {
      input: {
        tools: { ...options, writer: this.#writer, dispatcher: this.#dispatcher, pause },
        logger,
        onOver: (over) => {
          if (over.end !== 'ended' && over.end !== 'released') return
          void store.release(incarnation, [over.runId]).catch((error: unknown) => {
            this.#unreleased.add(over.runId)
            onError(error)
          })
        },
      },
    })
    this.#poller = new Ticker({ everyMs: options.pollMs, tick: () => this.#look(), onError })
  }

  get incarnation(): Incarnation {
    return this.#options.incarnation
  }

  /** The activations that live here, by run. */
  get activations(): ReadonlyMap<RunId, Activation> {
    return this.#supervisor.getSnapshot().context.activations
  }

  /** `active`, `draining` or `drained`. */
  get state(): string {
    return this.#supervisor.getSnapshot().value
  }

  /** Batches and flushes of the log so far. */
  get counts(): LogWriter['counts'] {
    return this.#writer.counts
  }

  get activitiesUnderWay(): number {
    return this.#dispatcher.size
  }

  async start(): Promise<void> {
    await this.#lease.open()
    this.#supervisor.start()
    this.#lease.run()
    this.#unsubscribe = this.#options.bus.subscribe((hint) => {
      if (hint.head === 0) this.#poller.nudge()
    })
    this.#poller.run()
  }

  /** Hands the runs over within a second; calls in flight finish and store their receipts. */
  async drain(): Promise<void> {
    this.#draining = true
    this.#unsubscribe()
    await this.#poller.stop()
    const drained = toPromise(this.#supervisor)
    const giveUp = setTimeout(() => (this.#abandoned = true), handOverMs)
    this.#supervisor.send({ type: 'drain' })
    await drained
    clearTimeout(giveUp)
    await this.#dispatcher.drain(drainMs)
    this.#abandoned = true
    await this.#lease.stop()
  }

  #lost(): void {
    this.#abandoned = true
    this.#options.logger.error({ incarnation: this.#options.incarnation }, 'the lease of this node was fenced')
    this.#options.onLost()
  }

  async #look(): Promise<void> {
    const { store, incarnation, activeRuns } = this.#options
    const over = [...this.#unreleased]
    if (over.length > 0) await store.release(incarnation, over)
    for (const runId of over) this.#unreleased.delete(runId)
    const free = activeRuns - this.activations.size
    if (free > 0) {
      for (const claim of await store.claim(incarnation, free)) this.#supervisor.send({ type: 'claimed', claim })
    }
    const messages = await store.pending(incarnation, inboxPage)
    for (const message of messages) this.activations.get(message.runId)?.deliver(message)
    for (const activation of this.activations.values()) activation.dispatch()
  }
}
