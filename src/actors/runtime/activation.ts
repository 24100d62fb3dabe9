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
import type { ActivityIntent } from '../../core/store/append.ts'
import { AppendDataError } from '../../core/store/errors.ts'
import type { Store } from '../../core/store/store.ts'
import { paidFor, type ReceiptBody } from '../run/decide/receipt.ts'
import type { RunKnowledge } from '../run/run-knowledge.ts'
import { hasStopped, type RunState } from '../run/run-state.ts'
import { evolve } from '../run/evolve.ts'
import { encode, type EncodedRunEvent, PoisonMessage, turn } from '../run/turn.ts'
import { diffWants, wants } from '../run/wants.ts'
import { batchOf } from './batch-of.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { InFlight } from './in-flight.ts'
import { insist, isAway } from './insist.ts'
import { load } from './load.ts'
import type { LogWriter } from './log-writer.ts'
import { type Mail, Mailbox } from './mailbox.ts'
import type { Turnstile } from './turnstile.ts'
import { takeOver } from './take-over.ts'

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
  /** Few runs load at once, so that those that live here go on meanwhile. */
  readonly loads: Turnstile
  /** A timer was armed that is due then. */
  readonly onTimer: (dueAt: number) => void
  /** A timer that is due sooner than this is waited for on the spot, in milliseconds. */
  readonly nearMs: number
  /** Something beside the runs went wrong, and nothing depends on it. */
  readonly onError: (error: unknown) => void
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
  /** How often the run was started again on this node, since it was claimed, before this. */
  readonly restarts: number
  readonly #mailbox = new Mailbox()
  #state: RunState | null = null
  #head: Seq = seq(0)
  #inFlight: InFlight | null = null
  #closed = false
  /** What went wrong outside of a turn; `run` rejects with it. */
  #failure: { readonly error: unknown } | null = null
  #taking: Promise<void> | null = null
  /** The message that a resumed run handles again, once it has been fetched. */
  #replaying: MessageId | null = null
  /** The database refused a turn: its messages are handled one at a time, so that only the culprit parks the run. */
  #oneByOne = false
  #committed = false

  constructor(claim: Claim, tools: ActivationTools, restarts = 0) {
    this.claim = claim
    this.restarts = restarts
    this.#tools = tools
  }

  /** The state as of the last commit; null while it loads. */
  get state(): RunState | null {
    return this.#state
  }

  /** The seq of the last event that it knows. */
  get head(): Seq {
    return this.#head
  }

  get waiting(): number {
    return this.#mailbox.mail.length
  }

  /** Puts a message from the inbox into the mailbox. */
  deliver(message: Message): void {
    this.#mailbox.post({ message, stored: true })
  }

  /**
   * Begins every activity in flight that is this node's and not under way, if the node may, and takes over what nobody
   * carries out any more. The node asks again on every round.
   */
  dispatch(): void {
    const [state, inFlight] = [this.#state, this.#inFlight]
    // What parked the run comes first: it may be the receipt of what would begin here.
    if (state === null || inFlight === null || this.#closed || state.run.context.replay !== null) return
    const { dispatcher, incarnation } = this.#tools
    for (const activity of inFlight.mine) {
      const work = { runId: this.claim.runId, incarnation, activity, run: state.run.context }
      dispatcher.begin(
        work,
        (body) => this.#receive(activity.key, body),
        () => this.dispatch(),
      )
    }
    if (inFlight.foreign.length === 0 || this.#taking !== null) return
    this.#taking = this.#takeOver(inFlight)
    this.#watch(this.#taking)
  }

  async #takeOver(inFlight: InFlight): Promise<void> {
    const { store, dispatcher, incarnation: owner } = this.#tools
    const isUnderWay = (key: string): boolean => dispatcher.isUnderWay(this.claim.runId, key)
    let again = false
    try {
      const { taken, lost } = await takeOver({ store, claim: this.claim, owner, inFlight, isUnderWay })
      for (const { key, from } of lost) this.#mailbox.post({ message: this.#message('loss', key, from), stored: false })
      again = taken
    } finally {
      this.#taking = null
    }
    if (again) this.dispatch()
  }

  /** No further turn begins; resolves `run()` with `released`. */
  close(): void {
    this.#closed = true
    this.#mailbox.wake()
  }

  /** An error of this run that nobody caught: `run` rejects with it. */
  fail(error: unknown): void {
    this.#failure ??= { error }
    this.#mailbox.wake()
  }

  /** Lives until the run ends, another node owns it, or `close`. Rejects with PoisonMessage and with store errors. */
  async run(): Promise<ActivationEnd> {
    if (this.#state === null && !this.#closed) await this.#load()
    for (;;) {
      while (this.waiting === 0 && !this.#closed && this.#failure === null && !this.#rests()) {
        await this.#mailbox.sleep()
      }
      if (this.#failure !== null) throw this.#failure.error
      if (this.#closed) return this.#leave('released')
      if (this.waiting === 0) return this.#leave('ended')
      if ((await this.#turn()) === 'fenced') return this.#leave('fenced')
    }
  }

  /** No turn follows any more: work that was finished still reaches the inbox as a receipt. */
  async leave(): Promise<void> {
    this.#closed = true
    const receipts = this.#mailbox.mail.filter(({ message, stored }) => message.kind === 'receipt' && !stored)
    for (const { message } of receipts) await this.#storeReceipt(message)
  }

  async #leave(end: ActivationEnd): Promise<ActivationEnd> {
    await this.leave()
    const { store, dispatcher, incarnation } = this.#tools
    const { runId } = this.claim
    await this.#taking?.catch(() => undefined)
    const { mine = [], foreign = [] } = this.#inFlight ?? {}
    const open = [...mine.map(({ key }) => key), ...foreign]
    const idle = open.filter((key) => !dispatcher.isUnderWay(runId, key))
    if (end !== 'ended' && idle.length > 0) {
      await insist(this.#tools.pause, () => store.leaveActivities(incarnation, runId, idle))
    }
    return end
  }

  /**
   * Ends a turn that threw: the run rests as PARKED, the message that did it is acknowledged and kept, so that the run
   * can be resumed with it or without. What a receipt stands for has been paid: it is stored first.
   */
  async park({ poison, message: error }: PoisonMessage): Promise<'committed' | 'fenced'> {
    const state = this.#state
    if (state === null) return 'fenced'
    const { id, kind, type: name } = poison
    const stored = this.#mailbox.mail.some((mail) => mail.stored && mail.message.id === id)
    const became = stored || kind !== 'receipt' ? null : await this.#storeReceipt(poison).catch(refused)
    if (became === 'duplicate' || became === 'unknown_activity') {
      // Another receipt was first, or nobody waits for it: nothing depends on this one.
      this.#mailbox.remove(id)
      return 'committed'
    }
    const kept = stored || became === 'stored'
    const about = kept && kind !== 'loss' ? { message: id, kind, name } : { message: null }
    const encoded = encode(
      { type: 'RunParked', data: { error: error.slice(0, 4_000), ...about } },
      {
        id,
        at: this.#tools.clock.now(),
      },
    )
    const mail = kept ? [{ message: poison, stored: true }] : []
    const outcome = await this.#commit({ mail, state: evolve(state, encoded.event), events: [encoded] })
    if (outcome === 'committed') this.#mailbox.remove(id)
    return outcome
  }

  async #load(): Promise<void> {
    const { store, loads, pause } = this.#tools
    const loaded = await insist(pause, () =>
      loads.pass(async () => (this.#closed ? null : load(store, this.claim.runId))),
    )
    if (loaded === null) return
    this.#state = loaded.state
    this.#head = loaded.head
    this.#inFlight = loaded.inFlight
    this.#replay(loaded.state)
    this.dispatch()
    const { activities, timers } = diffWants(loaded.inFlight.wants, wants(loaded.state))
    if (activities.add.length + timers.add.length === 0) return
    this.#mailbox.post({ message: this.#message('timer', 'reconcile', null), stored: false })
  }

  /** A resumed run handles the message once more that had parked it. */
  #replay({ run }: RunState): void {
    const { replay } = run.context
    if (replay?.id === this.#replaying) return
    this.#replaying = replay?.id ?? null
    if (replay !== null) this.#watch(this.#fetch(replay.id))
  }

  async #fetch(id: MessageId): Promise<void> {
    const kept = await insist(this.#tools.pause, () => this.#tools.store.message(this.claim.runId, id))
    // A fork has the events of its origin and not its messages: then there is nothing to handle.
    const gone = { ...this.#message('timer', 'gone', null), id }
    this.#mailbox.postAgain({ message: kept ?? gone, stored: kept !== null })
  }

  /**
   * Nothing follows but by a message or a timer that is far, and what it was claimed for is handled: it costs a place,
   * so it is given back. Whoever is free when the timer is due takes it.
   */
  #rests(): boolean {
    if (!this.#committed || this.#inFlight === null || this.#replaying !== null) return false
    const { activities, timers } = this.#inFlight.wants
    const soon = this.#tools.clock.now() + this.#tools.nearMs
    return activities.size === 0 && [...timers.values()].every(({ dueAt }) => dueAt > soon)
  }

  async #turn(): Promise<'committed' | 'fenced'> {
    const mail = this.#oneByOne ? this.#mailbox.mail.slice(0, 1) : this.#mailbox.mail
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
      if (outcome === 'committed') this.#mailbox.drop(mail.length)
      this.#oneByOne &&= this.waiting > 0
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
    const { writer, dispatcher, store } = this.#tools
    const { tenantId, runId } = this.claim
    const inFlight = this.#inFlight
    if (inFlight === null) return 'fenced'
    // What must not be begun twice is not stopped halfway where the run only rests: it comes to its end.
    const goesOn = ({ key, onLoss }: ActivityIntent): boolean =>
      onLoss === 'ask' &&
      !hasStopped(played.state.run) &&
      (dispatcher.isUnderWay(runId, key) || inFlight.foreign.includes(key))
    const next = inFlight.next(played.state, goesOn)
    const { change } = next
    const outcome = await writer.append(
      batchOf({ ...played, claim: this.claim, expected: this.#head, change, waits: next.wanted }, this.#tools),
    )
    if (outcome === 'refused') return 'fenced'
    this.#committed = true
    this.#state = played.state
    this.#head = seq(this.#head + played.events.length)
    inFlight.commit(
      next,
      played.mail.map(({ message }) => message),
    )
    this.#hint(this.#head)
    for (const { dueAt } of change.timers.add) this.#tools.onTimer(dueAt)
    for (const key of [...change.activities.remove, ...next.unwanted]) void dispatcher.abort(runId, key)
    if (next.unwanted.length > 0) {
      this.#watch(insist(this.#tools.pause, () => store.unwantActivities(tenantId, runId, next.unwanted)))
    }
    this.#replay(played.state)
    this.dispatch()
    return 'committed'
  }

  /** An activity has come to its end: the fast path where the run is still ours, a stored receipt where it is not. */
  async #receive(key: string, body: ReceiptBody): Promise<void> {
    this.#inFlight?.end(key)
    const message = this.#message('receipt', key, body as unknown as Json)
    if (this.#closed) await this.#storeReceipt(message)
    else this.#mailbox.post({ message, stored: false })
  }

  async #storeReceipt({ id, at, type: key, body }: Message): ReturnType<Store['putReceipt']> {
    const { tenantId, runId } = this.claim
    const receipt = body as unknown as ReceiptBody
    const { outcome } = receipt
    const usage = paidFor(receipt)?.usage ?? null
    const { store } = this.#tools
    const became = await insist(this.#tools.pause, () =>
      store.putReceipt({ tenantId, runId, key, outcome, body, at, messageId: id, usage }),
    )
    if (became === 'stored') this.#hint(seq(0))
    return became
  }

  /** What is committed stays so, whatever becomes of the hint. */
  #hint(head: Seq): void {
    try {
      this.#tools.bus.publish({ runId: this.claim.runId, head })
    } catch (error) {
      this.#tools.onError(error)
    }
  }

  #message(kind: Message['kind'], type: string, body: Json): Message {
    return { id: messageId(this.#tools.ids.uuid7()), at: this.#tools.clock.now(), kind, type, body }
  }

  /** Work beside the turns: what goes wrong in it is an error of this run; a store that is away is asked again later. */
  #watch(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (!isAway(error)) this.fail(error)
    })
  }
}

/** A receipt that the database refuses cannot be kept; every other error stays one. */
function refused(error: unknown): null {
  if (error instanceof AppendDataError) return null
  throw error
}
