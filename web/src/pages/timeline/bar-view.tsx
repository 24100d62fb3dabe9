import { memo, useMemo } from 'react'
import type { Titles } from '../../live/titles.ts'
import { duration, usd } from '../../ui/figures.ts'
import { say } from '../../words/say.ts'
import { timeline as words } from '../../words/timeline.ts'
import { type Bar, endOf } from './bar.ts'
import { BarPieces } from './bar-pieces.tsx'
import { nameOf, whoOf } from './lanes.ts'
import { type Scale, xOf } from './scale.ts'

interface BarViewProps {
  readonly bar: Bar
  readonly top: number
  readonly scale: Scale
  /** The end of what goes on; the same for all bars that have ended. */
  readonly now: number
  readonly exceeded: boolean
  readonly titles: Titles
  /** Whether the lane says which step it is of. */
  readonly laneIsStep: boolean
  readonly critical: boolean
  readonly tabbable: boolean
}

/** How long a bar was at work, waits before it left out. */
export const tookOf = (bar: Bar, now: number): number => (bar.start === null ? 0 : (bar.end ?? now) - bar.start)

/** An attempt of a step: its pieces below its name, what it waited for before it began, and what came up in it. */
export const BarView = memo((props: BarViewProps) => {
  const { bar, top, scale, now, exceeded, titles, laneIsStep, critical, tabbable } = props
  const left = xOf(scale, bar.from)
  const width = Math.max(3, xOf(scale, endOf(bar, now)) - left)
  const bodyWidth = xOf(scale, bar.end ?? now) - xOf(scale, bar.start ?? bar.from)
  const text = useMemo(() => textOf(bar, now, laneIsStep), [bar, now, laneIsStep])
  const label = useMemo(
    () =>
      say(words.bar, {
        text,
        step: nameOf(bar),
        attempt: bar.attempt,
        who: whoOf(bar, titles),
        state: `${words.states[bar.state]}${critical ? `, ${words.path.on}` : ''}`,
      }),
    [bar, text, titles, critical],
  )
  return (
    <button
      type="button"
      data-bar={bar.id}
      tabIndex={tabbable ? 0 : -1}
      aria-label={label}
      className="absolute top-0 left-0 h-6 text-start hover:z-10 focus-visible:z-10"
      style={{ transform: `translate(${left}px, ${top}px)`, width }}
    >
      <BarPieces
        bar={bar}
        now={now}
        exceeded={exceeded}
        critical={critical}
        text={bodyWidth < 34 ? null : text}
        narrow={bodyWidth < 12}
      />
    </button>
  )
})

const textOf = (bar: Bar, now: number, laneIsStep: boolean): string =>
  [
    ...(laneIsStep ? (bar.attempt > 1 ? [say(words.attempt, { n: bar.attempt })] : []) : [nameOf(bar)]),
    duration(tookOf(bar, now)),
    ...(bar.costUsd > 0 ? [usd(bar.costUsd)] : []),
  ].join(' · ')
