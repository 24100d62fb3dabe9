import { initialState, type RunState } from '../../actors/run/run-state.ts'
import { evolveStored } from '../../actors/runtime/load.ts'
import { type Seq, seq } from '../../core/ids.ts'
import type { StoredEvent } from '../../core/store/store.ts'
import { tagOf } from '../cursor/stream-cursor.ts'

/** Where in the stream something stands: enough for a cursor. */
export interface Mark {
  readonly seq: Seq
  readonly tag: string
}

/** What an attempt was asked to do, by the plan that was followed when it started. */
export interface Task {
  readonly goal: string | null
  readonly clauses: readonly string[]
}

/** A run folded up to `head`, with the places of what has places of its own. */
export interface FoldedRun extends Mark {
  readonly state: RunState
  /** When its last event came about, in milliseconds since 1970; null before the first one. */
  readonly at: number | null
  /** In the order of `context.handoffs` and `context.entries`. */
  readonly handoffs: readonly Mark[]
  readonly entries: readonly Mark[]
  /** In the order of `context.attempts`. */
  readonly tasks: readonly Task[]
  /** Roughly what its events weigh, in characters of JSON. */
  readonly weight: number
}

/** A run before its first event. */
export const unfolded = (): FoldedRun => ({
  state: initialState(),
  at: null,
  seq: seq(0),
  tag: '',
  handoffs: [],
  entries: [],
  tasks: [],
  weight: 0,
})

/** Folds events on, which must follow the last one without a gap. Throws UnfoldableLog. */
export function foldOn(from: FoldedRun, events: readonly StoredEvent[]): FoldedRun {
  const last = events.at(-1)
  if (last === undefined) return from
  let { state, weight } = from
  const marks = { handoffs: [...from.handoffs], entries: [...from.entries], tasks: [...from.tasks] }
  for (const event of events) {
    state = evolveStored(state, event)
    weight += 200 + JSON.stringify(event.data).length
    while (marks.tasks.length < state.run.context.attempts.length) marks.tasks.push(latestTask(state))
    if (event.type === 'HandedOff') marks.handoffs.push(markOf(event))
    if (event.type === 'EntryPublished') marks.entries.push(markOf(event))
  }
  return { state, weight, at: last.at, ...markOf(last), ...marks }
}

function latestTask({ run: { context } }: RunState): Task {
  const step = context.play?.net.steps.get(context.attempts.at(-1)?.step ?? '')?.step
  return { goal: step?.goal ?? null, clauses: step?.clauses ?? [] }
}

const markOf = (event: StoredEvent): Mark => ({ seq: event.seq, tag: tagOf(event.batchId) })
