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
  /** What the new state wants. */
  readonly wanted: Wants
  /** That, and what goes on although it is not wanted. */
  readonly wants: Wants
  readonly change: WantsChange
  /** Keys that another node is asked to stop. */
  readonly unwanted: readonly string[]
}

/**
 * What is in flight for one run, as of the last commit, and which of it this node may begin: not what has ended and only
 * waits to be handled, and nothing that was in flight when the run was loaded before this activation has taken it over: another node
 * may be at it, or this one from before.
 */
export class InFlight {
  #wants: Wants
  /** All that have a receipt, or an outcome on its way: they are never begun again. */
  readonly #ended: Set<string>
  readonly #foreign: Set<string>
  /** Foreign ones that were lost: a message says so, and then the log. */
  readonly #reported = new Set<string>()
  readonly #recorded = new Set<string>()
  /** Foreign ones whose carriers were asked whether they are at them. */
  readonly #asked = new Set<string>()

  constructor(state: RunState, rows: RowsInFlight) {
    const wanted = wants(state).activities
    const asked = new Set(openAttempts(state.run.context).flatMap((one) => (isLost(one) ? [one.lost] : [])))
    const open = rows.activities.filter(({ key, outcome }) => outcome === null && !asked.has(key))
    const ended = rows.activities.filter(({ outcome }) => outcome !== null)
    this.#wants = {
      activities: new Map(
        [...open, ...ended.filter(({ key }) => wanted.has(key))].map(({ key, kind, input, onLoss }) => [
          key,
          { key, kind, input, onLoss },
        ]),
      ),
      timers: new Map(rows.timers.map((timer) => [timer.key, { ...timer, body: null }])),
    }
    this.#ended = new Set(ended.map(({ key }) => key))
    this.#foreign = new Set(open.map(({ key }) => key))
  }

  get wants(): Wants {
    return this.#wants
  }

  /** Activities that this node may begin, or has begun. */
  get mine(): readonly ActivityIntent[] {
    return [...this.#wants.activities.values()].filter(({ key }) => !this.#ended.has(key) && !this.#foreign.has(key))
  }

  /** Keys that are wanted, were in flight when the run was loaded, and have not been taken over. */
  get foreign(): readonly string[] {
    return [...this.#foreign].filter((key) => this.#wants.activities.has(key))
  }

  /** An activity has come to its end: only its message is still to be handled. */
  end(key: string): void {
    this.#ended.add(key)
  }

  /** This node carries it out from now on. */
  take(key: string): void {
    this.#foreign.delete(key)
    this.#recorded.delete(key)
  }

  /** Whether the log says that it was lost, so that it may be taken over. */
  isRecorded(key: string): boolean {
    return this.#recorded.has(key)
  }

  /** False where a message says already that it was lost. */
  report(key: string): boolean {
    const isNew = !this.#reported.has(key)
    this.#reported.add(key)
    return isNew
  }

  /** False where its carrier has been asked already whether it is at it. */
  ask(key: string): boolean {
    const isNew = !this.#asked.has(key)
    this.#asked.add(key)
    return isNew
  }

  /** What follows for it from a new state. `goesOn`: whether it comes to its end although it is not wanted. */
  next(state: RunState, goesOn: (activity: ActivityIntent) => boolean): NextInFlight {
    const wanted = wants(state)
    const kept = this.mine.filter((activity) => !wanted.activities.has(activity.key) && goesOn(activity))
    const activities = new Map([...wanted.activities, ...kept.map((one): [string, ActivityIntent] => [one.key, one])])
    const next = kept.length === 0 ? wanted : { ...wanted, activities }
    const change = diffWants(this.#wants, next)
    const { add, remove } = change.activities
    const foreign = remove.filter((key) => this.#foreign.has(key))
    const own = remove.filter((key) => !this.#foreign.has(key))
    const unwanted = foreign.filter((key) => {
      const activity = this.#wants.activities.get(key)
      return activity !== undefined && !goesOn(activity)
    })
    return { wanted, wants: next, change: { activities: { add, remove: own }, timers: change.timers }, unwanted }
  }

  /** The next state was committed with these messages. */
  commit({ wants: next }: NextInFlight, messages: readonly Message[]): void {
    this.#wants = next
    for (const { kind, type } of messages) {
      if (kind === 'receipt') this.#foreign.delete(type)
      if (kind !== 'loss') continue
      this.#reported.delete(type)
      if (next.activities.has(type)) this.#recorded.add(type)
    }
  }
}
