import type { Client, RunEvent } from '../../src/client/client.ts'
import type { EventData, EventType } from '../../src/core/event/run-event.ts'

/** An event as the API shows it, with the data of its type. */
export interface Logged<Type extends EventType> extends Omit<RunEvent, 'data'> {
  readonly data: EventData[Type]
}

/** The events of one type. */
export const eventsOf = <Type extends EventType>(events: readonly RunEvent[], type: Type): readonly Logged<Type>[] =>
  events.filter((event) => event.type === type) as unknown as readonly Logged<Type>[]

/** Watches a run until its last event; `after` is a cursor. */
export async function watchToEnd(client: Client, runId: string, after: string | null = null): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  for await (const part of client.runEvents(runId, { after })) events.push(...part.events)
  return events
}

/** Watches a run until an event fulfils a condition, or the run ends; returns what was seen up to then. */
export async function watchUntil(
  client: Client,
  runId: string,
  holds: (event: RunEvent) => boolean,
): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  for await (const part of client.runEvents(runId)) {
    events.push(...part.events)
    if (part.events.some(holds)) break
  }
  return events
}

/** 1, 2 … n. */
export const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)

/** Work whose receipt stands in the log more than once. */
export function doneTwice(events: readonly RunEvent[]): readonly string[] {
  const thoughts = eventsOf(events, 'ModelAnswered').map(({ data }) => ({ ...data, task: 'think' }))
  const done = [...thoughts, ...eventsOf(events, 'TaskFinished').map(({ data }) => data)].map(
    ({ step, attempt, round, task }) => `${step}/${attempt}/${round}/${task}`,
  )
  return done.filter((key, index) => done.indexOf(key) !== index)
}
