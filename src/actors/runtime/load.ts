import type { RunEvent } from '../../core/event/run-event.ts'
import { type RunId, type Seq, seq } from '../../core/ids.ts'
import type { Store, StoredEvent } from '../../core/store/store.ts'
import { evolve } from '../run/evolve.ts'
import { initialState, type RunState } from '../run/run-state.ts'
import { type Wants, wants } from '../run/wants.ts'

const pageSize = 500

/** An event of the log as the logic knows it. */
export const eventOf = ({ type, v, persona, cause, at, data }: StoredEvent): RunEvent =>
  ({ type, v, persona, cause, at, data }) as unknown as RunEvent

/** Folds the events of a run from a known state on, up to `until`. */
export async function foldFrom(
  store: Pick<Store, 'readEvents'>,
  from: { readonly runId: RunId; readonly state: RunState; readonly head: Seq },
  until: number = Number.MAX_SAFE_INTEGER,
): Promise<{ readonly state: RunState; readonly head: Seq }> {
  let { state, head } = from
  for (;;) {
    const page = await store.readEvents(from.runId, head, Math.min(pageSize, until - head))
    for (const event of page) state = evolve(state, eventOf(event))
    head = page.at(-1)?.seq ?? head
    if (page.length < pageSize || head >= until) return { state, head }
  }
}

/** What an activation starts from. */
export interface Loaded {
  readonly state: RunState
  readonly head: Seq
  /** What the rows say is in flight; a wanted activity whose receipt still waits to be handled included. */
  readonly inFlight: Wants
  /** Keys of those whose receipt waits to be handled. */
  readonly finished: readonly string[]
}

/** Folds a run and reads what is in flight for it. */
export async function load(store: Store, runId: RunId): Promise<Loaded> {
  const folded = await foldFrom(store, { runId, state: initialState(), head: seq(0) })
  const [activities, timers] = await Promise.all([store.activities(runId), store.timers(runId)])
  const wanted = wants(folded.state).activities
  const inFlight = activities.filter(({ key, outcome }) => outcome === null || wanted.has(key))
  return {
    ...folded,
    inFlight: {
      activities: new Map(inFlight.map((activity) => [activity.key, activity])),
      timers: new Map(timers.map((timer) => [timer.key, { ...timer, body: null }])),
    },
    finished: inFlight.filter(({ outcome }) => outcome !== null).map(({ key }) => key),
  }
}
