import { type Actor, type StageState, type Work, platform, you } from './stage-state.ts'

/**
 * How an actor stands. `waits`: something is asked of people. `held`: its work rests until a person lets it go on.
 * `ready`: people and the platform, while there is nothing for them.
 */
export type Standing = 'works' | 'waits' | 'held' | 'failed' | 'done' | 'idle' | 'ready'

/** What an actor is at; the newest first. */
export const worksOf = (state: StageState, actor: string): readonly Work[] =>
  [...state.work.values()].filter((work) => work.actor === actor).toReversed()

/** How an actor stands at this moment. */
export function standingOf(state: StageState, actor: Actor): Standing {
  const works = [...state.work.values()].some((work) => work.actor === actor.id)
  if (actor.id === you && (works || state.asks.size > 0)) return 'waits'
  if (works) return state.held !== null || (actor.id !== platform && state.asks.has('budget')) ? 'held' : 'works'
  if (actor.id === you || actor.id === platform) return 'ready'
  if (actor.lastFailed) return 'failed'
  return actor.completed > 0 ? 'done' : 'idle'
}

/** What the platform does now for a persona's step: `run_tests`. Null: nothing that is known. */
export const taskUnderWay = (state: StageState): Work | null =>
  [...state.work.values()].findLast((work) => work.task !== null) ?? null
