import { type Actor, createActor, toPromise } from 'xstate'
import type { Bus } from '../../core/bus.ts'
import type { Clock, IdSource } from '../../core/clock.ts'
import { logFormat } from '../../core/event/event-versions.ts'
import { type Incarnation, type RunId, seq } from '../../core/ids.ts'
import { type Logger, reportTo } from '../../core/logger.ts'
import type { NodeRole, Store } from '../../core/store/store.ts'
import type { RunKnowledge } from '../run/run-knowledge.ts'
import { type RestartPolicy, restartPolicy } from '../supervisor/restart-policy.ts'
import { supervisorMachine } from '../supervisor/supervisor-machine.ts'
import type { Activation } from './activation.ts'
import { answerOwners } from './answer-owners.ts'
import { Dispatcher } from './dispatcher.ts'
import { HandOver } from './hand-over.ts'
import { LeaseKeeper } from './lease-keeper.ts'
import { LogWriter } from './log-writer.ts'
import type { Performers } from './performer.ts'
import { Spread } from './spread.ts'
import { Strays } from './strays.ts'
import { Ticker } from './ticker.ts'
import { Turnstile } from './turnstile.ts'

export interface NodeOptions {
  readonly incarnation: Incarnation
  readonly name: string
  readonly version: string
  /** What others are told that it does: a worker unless given. */
  readonly roles?: readonly NodeRole[]
  readonly store: Store
  readonly bus: Bus
  readonly clock: Clock
  readonly ids: IdSource
  readonly knowledge: RunKnowledge
  readonly performers: Performers
  readonly logger: Logger
  readonly lease: { readonly ttlMs: number }
  /** How often the inbox and the due runs are looked at when no hint comes; twice as often while none can come. */
  readonly pollMs: number
  /** Flushes of the log that may be under way at once. */
  readonly lanes: number
  /** Runs that this node takes on at most. */
  readonly activeRuns: number
  /** A timer that is due sooner than this is waited for on the spot, in milliseconds; left out: 5 s. */
  readonly nearMs?: number
  /** How what fails is restarted; left out: five times a minute at most. */
  readonly restarts?: RestartPolicy
  /** The lease is lost: whoever owns the process ends it. */
  readonly onLost: () => void
}

/** Most messages that one look at the inbox fetches. */
const inboxPage = 2_000
/** Most timers that one statement fires. */
const timerPage = 1_000
/** The shortest time from one look to the next, where a timer asks for it. */
const soonestMs = 20
/** Runs that fold their logs at once: the shorter the queue, the sooner everything else gets its turn. */
const loadsAtOnce = 4
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
  readonly #handOver: HandOver
  /** Answers other nodes about what this one is said to carry out for them. */
  readonly #answering: Ticker
  /** Whether they asked anything, as of the last look. */
  #asked = false
  readonly #spread: Spread
  readonly #strays: Strays
  #unsubscribe: () => void = () => undefined
  #draining = false
  /** Due runs that this version cannot read, as of the last look. */
  #unreadable = 0
  #drained: Promise<void> | null = null
  #abandoned = false

  constructor(options: NodeOptions) {
    this.#options = options
    const { store, logger, incarnation, nearMs = 5_000 } = options
    const onError = reportTo(logger, 'something failed on this node')
    this.#lease = new LeaseKeeper({
      ...options,
      lease: { roles: ['worker'], ...options, node: options.name, ttlMs: options.lease.ttlMs },
      load: () => ({
        active: this.activations.size,
        underWay: this.#dispatcher.size,
        takenOver: this.#spread.takenOver,
        draining: this.#draining,
      }),
      onError,
      onExpired: () => this.#poller.nudge(),
      onLost: () => void this.#lost(),
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
        tools: {
          ...options,
          writer: this.#writer,
          dispatcher: this.#dispatcher,
          loads: new Turnstile(loadsAtOnce),
          onTimer: (dueAt) => this.#poller.within(Math.max(soonestMs, dueAt - options.clock.now())),
          nearMs,
          onError,
          pause,
        },
        logger,
        policy: options.restarts ?? restartPolicy,
        onOver: ({ runId, end }) => {
          this.#spread.over(runId)
          if (end === 'ended' || end === 'released') this.#handOver.give(runId, end)
        },
      },
    })
    const everyMs = (): number => (options.bus.connected() ? options.pollMs : options.pollMs / 2)
    this.#poller = new Ticker({ everyMs, tick: () => this.#look(), onError })
    const unsaid = new Map<string, { readonly runId: RunId; readonly key: string }>()
    this.#answering = new Ticker({
      everyMs: options.pollMs,
      tick: () =>
        answerOwners({
          ...options,
          dispatcher: this.#dispatcher,
          hosts: this.activations,
          asked: () => this.#draining || this.#asked,
          unsaid,
        }),
      onError,
    })
    this.#strays = new Strays({ ...options, activations: () => this.activations })
    this.#spread = new Spread({
      ...options,
      activations: () => this.activations,
      take: (claim) => {
        if (this.#draining) this.#handOver.give(claim.runId, 'released')
        else this.#supervisor.send({ type: 'claimed', claim })
      },
      lookWithin: (ms) => this.#poller.within(ms),
    })
    this.#handOver = new HandOver({ store, bus: options.bus, incarnation, onRoom: () => this.#poller.nudge(), onError })
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
    this.#answering.run()
  }

  /** Hands the runs over within a second; calls in flight finish and store their receipts. */
  drain(): Promise<void> {
    this.#drained ??= this.#drain()
    return this.#drained
  }

  async #drain(): Promise<void> {
    this.#draining = true
    this.#unsubscribe()
    // Others count on this node's share until they are told: meanwhile its runs are closed, and then given back in one go.
    const told = Promise.all([this.#poller.stop(), this.#lease.announce()])
    this.#handOver.after(told)
    const giveUp = setTimeout(() => (this.#abandoned = true), handOverMs)
    await Promise.all([told, this.#closeAll()])
    clearTimeout(giveUp)
    await this.#handOver.flush()
    await this.#dispatcher.drain(drainMs)
    await this.#answering.stop()
    this.#abandoned = true
    await this.#lease.stop()
  }

  /** Closes every activation; resolves when each has left. */
  async #closeAll(): Promise<void> {
    if (this.state === 'drained') return
    const drained = toPromise(this.#supervisor)
    if (this.state === 'active') this.#supervisor.send({ type: 'drain' })
    await drained
  }

  /** Its runs are others' now. What it has finished, or has under way, is paid for: the receipts are stored. */
  async #lost(): Promise<void> {
    this.#draining = true
    this.#options.logger.error({ incarnation: this.#options.incarnation }, 'the lease of this node was fenced')
    const giveUp = setTimeout(() => (this.#abandoned = true), drainMs)
    await Promise.allSettled([this.#closeAll(), this.#dispatcher.drain(drainMs)])
    clearTimeout(giveUp)
    this.#abandoned = true
    this.#options.onLost()
  }

  async #look(): Promise<void> {
    const { store, incarnation } = this.#options
    await this.#handOver.flush()
    const survey = await store.survey(incarnation)
    const due = survey.nextTimerMs ?? Number.POSITIVE_INFINITY
    this.#poller.within(Math.max(soonestMs, due))
    const fired = due <= 0 && (await this.#fireTimers())
    this.#sayUnreadable(survey.unreadable)
    if (survey.asked && !this.#asked) this.#answering.nudge()
    this.#asked = survey.asked
    const counted = survey.workers.find((worker) => worker.incarnation === incarnation)?.owned ?? 0
    await this.#strays.look(counted)
    const claimed = await this.#spread.act(survey)
    if (survey.mail || fired || claimed) {
      const messages = await store.pending(incarnation, inboxPage)
      for (const message of messages) this.activations.get(message.runId)?.deliver(message)
    }
    for (const activation of this.activations.values()) activation.dispatch()
  }

  /** Once for each change, not at every look. */
  #sayUnreadable(runs: number): void {
    if (runs > 0 && runs !== this.#unreadable) {
      const { logger, version } = this.#options
      logger.warn({ runs, version, format: logFormat }, 'runs of a newer format wait: start a node of a newer version')
    }
    this.#unreadable = runs
  }

  /** Makes messages of all timers that are due. What nobody owned can then be claimed, here or elsewhere. */
  async #fireTimers(): Promise<boolean> {
    const { store, bus } = this.#options
    for (let any = false; ; any = true) {
      const fired = await store.fireTimers(timerPage)
      const foreign = fired.find((runId) => !this.activations.has(runId))
      if (foreign !== undefined) bus.publish({ runId: foreign, head: seq(0) })
      if (fired.length < timerPage) return any || fired.length > 0
    }
  }
}
