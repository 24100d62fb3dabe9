import type { Incarnation, RunId } from '../../core/ids.ts'
import type { ActivityIntent } from '../../core/store/append.ts'
import type { RunContext } from '../run/run-context.ts'

/** One activity to carry out, with the run as it was when the intent was committed. */
export interface Work {
  readonly runId: RunId
  readonly incarnation: Incarnation
  readonly activity: ActivityIntent
  readonly run: RunContext
}

/** Carries out activities of one kind. What it returns must be JSON; what it throws becomes a failed receipt. */
export type Performer = (work: Work, signal: AbortSignal) => Promise<object>

/** The performers by kind of activity. */
export type Performers = ReadonlyMap<string, Performer>
