import type { Incarnation } from '../../core/ids.ts'
import type { ActivityRow } from '../../core/store/activity-store.ts'
import type { ActivityIntent } from '../../core/store/append.ts'
import type { Message } from '../../core/message.ts'
import { isLost } from '../run/activity-key.ts'
import { openAttempts } from '../run/run-context.ts'
import type { RunState } from '../run/run-state.ts'
import { diffWants, type Wants, type WantsChange, wants } from '../run/wants.ts'

/** What the rows of a run say is in flight. */
export interface RowsInFlight {
  readonly activities: readonly ActivityRow[]
  readonly timers: readonly { readonly key: string; readonly dueAt: number }[]
}

/** The next state of what is in flight, and how to get there. */
export interface NextInFlight {
  readonly wants: Wants
  readonly change: WantsChange
  /** Keys that another node is asked to stop. */
  readonly unwanted: readonly string[]
}

/**
 * What is in flight for one run, as of the last commit, and which of it this node may begin: not what has ended and only
 * waits to be handled, not what another node carries out, and not what was lost before the log says so.
 */
export class InFlight {
  #wants: Wants
  readonly #ended: Set<string>
  readonly #foreign: Set<string>
  readonly #lost = new Set<string>()

  constructor(state: RunState, rows: RowsInFlight, me: Incarnation) {
    const wanted = wants(state).activities
    const asked = new Set(openAttempts(state.run.context).flatMap((one) => (isLost(one) ? [one.lost] : [])))
    const open = rows.activities.filter(({ key, outcome }) => outcome === null && !asked.has(key))
    const ended = rows.activities.filter(({ key, outcome }) => outcome !== null && wanted.has(key))
    this.#wants = {
      activities: new Map(
        [...open, ...ended].map(({ key, kind, input, onLoss }) => [key, { key, kind, input, onLoss }]),
      ),
      timers: new Map(rows.timers.map((timer) => [timer.key, { ...timer, body: null }])),
    }
    this.#ended = new Set(ended.map(({ key }) => key))
    this.#foreign = new Set(open.filter(({ carrier }) => carrier !== me).map(({ key }) => key))
  }

  get wants(): Wants {
    return this.#wants
  }

  /** Activities that this node may begin, or has begun. */
  get mine(): readonly ActivityIntent[] {
    const others = [this.#ended, this.#foreign, this.#lost]
    return [...this.#wants.activities.values()].filter(({ key }) => !others.some((keys) => keys.has(key)))
  }

  /** Keys that are wanted and that another node carries out, or was to. */
  get foreign(): readonly string[] {
    return [...this.#foreign].filter((key) => this.#wants.activities.has(key))
  }

  /** An activity has come to its end: only its message is still to be handled. */
  end(key: string): void {
    this.#ended.add(key)
  }

  /** This node carries it out from now on; `lost`: but not before the log says that it was lost. */
  take(key: string, { lost }: { readonly lost: boolean }): void {
    this.#foreign.delete(key)
    if (lost) this.#lost.add(key)
  }

  /** What follows for it from a new state. `keep`: what goes on although it is not wanted. */
  next(state: RunState, keep: (activity: ActivityIntent) => boolean): NextInFlight {
    const wanted = wants(state)
    const kept = [...this.#wants.activities].filter(
      ([key, activity]) =>
        !wanted.activities.has(key) && !this.#ended.has(key) && !this.#lost.has(key) && keep(activity),
    )
    const next = kept.length === 0 ? wanted : { ...wanted, activities: new Map([...wanted.activities, ...kept]) }
    const { activities, timers } = diffWants(this.#wants, next)
    const remove = activities.remove.filter((key) => !this.#foreign.has(key))
    const unwanted = activities.remove.filter((key) => this.#foreign.has(key) && !this.#ended.has(key))
    return { wants: next, change: { activities: { add: activities.add, remove }, timers }, unwanted }
  }

  /** The next state was committed with these messages. */
  commit({ wants: next }: NextInFlight, messages: readonly Message[]): void {
    this.#wants = next
    for (const { kind, type } of messages) {
      if (kind === 'receipt') this.#foreign.delete(type)
      if (kind === 'loss') this.#lost.delete(type)
    }
    for (const key of this.#ended) if (!next.activities.has(key)) this.#ended.delete(key)
  }
}
