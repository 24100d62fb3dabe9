import { useSyncExternalStore } from 'react'
import type { EventLogState } from '../../live/event-log.ts'
import { useScene } from './scene.tsx'

/** One thing of what is known of the run's log; drawn again only when it changes. `select` gives the same for the same. */
export function useLogPart<Part>(select: (state: EventLogState) => Part): Part {
  const { log } = useScene()
  return useSyncExternalStore(log.listen, () => select(log.state()))
}
