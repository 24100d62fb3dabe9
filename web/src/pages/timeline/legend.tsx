import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { duration } from '../../ui/figures.ts'
import { say } from '../../words/say.ts'
import { timeline as words } from '../../words/timeline.ts'
import { useScene } from '../run/scene.tsx'
import type { Bar, SpanKind } from './bar.ts'
import { spansOf } from './bar.ts'
import { spanLook } from './span-look.ts'
import type { Timeline } from './timeline.ts'

/** What the signs of the chart mean, those that are in it, and what its lines from top to bottom are. */
export const Legend = memo(function Legend({ timeline }: { readonly timeline: Timeline }) {
  const { runId } = useScene()
  const { bars, marks, from, exceeded } = timeline
  return (
    <div className="tabular mt-3 space-y-2 text-xs text-ink-2">
      <ul aria-label={words.legend} className="flex flex-wrap gap-x-4 gap-y-1">
        {kindsIn(bars, exceeded).map((kind) => (
          <li key={kind} className="flex items-center gap-1.5">
            <span aria-hidden="true" className="h-2 w-4" style={spanLook[kind]} />
            {words.kinds[kind]}
          </li>
        ))}
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-2.5 w-4 rounded-sm border-2 border-ink" />
          {words.path.title}
        </li>
      </ul>
      {marks.length === 0 ? null : (
        <ul aria-label={words.lines} className="flex flex-wrap gap-x-4 gap-y-1">
          {marks.map(({ at, kind, seq }) => (
            <li key={seq} className="flex items-center gap-1.5">
              <span aria-hidden="true" className={`h-3 border-s-2 ${markLine[kind]}`} />
              <Link
                to="/runs/$runId/events"
                params={{ runId }}
                search={(search) => ({ ...search, open: `event:${seq}` })}
                className="hover:underline"
              >
                {words.runMarks[kind]} {say(words.sheet.since, { after: duration(Math.max(0, at - (from ?? at))) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
})

/** What a line through the whole chart looks like. */
export const markLine: Readonly<Record<Timeline['marks'][number]['kind'], string>> = {
  owner: 'border-dashed border-line-strong',
  taken: 'border-bad',
  paused: 'border-warn',
  resumed: 'border-dashed border-warn',
  parked: 'border-bad',
  forked: 'border-dashed border-ink-3',
  plan: 'border-dashed border-ink-3',
  budget: 'border-dashed border-warn',
}

const order: readonly SpanKind[] = ['model', 'task', 'work', 'failed', 'queued', 'person', 'budget', 'retry', 'held']

function kindsIn(bars: readonly Bar[], exceeded: boolean): readonly SpanKind[] {
  const found = new Set(bars.flatMap((bar) => spansOf(bar, exceeded).map(({ kind }) => kind)))
  return order.filter((kind) => found.has(kind))
}
