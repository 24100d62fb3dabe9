import type { RunEvent } from '../../../../src/client/client.ts'
import { text } from '../../live/event-data.ts'
import type { Growth } from '../../live/use-grown.ts'
import { type EventGroup, groupOf } from './event-group.ts'

/** Which events are shown. */
export interface EventFilter {
  /** Empty: all. */
  readonly groups: ReadonlySet<EventGroup>
  /** A persona's name; null: everybody, and the platform. */
  readonly persona: string | null
}

export const everything: EventFilter = { groups: new Set(), persona: null }

/** Keys of data that name a persona who has a part in the event besides the one whose actor took it. */
const alsoNamed = ['from', 'to', 'amendedBy', 'checkedBy']

/** Whether an event is shown. */
export const fits = ({ groups, persona }: EventFilter, event: RunEvent): boolean =>
  (groups.size === 0 || groups.has(groupOf(event.type))) &&
  (persona === null || event.persona?.name === persona || alsoNamed.some((key) => text(event.data, key) === persona))

/** The events that are shown, as the log grows. */
export const filtering = (filter: EventFilter): Growth<readonly RunEvent[]> => ({
  empty: [],
  grow: (before, more) => {
    const fitting = more.filter((event) => fits(filter, event))
    return fitting.length === 0 ? before : [...before, ...fitting]
  },
})
