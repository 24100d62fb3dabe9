import type { EventType, RunEvent } from '../../../core/event/run-event.ts'
import type { RunContext } from '../run-context.ts'
import { controlFolds } from './control.ts'
import { deliveryFolds } from './delivery.ts'
import type { Fold, Folds } from './folds.ts'
import { hubFolds } from './hub.ts'
import { planFolds } from './plan.ts'
import { stepFolds } from './step.ts'

const folds: Folds<EventType> = { ...controlFolds, ...planFolds, ...stepFolds, ...hubFolds, ...deliveryFolds }

/** Applies one event to the state of a run. */
export function fold(run: RunContext, event: RunEvent): RunContext {
  const apply = folds[event.type] as Fold<EventType>
  const next = apply(run, event.data, event.at)
  // Whatever a message led to says that it has been handled.
  return next.replay?.id === event.cause ? { ...next, replay: null } : next
}
