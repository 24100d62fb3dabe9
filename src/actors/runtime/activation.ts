import type { Bus } from '../../core/bus.ts'
import type { Clock, IdSource } from '../../core/clock.ts'
import {
  type Epoch,
  type Incarnation,
  type MessageId,
  messageId,
  type RunId,
  type Seq,
  seq,
  type TenantId,
} from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { Message } from '../../core/message.ts'
import { AppendDataError, StoreUnavailable } from '../../core/store/errors.ts'
import type { Store } from '../../core/store/store.ts'
import type { ReceiptBody } from '../run/decide/receipt.ts'
import type { RunKnowledge } from '../run/run-knowledge.ts'
import type { RunState } from '../run/run-state.ts'
import { evolve } from '../run/evolve.ts'
import { encode, type EncodedRunEvent, PoisonMessage, turn } from '../run/turn.ts'
import { diffWants, type Wants, wants } from '../run/wants.ts'
import { batchOf } from './batch-of.ts'
import type { Dispatcher } from './dispatcher.ts'
import { load } from './load.ts'
import type { LogWriter } from './log-writer.ts'
import type { Mail } from './mail.ts'

/** What a node lends to its activations. */
export interface ActivationTools {
  readonly incarnation: Incarnation
  readonly store: Store
  readonly writer: LogWriter
  readonly dispatcher: Dispatcher
  readonly bus: Bus
  readonly clock: Clock
  readonly ids: IdSource
  readonly knowledge: RunKnowledge
  /** Waits between tries while the store cannot be reached; rejects when the node has stopped. */
  readonly pause: () => Promise<void>
}

export interface Claim {
  readonly tenantId: TenantId
  readonly runId: RunId
  readonly epoch: Epoch
}

/** How an activation came to its end: nothing follows but by a message, another node owns the run, or it was told to close. */
export type ActivationEnd = 'ended' | 'fenced' | 'released'

/**
 * The live instance of one run on this node. States: loading, live, closed. Invariant: one turn at a time, and nothing
 * leaves before its append is committed. Messages may come at any time and more than once.
 */
export class Activation {
  readonly claim: Claim
  readonly #tools: ActivationTools
  readonly #seen = new Set<MessageId>()
  #state: RunState | null = null
  #head: Seq = seq(0)
  #inFlight: Wants = { activities: new Map(), timers: new Map() }
  /** Keys of activities in flight that have come to their end: only their message is still to be handled. */
  #finished = new Set<string>()
  #mail: Mail[] = []
  #closed = false
  /** The database refused a turn: its messages are handled one at a time, so that only the culprit parks the run. */
  #oneByOne = false
  #committed = false

  constructor(claim: Claim, tools: ActivationTools) {
    this.claim = claim
    this.#tools = tools
  }

  /** The state as of the last commit; null while it loads. */
  get state(): RunState | null {
    return this.#state
  }

  get waiting(): number {
    return this.#mail.length
  }

  /** Puts a message from the inbox into the mailbox. */
  deliver(message: Message): void {
    this.#post({ message, stored: true })
  }

  /** Begins every activity in flight that is not under way, if the node may; the node asks again on every round. */
  dispatch(): void {
    const state = this.#state
    if (state === null || this.#closed) return
    const { dispatcher, incarnation } = this.#tools
    for (const [key, activity] of this.#inFlight.activities) {
      if (this.#finished.has(key)) continue
      const work = { runId: this.claim.runId, incarnation, activity, run: state.run.context }
      dispatcher.begin(work, (body) => this.#receive(key, body))
    }
  }

  /** No further turn begins; resolves `run()` with `released`. */
  close(): void {
    this.#closed = true
    this.#wake()
  }

  /** Lives until the run ends, another node owns it, or `close`. Rejects with PoisonMessage and with store errors. */
  async run(): Promise<ActivationEnd> {
    while (this.#state === null && !this.#closed) await this.#load()
    for (;;) {
      while (this.#mail.length === 0 && !this.#closed && !this.#rests()) await this.#sleep()
      if (this.#closed) return this.#leave('released')
      if (this.#mail.length === 0) return this.#leave('ended')
      if ((await this.#turn()) === 'fenced') return this.#leave('fenced')
    }
  }

  /** No turn follows any more: work that was finished still reaches the inbox as a receipt. */
  async #leave(end: ActivationEnd): Promise<ActivationEnd> {
    this.#closed = true
    const receipts = this.#mail.filter(({ message, stored }) => message.kind === 'receipt' && !stored)
    for (const { message } of receipts) await this.#storeReceipt(message)
    return end
  }

  /** Ends a run whose turn threw: it rests as PARKED, the message that did it is acknowledged. */
  async park(poison: PoisonMessage): Promise<'committed' | 'fenced'> {
    const data = { error: poison.message.slice(0, 4_000), message: poison.poison.id }
    const parked = encode({ type: 'RunParked', data }, { id: poison.poison.id, at: this.#tools.clock.now() })
    // A receipt of the fast path is not recorded: resumed, the run does that work again.
    const mail = this.#mail.filter(({ message, stored }) => stored && message.id === poison.poison.id)
    const state = this.#state
    if (state === null) return 'fenced'
    const outcome = await this.#commit({ mail, state: evolve(state, parked.event), events: [parked] })
    this.#mail = this.#mail.filter(({ message }) => message.id !== poison.poison.id)
    return outcome
  }

  async #load(): Promise<void> {
    const loaded = await load(this.#tools.store, this.claim.runId).catch(unavailable)
    if (loaded === null) return this.#tools.pause()
    this.#state = loaded.state
    this.#head = loaded.head
    this.#inFlight = loaded.inFlight
    this.#finished = new Set(loaded.finished)
    this.dispatch()
    if (hasUnrecordedWants(loaded.state, loaded.inFlight)) this.#reconcile()
  }

  /** Nothing follows but by a message, and what it was claimed for is handled: it costs a place, so it is given back. */
  #rests(): boolean {
    const { activities, timers } = this.#inFlight
    return this.#committed && activities.size === 0 && timers.size === 0
  }

  async #turn(): Promise<'committed' | 'fenced'> {
    const mail = this.#oneByOne ? this.#mail.slice(0, 1) : this.#mail
    const [first] = mail
    const state = this.#state
    if (state === null || first === undefined) return 'committed'
    const played = turn(
      state,
      mail.map(({ message }) => message),
      this.#tools.knowledge,
    )
    try {
      const outcome = await this.#commit({ mail, ...played })
      if (outcome === 'committed') this.#mail = this.#mail.slice(mail.length)
      this.#oneByOne &&= this.#mail.length > 0
      return outcome
    } catch (error) {
      if (!(error instanceof AppendDataError)) throw error
      if (mail.length === 1) throw new PoisonMessage(first.message, error)
      this.#oneByOne = true
      return 'committed'
    }
  }

  async #commit(played: {
    readonly mail: readonly Mail[]
    readonly state: RunState
    readonly events: readonly EncodedRunEvent[]
  }): Promise<'committed' | 'fenced'> {
    const { writer, bus, dispatcher } = this.#tools
    const wanted = wants(played.state)
    const change = diffWants(this.#inFlight, wanted)
    const outcome = await writer.append(
      batchOf({ ...played, claim: this.claim, expected: this.#head, change, waits: wanted }, this.#tools),
    )
    if (outcome === 'refused') return 'fenced'
    this.#committed = true
    this.#state = played.state
    this.#head = seq(this.#head + played.events.length)
    this.#inFlight = wanted
    bus.publish({ runId: this.claim.runId, head: this.#head })
    for (const key of change.activities.remove) dispatcher.abort(this.claim.runId, key)
    this.#finished = new Set([...this.#finished].filter((key) => wanted.activities.has(key)))
    this.dispatch()
    return 'committed'
  }

  /** An activity has come to its end: the fast path where the run is still ours, a stored receipt where it is not. */
  async #receive(key: string, body: ReceiptBody): Promise<void> {
    this.#finished.add(key)
    const id = messageId(this.#tools.ids.uuid7())
    const message: Message = {
      id,
      at: this.#tools.clock.now(),
      kind: 'receipt',
      type: key,
      body: body as unknown as Json,
    }
    if (this.#closed) await this.#storeReceipt(message)
    else this.#post({ message, stored: false })
  }

  async #storeReceipt({ id, at, type: key, body }: Message): Promise<void> {
    const { tenantId, runId } = this.claim
    const { outcome } = body as unknown as ReceiptBody
    await this.#tools.store.putReceipt({ tenantId, runId, key, outcome, body, at, messageId: id })
  }

  #reconcile(): void {
    const message = {
      id: messageId(this.#tools.ids.uuid7()),
      at: this.#tools.clock.now(),
      kind: 'timer',
      type: 'reconcile',
      body: null,
    } as const
    this.#post({ message, stored: false })
  }

  #post(mail: Mail): void {
    if (this.#seen.has(mail.message.id)) return
    this.#seen.add(mail.message.id)
    this.#mail = [...this.#mail, mail]
    this.#wake()
  }

  #wake: () => void = () => undefined

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}

function unavailable(error: unknown): null {
  if (error instanceof StoreUnavailable && error.retryable) return null
  throw error
}

function hasUnrecordedWants(state: RunState, inFlight: Wants): boolean {
  const change = diffWants(inFlight, wants(state))
  return change.activities.add.length > 0 || change.timers.add.length > 0
}
