import type { RunEvent } from '../../client/client.ts'
import type { EventData, EventType } from '../../core/event/run-event.ts'

/** An event of a type that this program knows, as the API gives it. */
export type KnownEvent = {
  readonly [Type in EventType]: Omit<RunEvent, 'type' | 'data'> & {
    readonly type: Type
    readonly data: EventData[Type]
  }
}[EventType]

/** The event with the data that its type promises. Of a type that came later nothing is known: no case takes it. */
export const asKnown = (event: RunEvent): KnownEvent => event as unknown as KnownEvent
