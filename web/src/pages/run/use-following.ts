import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { RequestFailed } from '../../../../src/client/errors.ts'
import { useSession } from '../../app/session-context.tsx'
import { EventLog } from '../../live/event-log.ts'
import { LiveText } from '../../live/live-text.ts'
import { type RunReading, RunReader } from '../../live/run-reader.ts'
import { isRefusal, readSnapshot } from '../../live/snapshot.ts'

interface Following extends RunReading {
  readonly log: EventLog
  readonly liveText: LiveText
  /** Another one for each time that the log had to be followed from its start. */
  readonly life: number
  /** Reads again what could not be read. */
  readonly retry: () => void
  /** Follows the log anew, from its start. */
  readonly again: () => void
}

/** The log and the state of a run, followed while this is drawn. */
export function useFollowing(runId: string, seq: number | null): Following {
  const session = useSession()
  const [life, setLife] = useState(0)
  // Each life has a log of its own.
  const { log, liveText, reader } = useMemo(() => {
    const log = new EventLog(session, runId)
    const read = (at: number | null) => readSnapshot(session, runId, at)
    return { log, liveText: new LiveText(session, runId), reader: new RunReader({ read, log, isRefusal }) }
  }, [session, runId, life])
  useLayoutEffect(() => reader.look(seq), [reader, seq])
  const reading = useSyncExternalStore(reader.listen, reader.state)
  const again = useMemo(() => () => setLife((before) => before + 1), [])
  useEffect(
    () =>
      // A log that lost its end to a failover is another log: what was read of it is void.
      log.listen(() => {
        const { events, error, connection } = log.state()
        if (events.length > 0 && hasDiverged(error)) again()
        // Streams end with the key that they were opened with.
        else if (connection === 'failed') session.knock()
      }),
    [log, again, session],
  )
  return { ...reading, log, liveText, life, retry: () => reader.retry(), again }
}

const hasDiverged = (error: Error | null): boolean =>
  error instanceof RequestFailed && ['CURSOR_DIVERGED', 'CURSOR_AHEAD'].includes(error.code)
