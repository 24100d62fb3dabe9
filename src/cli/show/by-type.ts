import type { EventType } from '../../core/event/run-event.ts'
import type { KnownEvent } from './known-event.ts'
import type { Picture } from './picture.ts'

/** An event of one type. */
export type EventOf<Type extends EventType> = Extract<KnownEvent, { readonly type: Type }>

/** What to make of events, by their type; of those without an entry nothing is made. */
export type ByType<Result> = {
  readonly [Type in EventType]?: (picture: Picture, event: EventOf<Type>) => Result
}

/** Gives an event to its entry; types that came after this program was written have none. */
export function chooseByType<Result>(
  choices: ByType<Result>,
  picture: Picture,
  event: KnownEvent,
  otherwise: Result,
): Result {
  if (!Object.hasOwn(choices, event.type)) return otherwise
  const choice = choices[event.type] as ((picture: Picture, event: KnownEvent) => Result) | undefined
  return choice === undefined ? otherwise : choice(picture, event)
}
