import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { Empty, Notice } from '../ui/notice.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { net } from '../words/net.ts'
import { Context } from './net-context.ts'
import { NetLegend } from './net-legend.tsx'
import { NetList } from './net-list.tsx'
import type { StepMark, Travel } from './step-mark.ts'
import { useLayout } from './use-layout.ts'
import type { WorkflowShape } from './workflow-shape.ts'

// Fetched beside the layout, not behind it.
const canvas = import('./net-canvas.tsx')
const NetCanvas = lazy(() => canvas)

interface NetViewProps {
  readonly workflow: WorkflowShape
  /** Titles of personas by name. */
  readonly titles: ReadonlyMap<string, string>
  /** How steps stand, by id. Keep marks the same objects while nothing of them changes. */
  readonly marks?: ReadonlyMap<string, StepMark>
  readonly travel?: Travel
  readonly picked?: string | null
  readonly onStep?: ((name: string) => void) | null
  /** At the beginning of the bar above the net. */
  readonly bar?: ReactNode
  /** What stands where there is no step. */
  readonly empty?: { readonly title: string; readonly text: string }
}

type View = 'right' | 'down' | 'list'
const views: readonly View[] = ['right', 'down', 'list']
const noMarks: ReadonlyMap<string, StepMark> = new Map()
const noTravel: Travel = new Map()

/** A workflow as a net, left to right or top down, or as a list that says the same. */
export function NetView({
  workflow,
  titles,
  marks = noMarks,
  travel = noTravel,
  picked = null,
  onStep = null,
  bar,
  empty = net.empty,
}: NetViewProps) {
  const [view, setView] = useState<View>(() => (window.matchMedia('(min-width: 48rem)').matches ? 'right' : 'down'))
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const onFold = useCallback((node: string) => setOpen((before) => flipped(before, node)), [])
  const { graph, laidOut, error } = useLayout(workflow, open, view === 'down' ? 'down' : 'right')
  const shared = useMemo(() => ({ titles, onStep, onFold }), [titles, onStep, onFold])
  const drawn = laidOut !== null && laidOut.layout.direction === (view === 'down' ? 'down' : 'right')
  const height = view === 'down' ? 'h-[min(75dvh,60rem)]' : 'h-[22rem]'
  return (
    <Context value={shared}>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        {bar}
        <div className="ms-auto">
          <Segmented
            label={net.views.label}
            value={view}
            options={views.map((value) => ({ value, name: net.views[value] }))}
            onChange={setView}
          />
        </div>
      </div>
      {workflow.nets.every(({ steps }) => steps.length === 0) ? (
        <div className="flex h-[22rem] items-center justify-center rounded-lg border bg-paper">
          <Empty title={empty.title} text={empty.text} />
        </div>
      ) : view === 'list' ? (
        <NetList graph={graph} marks={marks} travel={travel} picked={picked} />
      ) : (
        <div className={`overflow-hidden rounded-lg border bg-paper ${height}`}>
          {error !== null && laidOut === null ? (
            <Notice tone="bad" title={net.failed} text={error.message} />
          ) : drawn ? (
            <Suspense fallback={<Skeleton className="h-full w-full" />}>
              <NetCanvas laidOut={laidOut} marks={marks} travel={travel} picked={picked} />
            </Suspense>
          ) : (
            <Skeleton className="h-full w-full" />
          )}
        </div>
      )}
      <NetLegend />
    </Context>
  )
}

function flipped(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}
