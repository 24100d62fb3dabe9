import type { StageEvent, StageEventOf, StageEventType } from './stage-event.ts'

/** What to make of events, by their type; of those without an entry nothing is made. */
export type ByType<Given extends readonly unknown[], Result> = {
  readonly [Type in StageEventType]?: (event: StageEventOf<Type>, ...given: Given) => Result
}

/** Gives an event to the entry of its type; types that this page does not know have none. */
export function chooseByType<Given extends readonly unknown[], Result>(
  choices: ByType<Given, Result>,
  event: StageEvent,
  ...given: Given
): Result | undefined {
  if (!Object.hasOwn(choices, event.type)) return undefined
  const choice = choices[event.type] as ((event: StageEvent, ...given: Given) => Result) | undefined
  return choice?.(event, ...given)
}
