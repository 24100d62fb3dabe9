import { useMemo, useRef } from 'react'
import type { RunEvent } from '../../../src/client/client.ts'

/** What follows from a log, and how it goes on with further events. Pure: the state before is not touched. */
export interface Growth<State> {
  readonly empty: State
  readonly grow: (before: State, more: readonly RunEvent[]) => State
}

/**
 * What follows from these events. While the log only grows, each event is folded once; another log, or an earlier moment of
 * the same one, is folded anew.
 */
export function useGrown<State>(events: readonly RunEvent[], growth: Growth<State>): State {
  const kept = useRef<{ events: readonly RunEvent[]; growth: Growth<State>; state: State } | null>(null)
  return useMemo(() => {
    const before = kept.current
    const goesOn =
      before !== null &&
      before.growth === growth &&
      events.length >= before.events.length &&
      events[before.events.length - 1] === before.events.at(-1)
    const more = goesOn ? events.slice(before.events.length) : events
    const from = goesOn ? before.state : growth.empty
    const state = more.length === 0 ? from : growth.grow(from, more)
    kept.current = { events, growth, state }
    return state
  }, [events, growth])
}
