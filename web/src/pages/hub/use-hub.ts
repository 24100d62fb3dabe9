import { type HubState, hubGrowth } from '../../hub/hub-state.ts'
import { type Titles, titlesOfEvents } from '../../live/titles.ts'
import { useGrown } from '../../live/use-grown.ts'
import { useLog, useScene } from '../run/scene.tsx'
import { usePacedEvents } from '../run/use-paced-events.ts'

/** How often a hub that grows is drawn anew, in milliseconds. */
const paceMs = 250

/** The hub of a run as of the moment that is looked at. */
export interface HubReading {
  readonly hub: HubState
  /** What its personas are called. */
  readonly titles: Titles
  /** Whether all of it is here. */
  readonly read: boolean
  /** Why the rest will not come; null: it does. */
  readonly error: Error | null
}

export function useHub(): HubReading {
  const { run, seq } = useScene()
  const { connection, error, headSeq } = useLog()
  const events = usePacedEvents(paceMs)
  return {
    hub: useGrown(events, hubGrowth),
    titles: useGrown(events, titlesOfEvents),
    read: connection !== 'opening' && events.length >= (seq ?? Math.min(headSeq, run.lastSeq)),
    error: connection === 'failed' ? error : null,
  }
}
