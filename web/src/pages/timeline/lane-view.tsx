import { memo } from 'react'
import type { Titles } from '../../live/titles.ts'
import { endOf, goesOn } from './bar.ts'
import { BarView } from './bar-view.tsx'
import type { Lane } from './lanes.ts'
import { type Scale, xOf } from './scale.ts'

interface LaneViewProps {
  readonly lane: Lane
  readonly scale: Scale
  readonly labelWidth: number
  /** The end of what goes on; for a lane in which nothing does it is always the same. */
  readonly now: number
  readonly exceeded: boolean
  readonly titles: Titles
  readonly laneIsStep: boolean
  readonly critical: ReadonlySet<string>
  /** The bar that the Tab key leads to; null: it is in another lane. */
  readonly tabbable: string | null
  /** What can be seen, in pixels; bars beyond it are not drawn. */
  readonly left: number
  readonly right: number
}

/** How high a row of bars is, and what a lane has besides, in pixels. */
export const rowHeight = 32
export const lanePadding = 8

/** A lane: its name, which stays in view, and its bars. */
export const LaneView = memo((props: LaneViewProps) => {
  const { lane, scale, labelWidth, now, exceeded, titles, laneIsStep, critical, tabbable, left, right } = props
  return (
    <div className="relative flex border-b last:border-b-0">
      <div
        className="sticky start-0 z-10 flex shrink-0 items-center border-e bg-card px-3 text-sm shadow-[0_1px_0_var(--color-line)]"
        style={{ width: labelWidth, height: lane.rows * rowHeight + lanePadding }}
      >
        <span className="foreign line-clamp-2 text-ink-2 max-md:text-xs">{lane.label}</span>
      </div>
      <div className="relative" style={{ width: scale.width }}>
        {lane.bars
          .filter(({ bar }) => xOf(scale, endOf(bar, now)) >= left && xOf(scale, bar.from) <= right)
          .map(({ bar, row }) => (
            <BarView
              key={bar.id}
              bar={bar}
              top={row * rowHeight + lanePadding}
              scale={scale}
              now={goesOn(bar) ? now : 0}
              exceeded={exceeded}
              titles={titles}
              laneIsStep={laneIsStep}
              critical={critical.has(bar.id)}
              tabbable={bar.id === tabbable}
            />
          ))}
      </div>
    </div>
  )
})

/** Whether something in a lane goes on. */
export const laneGoesOn = ({ bars }: Lane): boolean => bars.some(({ bar }) => goesOn(bar))
