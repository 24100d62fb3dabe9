import { memo, useMemo } from 'react'
import { type Mark, type MarkKind, markPath } from './marks.ts'

interface TimeMarksProps {
  readonly marks: readonly Mark[]
  /** The width of the drawing, in events. */
  readonly head: number
}

/** Where each kind stands, apart from its colour: handoffs and nodes below the line, failures above it, asks across. */
const lanes: readonly (readonly [MarkKind, string, readonly [number, number]])[] = [
  ['handoff', 'var(--color-accent)', [0.64, 0.84]],
  ['owner', 'var(--color-line-strong)', [0.88, 1]],
  ['failure', 'var(--color-bad)', [0.04, 0.36]],
  ['ask', 'var(--color-warn)', [0.04, 0.84]],
]

/** The moments of note below the slider; the same moments are listed as buttons under "Moments". */
export const TimeMarks = memo(function TimeMarks({ marks, head }: TimeMarksProps) {
  const paths = useMemo(
    () => lanes.map(([kind, color, lane]) => ({ kind, color, d: markPath(marks, kind, lane) })),
    [marks],
  )
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, head)} 1`}
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-x-2 inset-y-0 h-full w-[calc(100%-1rem)] overflow-visible"
    >
      {paths.map(({ kind, color, d }) => (
        <path key={kind} d={d} stroke={color} strokeWidth={1.5} fill="none" vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  )
})
