import type { PlanStepState } from '../api/generated/graphql.ts'
import { net } from '../words/net.ts'
import { say } from '../words/say.ts'
import { START, type WaysOf } from './net-graph.ts'
import { END, type StepShape } from './workflow-shape.ts'

/** `write_tests` as a heading: `Write tests`. */
export function titleOf(name: string): string {
  if (name === END) return net.end
  if (name === START) return net.start
  // A step that has none is known by where it stands.
  if (name.startsWith('nets[')) return net.unnamed
  const words = name.replaceAll('_', ' ').trim()
  return words === '' ? name : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** How a step stands, in a word or two. */
export const stateWord = (state: PlanStepState, byPerson: boolean): string =>
  byPerson && (state === 'ENABLED' || state === 'RUNNING') ? net.waitsForPerson : net.state[state]

/** Who does a step, in a word or two; `titles` are those of the personas by name. */
export function doerOf(step: StepShape, titles: ReadonlyMap<string, string>): string {
  if (step.by === 'route') return net.by.route
  if (step.who === null) return `${net.by[step.by]}: ${net.anyone}`
  if (step.by === 'persona') return titles.get(step.who) ?? titleOf(step.who)
  return `${net.by[step.by]}: ${titleOf(step.who)}`
}

/** How the ways into a step meet; null where there are not several. */
export const joinWords = (step: StepShape, { from }: WaysOf): string | null =>
  from.length < 2 ? null : say(net.join[step.join], { names: namesOf(from) })

/** Where a step leads, and how its ways part. */
export function splitWords(step: StepShape, { to }: WaysOf): string | null {
  if (to.length === 0) return null
  const names = to.map(({ name, when }, index) => {
    if (when !== null) return say(net.way, { name: titleOf(name), when })
    const rest = step.split === 'xor' && to.length > 1 && index === to.length - 1
    return rest ? say(net.wayElse, { name: titleOf(name) }) : titleOf(name)
  })
  return say(to.length === 1 ? net.one : net.split[step.split], { names: names.join(', ') })
}

/** Everything else that holds for a step: its time limit, what it takes back, what happens when its attempts are used up. */
export function ruleWords(step: StepShape): readonly string[] {
  const { timer, cancels, each, exhausted } = step
  return [
    ...(timer === null ? [] : [`${say(net.timer[timer.from], { after: spanOf(timer.after) })}.`]),
    ...(cancels.length === 0 ? [] : [say(net.cancels, { names: namesOf(cancels) })]),
    ...(each === null ? [] : [say(net.each, { ...each })]),
    ...(step.by === 'route'
      ? []
      : [exhausted === null ? net.whenExhaustedNull : say(net.whenExhausted, { name: titleOf(exhausted) })]),
  ]
}

const namesOf = (names: readonly string[]): string => [...new Set(names)].map(titleOf).join(', ')

/** `P2DT3H` as `2 d 3 h`; anything else as it is. */
export function spanOf(iso: string): string {
  const [, days, hours, minutes, seconds] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso) ?? []
  const parts = [
    [days, 'd'],
    [hours, 'h'],
    [minutes, 'min'],
    [seconds, 's'],
  ].flatMap(([n, unit]) => (n === undefined ? [] : [`${n} ${unit}`]))
  return parts.length === 0 ? iso : parts.join(' ')
}
