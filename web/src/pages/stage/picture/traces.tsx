import { memo } from 'react'
import { say } from '../../../words/say.ts'
import { stage as words } from '../../../words/stage.ts'
import type { Trace } from '../state/stage-state.ts'
import { traceInWords } from '../words-of-stage.ts'
import { pathOf, throughHub } from './edge-path.ts'
import type { Point } from './ring-layout.ts'

interface TracePathProps {
  readonly trace: Trace
  readonly from: Point
  readonly to: Point
  readonly hub: Point
  readonly fromTitle: string
  readonly toTitle: string
  /** It is the one that was used last. */
  readonly latest: boolean
  readonly open: (what: string) => void
}

/** What handoffs have left between two: the more there were, the heavier. The tables say the same for the keyboard. */
export const TracePath = memo(function TracePath({
  trace,
  from,
  to,
  hub,
  fromTitle,
  toTitle,
  latest,
  open,
}: TracePathProps) {
  const d = pathOf(throughHub(from, to, hub))
  const passed = trace.handoffs + trace.returned
  const weight = Math.min(7, 1 + 1.1 * Math.log2(1 + passed))
  const stroke =
    passed === 0 ? 'stroke-bad' : trace.returned > 0 ? 'stroke-warn' : latest ? 'stroke-accent' : 'stroke-line-strong'
  return (
    // biome-ignore lint: the same is to be had from the keyboard in the tables and the list of handoffs.
    <g className="group pointer-events-auto cursor-pointer" onClick={() => open(`between:${trace.from}:${trace.to}`)}>
      <title>{say(words.picture.from, { from: fromTitle, to: toTitle, what: traceInWords(trace) })}</title>
      <path
        d={d}
        fill="none"
        strokeWidth={weight}
        strokeLinecap="round"
        strokeDasharray={passed === 0 ? '2 6' : undefined}
        className={`group-hover:stroke-accent group-hover:opacity-100 ${stroke} ${latest ? 'opacity-90' : 'opacity-50'}`}
      />
      <path d={d} fill="none" strokeWidth={14} className="stroke-transparent" />
    </g>
  )
})
