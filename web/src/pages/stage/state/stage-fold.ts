import type { RunEvent } from '../../../../../src/client/client.ts'
import { apply } from './apply.ts'
import { emptyStage, type StageState } from './stage-state.ts'

/** How many events lie between two states that are kept to go back to. */
const stride = 250

/**
 * The stage at any moment of one log. It goes on from the last state it was asked for, and back to the one kept before the
 * asked moment; invariant: `at(events)` equals folding `events` from the first. The log may only grow.
 */
export class StageFold {
  #latest: StageState = emptyStage
  /** The state after each `stride` events: the one after `n * stride` is at `n`. */
  readonly #kept: StageState[] = [emptyStage]

  at(events: readonly RunEvent[]): StageState {
    let state = this.#latest
    if (state.seq > events.length) state = this.#kept[Math.floor(events.length / stride)] ?? emptyStage
    for (const event of events.slice(state.seq)) {
      state = apply(state, event)
      if (state.seq === this.#kept.length * stride) this.#kept.push(state)
    }
    this.#latest = state
    return state
  }
}
