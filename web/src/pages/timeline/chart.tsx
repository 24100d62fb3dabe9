import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Titles } from '../../live/titles.ts'
import { duration } from '../../ui/figures.ts'
import { useMedia } from '../../ui/use-media.ts'
import { timeline as words } from '../../words/timeline.ts'
import { BarTips } from './bar-tips.tsx'
import { ChartTools } from './chart-tools.tsx'
import { Legend, markLine } from './legend.tsx'
import { PathLine } from './path-line.tsx'
import type { CriticalPath } from './critical-path.ts'
import { laneGoesOn, LaneView } from './lane-view.tsx'
import { type Lane, walk } from './lanes.ts'
import { type Scale, ticks, xOf } from './scale.ts'
import type { Timeline } from './timeline.ts'
import { useZoom } from './use-zoom.ts'

interface ChartProps {
  readonly timeline: Timeline
  readonly lanes: readonly Lane[]
  readonly now: number
  readonly titles: Titles
  readonly laneIsStep: boolean
  readonly critical: ReadonlySet<string>
  readonly path: CriticalPath
  readonly onOpen: (id: string) => void
  /** Whether it goes on. */
  readonly moving: boolean
}

/** Bars of time, one lane below the other. Wider than its place it scrolls, with the names of the lanes in view. */
export function Chart({ timeline, lanes, now, titles, laneIsStep, critical, path, onOpen, moving }: ChartProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(null)
  const labelWidth = useMedia('(min-width: 48rem)') ? 192 : 104
  const from = timeline.from ?? 0
  const zoom = useZoom(scroller, { elapsedMs: now - from, ended: !moving, labelWidth })
  const { width, spanMs, view } = zoom
  const scale = useMemo<Scale>(() => ({ from, spanMs, width }), [from, spanMs, width])
  const byId = useMemo(() => new Map(timeline.bars.map((bar) => [bar.id, bar])), [timeline.bars])
  const first = lanes[0]?.bars[0]?.bar.id ?? null
  const tabbable = active !== null && byId.has(active) ? active : first
  const press = (event: KeyboardEvent): void => {
    const zooms = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 }[event.key]
    if (zooms !== undefined && !event.ctrlKey && !event.metaKey) zoom.by(zooms)
    else if (event.key === '0' && !event.ctrlKey && !event.metaKey) zoom.fit()
    else {
      const to = tabbable === null ? null : walk(lanes, tabbable, event.key)
      if (to === null) return
      setActive(to)
      const bar = scroller.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(to)}"]`)
      const target = byId.get(to)
      if (bar === null || bar === undefined) {
        if (scroller.current !== null && target !== undefined)
          scroller.current.scrollLeft = xOf(scale, target.from) - 100
        requestAnimationFrame(() =>
          scroller.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(to)}"]`)?.focus(),
        )
      } else bar.focus()
    }
    event.preventDefault()
  }
  return (
    <div className="relative">
      <div
        ref={scroller}
        role="group"
        aria-label={words.chart}
        onKeyDown={press}
        onClick={(event) => {
          const id =
            event.target instanceof Element
              ? event.target.closest<HTMLElement>('[data-bar]')?.dataset['bar']
              : undefined
          if (id === undefined) return
          setActive(id)
          onOpen(id)
        }}
        className="max-h-[max(24rem,calc(100dvh-27rem))] touch-pan-x touch-pan-y overflow-auto overscroll-x-contain rounded-lg border bg-card shadow-card"
      >
        <div className="relative" style={{ width: labelWidth + width }}>
          <div className="sticky top-0 z-20 h-8 overflow-clip border-b bg-card">
            <div className="sticky start-0 z-10 float-left h-full border-e bg-card" style={{ width: labelWidth }}>
              <ChartTools onIn={() => zoom.by(1.5)} onOut={() => zoom.by(1 / 1.5)} onFit={zoom.fit} fits={zoom.fits} />
            </div>
            <div aria-hidden="true">
              {ticks(scale, view).map((tick) => (
                <span
                  key={tick}
                  className="tabular absolute top-2 ps-1 text-xs whitespace-nowrap text-ink-3"
                  style={{ left: labelWidth + (tick / spanMs) * width }}
                >
                  {tick === 0 ? '0' : duration(tick)}
                </span>
              ))}
            </div>
          </div>
          <div
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 top-8"
            style={{ left: labelWidth, width }}
          >
            {ticks(scale, view).map((tick) => (
              <span
                key={tick}
                className="absolute inset-y-0 border-s border-line"
                style={{ left: (tick / spanMs) * width }}
              />
            ))}
          </div>
          {lanes.map((lane) => (
            <LaneView
              key={lane.key}
              lane={lane}
              scale={scale}
              labelWidth={labelWidth}
              now={laneGoesOn(lane) ? now : 0}
              exceeded={timeline.exceeded}
              titles={titles}
              laneIsStep={laneIsStep}
              critical={critical}
              tabbable={lane.bars.some(({ bar }) => bar.id === tabbable) ? tabbable : null}
              left={view.left}
              right={view.right}
            />
          ))}
          <div
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 top-8 z-[5]"
            style={{ left: labelWidth, width }}
          >
            <PathLine path={path} lanes={lanes} scale={scale} now={now} />
            {timeline.marks.map(({ at, kind, seq }) => (
              <span
                key={seq}
                className={`absolute inset-y-0 border-s ${markLine[kind]}`}
                style={{ left: Math.max(0, xOf(scale, Math.min(at, now))) }}
              />
            ))}
            {!moving ? null : (
              <span className="absolute inset-y-0 border-s border-accent" style={{ left: xOf(scale, now) }} />
            )}
          </div>
        </div>
      </div>
      <Legend timeline={timeline} />
      <BarTips around={scroller} timeline={timeline} now={now} titles={titles} critical={critical} />
    </div>
  )
}
