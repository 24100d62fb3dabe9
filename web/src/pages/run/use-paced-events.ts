import { useCallback, useSyncExternalStore } from 'react'
import type { EventLogState } from '../../live/event-log.ts'
import { useEventsUpTo, useScene } from './scene.tsx'

/** The events up to the moment that is looked at, for what need not be drawn anew with each of them: at most every so many milliseconds. */
export function usePacedEvents(everyMs: number): EventLogState['events'] {
  const { log, seq } = useScene()
  const listen = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | null = null
      const stop = log.listen(() => {
        timer ??= setTimeout(() => {
          timer = null
          listener()
        }, everyMs)
      })
      return () => {
        stop()
        if (timer !== null) clearTimeout(timer)
      }
    },
    [log, everyMs],
  )
  return useEventsUpTo(useSyncExternalStore(listen, log.state).events, { log, seq })
}
