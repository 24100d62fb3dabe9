import type { EventData, EventType } from '../../../core/event/run-event.ts'
import type { RunContext } from '../run-context.ts'

/** What one event changes in a run. Pure, total, and for ever the same: recorded histories are folded by it. */
export type Fold<Type extends EventType> = (run: RunContext, data: EventData[Type], at: number) => RunContext
export type Folds<Types extends EventType> = { readonly [Type in Types]: Fold<Type> }
