import { useNavigate, useSearch as useAddress } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { EventLogState } from '../../live/event-log.ts'
import { titlesOfEvents } from '../../live/titles.ts'
import { useGrown } from '../../live/use-grown.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty } from '../../ui/notice.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useNow } from '../../ui/use-now.ts'
import { timeline as words } from '../../words/timeline.ts'
import { useScene } from '../run/scene.tsx'
import { useLogPart } from '../run/use-log-part.ts'
import { usePacedEvents } from '../run/use-paced-events.ts'
import { BarSheet } from './bar-sheet.tsx'
import { BarTable } from './bar-table.tsx'
import { Chart } from './chart.tsx'
import { criticalPath } from './critical-path.ts'
import { type Grouping, keepLanes, type Lane, lanesOf } from './lanes.ts'
import { openedBar } from './opened-bar.ts'
import { pathWords } from './path-words.ts'
import { timelineOf } from './timeline.ts'

const logError = ({ error }: EventLogState): Error | null => error

/** How often a run that goes on is drawn anew, in milliseconds. */
const paceMs = 200

/** When a run did what: every attempt of every step as a bar, what it waited for, and what decided how long all of it took. */
export default function TimelinePage() {
  const { run, seq } = useScene()
  const error = useLogPart(logError)
  const events = usePacedEvents(paceMs)
  const { open } = useAddress({ from: '/runs/$runId' })
  const navigate = useNavigate()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const [by, setBy] = useState<Grouping>('persona')
  const timeline = useGrown(events, timelineOf)
  const titles = useGrown(events, titlesOfEvents)
  const moving = seq === null && !timeline.ended && timeline.from !== null
  const clock = useNow(500, moving)
  const now = moving ? Math.max(clock - timeline.folding.skippedMs, timeline.to) : timeline.to
  const path = useMemo(() => criticalPath(timeline, now), [timeline, now])
  const ids = path.parts.map(({ bar }) => bar.id).join(' ')
  const critical = useMemo(() => new Set(ids.split(' ')), [ids])
  const drawn = useRef<readonly Lane[]>([])
  const lanes = useMemo(() => {
    drawn.current = keepLanes(drawn.current, lanesOf(timeline.bars, { by, titles }))
    return drawn.current
  }, [timeline.bars, by, titles])
  const setOpen = useCallback(
    (id: string | null): void =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, open: id === null ? undefined : `bar:${id}` }),
        replace: true,
      }),
    [navigate],
  )
  const opened = openedBar(timeline.bars, open)
  if (timeline.bars.length === 0) {
    if (error !== null) return <Failure error={error} />
    if (events.length < Math.min(run.lastSeq, seq ?? run.lastSeq)) return <Skeleton className="h-[32rem] w-full" />
    return <Empty title={words.empty.title} text={words.empty.text} />
  }
  const shared = { now, titles, exceeded: timeline.exceeded, startedAt: timeline.from ?? 0 }
  return (
    <>
      <div className="mb-4 flex flex-wrap items-start gap-x-6 gap-y-3">
        <p className="tabular min-h-9 min-w-0 flex-1 basis-80 text-ink-2">
          <strong className="me-2 font-semibold text-ink">{words.path.title}</strong>
          {pathWords(path, !moving)}
        </p>
        <div className="flex flex-wrap gap-2">
          <Segmented
            label={words.lanes.label}
            value={by}
            onChange={setBy}
            options={[
              { value: 'persona', name: words.lanes.persona },
              { value: 'step', name: words.lanes.step },
            ]}
          />
          <Segmented
            label={words.view.label}
            value={view}
            onChange={setView}
            options={[
              { value: 'chart', name: words.view.chart },
              { value: 'table', name: words.view.table },
            ]}
          />
        </div>
      </div>
      {view === 'table' ? (
        <BarTable bars={timeline.bars} critical={critical} onOpen={setOpen} {...shared} />
      ) : (
        <Chart
          timeline={timeline}
          lanes={lanes}
          laneIsStep={by === 'step'}
          critical={critical}
          path={path}
          onOpen={setOpen}
          now={now}
          titles={titles}
          moving={moving}
        />
      )}
      {opened === undefined ? null : (
        <BarSheet
          key={opened.id}
          bar={opened}
          critical={critical.has(opened.id)}
          onClose={() => setOpen(null)}
          onOpen={setOpen}
          before={timeline.bars.find(({ id }) => id === opened.after) ?? null}
          {...shared}
        />
      )}
    </>
  )
}
