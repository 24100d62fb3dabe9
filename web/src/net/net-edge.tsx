import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { ForeignText } from '../ui/foreign-text.tsx'
import { net } from '../words/net.ts'
import { count } from '../words/say.ts'
import type { NetLine } from './net-graph.ts'
import { lineText, pathThrough, type Route } from './net-layout.ts'
import { type Journey, returnsAlong } from './step-mark.ts'

export type WayEdge = Edge<
  { readonly line: NetLine; readonly route: Route; readonly journey: Journey | null; readonly picked: boolean },
  'way'
>

/** A way between two parts: dashed where it is taken in need alone, strong once work went along it, counted where work went back. */
export const WayLine = memo(function WayLine({ id, data, markerEnd }: EdgeProps<WayEdge>) {
  if (data === undefined) return null
  const { line, route, journey, picked } = data
  const text = lineText(line, net.otherwise)
  const went = journey !== null && journey.taken + journey.rework > 0
  const returns = journey === null ? 0 : returnsAlong(journey, line.back)
  const mended = returns > 0
  const color = picked
    ? 'var(--color-accent)'
    : mended
      ? 'var(--color-warn)'
      : went
        ? 'var(--color-ink-2)'
        : 'var(--color-line-strong)'
  const counted = mended ? returns : (journey?.taken ?? 0)
  const at = countPlace(route)
  return (
    <>
      <BaseEdge
        id={id}
        path={pathThrough(route.points)}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        style={{
          stroke: color,
          strokeWidth: went || picked ? 2 : 1.25,
          strokeDasharray: line.exhausted ? '5 5' : undefined,
          opacity: line.exhausted && !went && !picked ? 0.55 : 1,
        }}
      />
      <EdgeLabelRenderer>
        {text === null || route.label === null ? null : (
          <span
            title={line.when ?? undefined}
            className="foreign pointer-events-auto absolute overflow-hidden rounded-sm bg-paper px-1 font-mono text-[0.6875rem] leading-4.5 whitespace-nowrap text-ink-2 group-data-far/net:hidden"
            style={{ left: route.label.x, top: route.label.y, maxWidth: route.label.width, zIndex: 3 }}
          >
            <ForeignText text={text} />
          </span>
        )}
        {counted > (mended ? 0 : 1) && at !== null ? (
          <span
            title={mended ? count(counted, net.rework) : count(counted, net.taken)}
            className={`tabular pointer-events-auto absolute flex h-5 min-w-5 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-full border px-1 text-xs font-semibold group-data-far/net:h-8 group-data-far/net:min-w-8 group-data-far/net:text-lg ${
              mended ? 'border-warn bg-warn-soft text-warn' : 'border-line-strong bg-card text-ink-2'
            }`}
            style={{ left: at.x, top: at.y, zIndex: 4 }}
          >
            ×{counted}
          </span>
        ) : null}
      </EdgeLabelRenderer>
    </>
  )
})

/** In the middle of the longest stretch, where there is room. */
function countPlace({ points }: Route): { readonly x: number; readonly y: number } | null {
  let best: { readonly far: number; readonly x: number; readonly y: number } | null = null
  for (const [index, to] of points.entries()) {
    const from = points[index - 1]
    if (from === undefined) continue
    const far = Math.hypot(to.x - from.x, to.y - from.y)
    if (best === null || far > best.far)
      best = { far, x: from.x + (to.x - from.x) * 0.25, y: from.y + (to.y - from.y) * 0.25 }
  }
  return best
}
