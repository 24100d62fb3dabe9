import type { MessageId, PersonaId } from '../ids.ts'
import type { ControlEvents } from './control-events.ts'
import type { DeliveryEvents } from './delivery-events.ts'
import type { HubEvents } from './hub-events.ts'
import type { PlanEvents } from './plan-events.ts'
import type { StepEvents } from './step-events.ts'

/** The data of every event, by type. All that a turn decided, ids and choices included, is in here. */
export type EventData = ControlEvents & PlanEvents & StepEvents & HubEvents & DeliveryEvents
export type EventType = keyof EventData

/** A decided fact about one run. Its meaning never changes; a new meaning is a new `v`. */
export type RunEvent = {
  readonly [Type in EventType]: {
    readonly type: Type
    /** The format of the log in which its shape last changed (`event-versions.ts`). */
    readonly v: number
    /** The persona whose machine takes it too, or null. */
    readonly persona: PersonaId | null
    /** The message that led to it. */
    readonly cause: MessageId
    /** When that message came, in milliseconds since 1970. */
    readonly at: number
    readonly data: EventData[Type]
  }
}[EventType]

/** An event before the turn has stamped it with its cause and time. */
export type Decided = {
  readonly [Type in EventType]: { readonly type: Type; readonly persona?: PersonaId; readonly data: EventData[Type] }
}[EventType]
