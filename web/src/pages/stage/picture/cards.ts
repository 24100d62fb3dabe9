import { inWords } from '../../../live/titles.ts'
import { stage as words } from '../../../words/stage.ts'
import { say } from '../../../words/say.ts'
import { type Standing, standingOf, taskUnderWay, worksOf } from '../state/standing.ts'
import { type Actor, platform, you } from '../state/stage-state.ts'
import type { Stage } from '../use-stage.tsx'
import { taskInWords, tries } from '../words-of-stage.ts'
import { askedInWords } from './actor-card.tsx'

/** What a card says of an actor at this moment. */
export interface CardText {
  readonly standing: Standing
  readonly doing: string
  readonly writes: string | null
}

/** What the card of an actor says. */
export function cardText({ state, goalOf }: Pick<Stage, 'state' | 'goalOf'>, actor: Actor): CardText {
  const standing = standingOf(state, actor)
  const [work] = worksOf(state, actor.id)
  if (actor.id === platform) {
    const task = taskUnderWay(state)
    if (task?.task != null && state.held === null)
      return { standing: 'works', doing: inWords(taskInWords(task.task)), writes: null }
  }
  if (actor.id === you && work === undefined) return { standing, doing: askedInWords(state.asks.size), writes: null }
  if (work === undefined) return { standing, doing: '', writes: null }
  const again = tries(work)
  const goal =
    work.task === null || actor.id === platform
      ? goalOf(work.step)
      : say(words.now.platform, { what: taskInWords(work.task) })
  return {
    standing,
    doing: again === '' ? goal : `${goal} · ${again}`,
    writes: standing === 'works' && work.task === null && actor.id !== platform ? work.step : null,
  }
}
