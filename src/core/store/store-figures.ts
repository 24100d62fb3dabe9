import type { DayFigures } from './day-spending.ts'
import type { RunStatus } from '../run-status.ts'

/** How much there is in the store that is not over, for whoever watches the installation. */
export interface StoreFigures {
  /** Runs that have not ended, by status; a status without runs is left out. */
  readonly runs: ReadonlyMap<RunStatus, number>
  /** Messages that no run has handled yet. */
  readonly inbox: number
  /** Timers that are armed. */
  readonly timers: number
  /** Those among them that are due and have not become messages. */
  readonly timersDue: number
  /** Runs that the asking node owns. */
  readonly owned: number
  /** What models cost today. */
  readonly today: DayFigures
}
