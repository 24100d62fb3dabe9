import { memo } from 'react'
import type { RunSnapshot } from '../../../live/snapshot.ts'
import { stage as words } from '../../../words/stage.ts'
import { arcPath, segments } from './arcs.ts'
import type { Point } from './ring-layout.ts'

type Clauses = NonNullable<RunSnapshot['requirements']>['clauses']

interface ClauseRingProps {
  readonly clauses: Clauses
  readonly middle: Point
  readonly radius: number
}

/** The clauses as parts of a circle, in the order of the text. Those that no test has to show are thin. */
export const ClauseRing = memo(function ClauseRing({ clauses, middle, radius }: ClauseRingProps) {
  if (clauses.length === 0)
    return <circle cx={middle.x} cy={middle.y} r={radius} fill="none" className="stroke-line" strokeWidth={2} />
  return segments(clauses.length, 0.05).map((arc, i) => {
    const clause = clauses[i]
    if (clause === undefined) return null
    const { stroke, width, dash } = looks[clause.status]
    return (
      <path
        key={clause.id}
        d={arcPath(middle, radius, arc)}
        fill="none"
        strokeWidth={width}
        strokeDasharray={dash}
        className={`pointer-events-auto hover:opacity-60 ${stroke}`}
      >
        <title>{`${clause.id} · ${words.clauseStatus[clause.status]}\n${clause.text.slice(0, 300)}`}</title>
      </path>
    )
  })
})

const looks = {
  NOT_NEEDED: { stroke: 'stroke-line', width: 3, dash: undefined },
  OPEN: { stroke: 'stroke-line-strong', width: 5, dash: undefined },
  COVERED: { stroke: 'stroke-ok', width: 8, dash: undefined },
  NOT_COVERED: { stroke: 'stroke-bad', width: 8, dash: '3 2' },
} as const
