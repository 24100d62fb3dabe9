import type { RunContext } from '../../actors/run/run-context.ts'
import type { Delivered } from '../api.ts'
import type { RunView } from './run-view.ts'

/** What a run delivered, with the run as it was then. */
export interface DeliveredView {
  readonly run: RunView
  readonly context: RunContext
  readonly delivered: Delivered
}
