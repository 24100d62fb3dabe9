import { G1Error } from '../errors.ts'
import type { Json, JsonObject } from '../json.ts'
import type { StoredEvent } from '../store/store.ts'
import { logFormat, versionOf } from './event-versions.ts'
import type { EventType, RunEvent } from './run-event.ts'

/** Thrown when an event was written in a format that this build does not know. */
export class EventUnreadable extends G1Error {
  readonly code = 'EVENT_UNREADABLE'
}

/** What a version meant, said in the words of the next one. Frozen once released. */
type Upcast = (data: JsonObject) => JsonObject

/** Plans before format 2 knew no tools. */
const withoutTools: Upcast = ({ plan, ...data }) => ({ ...data, plan: { ...(plan as JsonObject), tools: [] } })

/** The upcasts by event and the version that they start from. A change that old data fits as it stands needs none. */
const upcasts: Partial<Record<EventType, Readonly<Record<number, Upcast>>>> = {
  PlanAdopted: { 1: withoutTools },
  PlanProposed: { 1: withoutTools },
  PlanningStarted: { 1: withoutTools },
  // `origin` was never anything but null.
  RunSubmitted: { 1: ({ origin: _, ...submission }) => submission },
}

/** An event of the log as the logic of this build knows it, whatever version it was written in. Throws EventUnreadable. */
export function upcast({ type: name, v: version, persona, cause, at, data }: StoredEvent): RunEvent {
  const type = name as EventType
  const current = versionOf(type)
  if (version > current) {
    throw new EventUnreadable(
      `Found ${name} in version ${version}, expected at most ${current}: a newer G1 wrote it; this one reads formats up to ${logFormat}.`,
    )
  }
  let known: Json = data
  for (let v = version; v < current; v += 1) known = upcasts[type]?.[v]?.(known as JsonObject) ?? known
  return { type, v: current, persona, cause, at, data: known } as unknown as RunEvent
}
