import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import type { EventLog, EventLogState } from '../../live/event-log.ts'
import type { LiveText, Writing } from '../../live/live-text.ts'
import type { RunSnapshot } from '../../live/snapshot.ts'

/** The run that the pages inside of `run-layout` show. */
export interface Scene {
  /** `run_…` */
  readonly runId: string
  /** As of `seq`, or as it is. Slightly behind the events while it is read again. */
  readonly run: RunSnapshot
  /** The moment that is looked at; null: now. */
  readonly seq: number | null
  readonly log: EventLog
  readonly liveText: LiveText
  /** Looks at the run as of then; null: as it is. */
  readonly goTo: (seq: number | null) => void
  /** Whether the run can still be steered from here: it is looked at as it is now, and has not ended. */
  readonly steerable: boolean
}

export const SceneContext = createContext<Scene | null>(null)

/** The scene. Only below run-layout. */
export function useScene(): Scene {
  const scene = use(SceneContext)
  if (scene === null) throw new Error('Found no scene, expected one; draw this below run-layout.')
  return scene
}

/** All that is known of the run's log, later events included, and how the stream stands. */
export const useLog = (): EventLogState => {
  const { log } = useScene()
  return useSyncExternalStore(log.listen, log.state)
}

/** The events up to the moment that is looked at. */
export function useEvents(): EventLogState['events'] {
  const { log, seq } = useScene()
  return useEventsUpTo(useLog().events, { log, seq })
}

/** Of the events of a log those up to a moment: the same list for as long as that is the same, whatever comes after it. */
export function useEventsUpTo(
  events: EventLogState['events'],
  { log, seq }: Pick<Scene, 'log' | 'seq'>,
): EventLogState['events'] {
  const isPast = seq !== null && seq < events.length
  return useMemo(() => (isPast ? events.slice(0, seq) : events), [isPast ? log : events, isPast, seq])
}

/** What the personas' models write at this moment, by the persona's name; nothing of it where the past is looked at. */
export function useWriting(): ReadonlyMap<string, Writing> {
  const { liveText, seq } = useScene()
  const writing = useSyncExternalStore(liveText.listen, liveText.state)
  return seq === null ? writing : silence
}

const silence: ReadonlyMap<string, Writing> = new Map()
