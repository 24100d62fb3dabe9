import { evolve } from '../../../src/actors/run/evolve.ts'
import { progressOf } from '../../../src/actors/run/progress.ts'
import { initialState, statusOf } from '../../../src/actors/run/run-state.ts'
import type { RunEvent } from '../../../src/core/event/run-event.ts'
import { upcast } from '../../../src/core/event/upcast.ts'
import type { StoredEvent } from '../../../src/core/store/store.ts'
import type { PlayedTurn } from './long-history.ts'

/** The turns of a recorded log, after the change of owner that it begins with, checked by the machines of the run. */
export function turnsOf(events: readonly StoredEvent[]): readonly PlayedTurn[] {
  let state = initialState()
  const turns: { cause: string; turn: PlayedTurn }[] = []
  for (const stored of events) {
    const event: RunEvent = upcast(stored)
    state = evolve(state, event)
    if (stored.seq === 1) continue
    const last = turns.at(-1)
    const goesOn = last?.cause === event.cause
    const turn = {
      events: goesOn ? [...last.turn.events, event] : [event],
      status: statusOf(state),
      progress: progressOf(state),
    }
    if (goesOn) turns.splice(-1)
    turns.push({ cause: event.cause, turn })
  }
  return turns.map(({ turn }) => turn)
}
