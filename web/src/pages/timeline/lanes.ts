import { inWords, titleOf, type Titles } from '../../live/titles.ts'
import { timeline as words } from '../../words/timeline.ts'
import { say } from '../../words/say.ts'
import { type Bar, endOf } from './bar.ts'

export type Grouping = 'persona' | 'step'

/** A row of the chart, as high as its bars need that overlap. */
export interface Lane {
  readonly key: string
  readonly label: string
  readonly rows: number
  readonly bars: readonly { readonly bar: Bar; readonly row: number }[]
}

/** What has no length of its own is no bar: where the workflow only branches or joins. */
const isDrawn = (bar: Bar): boolean => bar.by !== 'route' || bar.end !== bar.from

/** The lanes in the order in which they came up. */
export function lanesOf(
  bars: readonly Bar[],
  { by, titles }: { readonly by: Grouping; readonly titles: Titles },
): readonly Lane[] {
  const lanes = new Map<string, { bar: Bar; row: number }[]>()
  const ends = new Map<string, number[]>()
  for (const bar of bars) {
    if (!isDrawn(bar)) continue
    const key = keyOf(bar, by)
    const lane = lanes.get(key) ?? []
    const taken = ends.get(key) ?? []
    const free = taken.findIndex((end) => end <= bar.from)
    const row = free < 0 ? taken.length : free
    // What goes on keeps its row for itself.
    taken[row] = endOf(bar, Number.POSITIVE_INFINITY)
    lane.push({ bar, row })
    lanes.set(key, lane)
    ends.set(key, taken)
  }
  return [...lanes].map(([key, inIt]) => ({
    key,
    label: labelOf(key, by, titles),
    rows: ends.get(key)?.length ?? 1,
    bars: inIt,
  }))
}

/** The same lanes; those in which nothing changed are the very ones of before, which are not drawn again. */
export function keepLanes(before: readonly Lane[], lanes: readonly Lane[]): readonly Lane[] {
  const known = new Map(before.map((lane) => [lane.key, lane]))
  return lanes.map((lane) => {
    const old = known.get(lane.key)
    const same =
      old !== undefined &&
      old.rows === lane.rows &&
      old.label === lane.label &&
      old.bars.length === lane.bars.length &&
      old.bars.every(({ bar, row }, index) => bar === lane.bars[index]?.bar && row === lane.bars[index]?.row)
    return same ? old : lane
  })
}

const isQuestion = ({ step, by }: Bar): boolean => by === 'human' && /^Q\d+$/.test(step)

function keyOf(bar: Bar, by: Grouping): string {
  if (by === 'step') return isQuestion(bar) ? 'questions' : bar.step
  return bar.persona ?? `*${bar.by}`
}

function labelOf(key: string, by: Grouping, titles: Titles): string {
  if (by === 'step') return inWords(key)
  if (!key.startsWith('*')) return titleOf(titles, key)
  return key === '*human' ? words.people : key === '*route' ? words.route : words.platform
}

/** Who a bar is of, in words. */
export const whoOf = (bar: Bar, titles: Titles): string => labelOf(keyOf(bar, 'persona'), 'persona', titles)

/** What a bar is of, in words. */
export const nameOf = (bar: Bar): string =>
  isQuestion(bar) ? say(words.question, { id: bar.step }) : inWords(bar.step)

/** The bar that an arrow key leads to; null: it is no such key, or there is none. */
export function walk(lanes: readonly Lane[], id: string, key: string): string | null {
  const at = lanes.findIndex(({ bars }) => bars.some(({ bar }) => bar.id === id))
  const lane = lanes[at]
  const index = lane?.bars.findIndex(({ bar }) => bar.id === id) ?? -1
  const here = lane?.bars[index]?.bar
  if (lane === undefined || here === undefined) return null
  switch (key) {
    case 'ArrowRight':
      return lane.bars[index + 1]?.bar.id ?? null
    case 'ArrowLeft':
      return lane.bars[index - 1]?.bar.id ?? null
    case 'Home':
      return lanes[0]?.bars[0]?.bar.id ?? null
    case 'End':
      return lanes.at(-1)?.bars.at(-1)?.bar.id ?? null
    case 'ArrowDown':
      return nearest(lanes[at + 1], here)
    case 'ArrowUp':
      return nearest(lanes[at - 1], here)
    default:
      return null
  }
}

function nearest(lane: Lane | undefined, { from }: Bar): string | null {
  const distances = lane?.bars.map(({ bar }) => ({ id: bar.id, far: Math.abs(bar.from - from) })) ?? []
  return distances.toSorted((one, other) => one.far - other.far)[0]?.id ?? null
}
