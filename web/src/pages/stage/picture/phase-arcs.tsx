import { memo, useId } from 'react'
import { inWords } from '../../../live/titles.ts'
import { arcPath, groupArcs } from './arcs.ts'
import { phaseRadius, type Point, type RingLayout } from './ring-layout.ts'

interface PhaseArcsProps {
  readonly layout: RingLayout
  readonly groups: readonly string[]
}

/**
 * Names the phases on arcs around the hub, each before those who work in it. A name that does not fit is left out. Its
 * ground is drawn first, so that edges do not cross it.
 */
export const PhaseArcs = memo(function PhaseArcs({ layout: { hub, cards }, groups }: PhaseArcsProps) {
  const id = useId()
  const nowhere: Point = hub
  const arcs = groupArcs(
    hub,
    groups.map((group, i) => ({ group, at: cards[i] ?? nowhere })),
  )
  return arcs.map(({ group, start, end }, i) => {
    const below = Math.cos((start + end) / 2) < -0.2
    const fits = (end - start) * phaseRadius > group.length * 6.4
    return (
      <g key={`${group}${start}`}>
        <path d={arcPath(hub, phaseRadius - 9, { start, end })} fill="none" strokeWidth={1.5} className="stroke-line" />
        <path
          id={`${id}${i}`}
          d={arcPath(hub, below ? phaseRadius + 6 : phaseRadius - 2, { start, end }, below)}
          fill="none"
        />
        {fits
          ? ['stroke-paper', 'fill-ink-3'].map((paint) => (
              <text key={paint} className={`text-xs ${paint}`} strokeWidth={5} strokeLinejoin="round">
                <textPath href={`#${id}${i}`} startOffset="50%" textAnchor="middle">
                  {inWords(group)}
                </textPath>
              </text>
            ))
          : null}
      </g>
    )
  })
})
