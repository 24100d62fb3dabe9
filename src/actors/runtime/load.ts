import { upcast } from '../../core/event/upcast.ts'
import { G1Error, messageOf } from '../../core/errors.ts'
import { type RunId, type Seq, seq } from '../../core/ids.ts'
import type { Store, StoredEvent } from '../../core/store/store.ts'
import { evolve } from '../run/evolve.ts'
import { initialState, type RunState } from '../run/run-state.ts'
import { InFlight } from './in-flight.ts'

const pageSize = 500

/** Thrown when an event of the log cannot be folded: this version is too old for it, or the log is wrong. */
export class UnfoldableLog extends G1Error {
  readonly code = 'UNFOLDABLE_LOG'
  /** The first event that cannot be folded. */
  readonly seq: Seq

  constructor(event: StoredEvent, cause: unknown) {
    super(
      `Found event ${event.seq} (${event.type} v${event.v}), which this version cannot fold: ${messageOf(cause)} Start a version that can, and resume the run.`,
      { cause },
    )
    this.seq = event.seq
  }
}

/** The state after one event of the log. Throws UnfoldableLog. */
export function evolveStored(state: RunState, event: StoredEvent): RunState {
  try {
    return evolve(state, upcast(event))
  } catch (error) {
    throw new UnfoldableLog(event, error)
  }
}

/** Folds the events of a run from a known state on, up to `until`. Throws UnfoldableLog. */
export async function foldFrom(
  store: Pick<Store, 'readEvents'>,
  from: { readonly runId: RunId; readonly state: RunState; readonly head: Seq },
  until: number = Number.MAX_SAFE_INTEGER,
): Promise<{ readonly state: RunState; readonly head: Seq }> {
  let { state, head } = from
  for (;;) {
    const page = await store.readEvents(from.runId, head, Math.min(pageSize, until - head))
    for (const event of page) state = evolveStored(state, event)
    head = page.at(-1)?.seq ?? head
    if (page.length < pageSize || head >= until) return { state, head }
  }
}

/** What an activation starts from. */
export interface Loaded {
  readonly state: RunState
  readonly head: Seq
  readonly inFlight: InFlight
}

/** Folds a run and reads what is in flight for it. Throws UnfoldableLog. */
export async function load(store: Store, runId: RunId): Promise<Loaded> {
  const folded = await foldFrom(store, { runId, state: initialState(), head: seq(0) })
  const [activities, timers] = await Promise.all([store.activities(runId), store.timers(runId)])
  return { ...folded, inFlight: new InFlight(folded.state, { activities, timers }) }
}
