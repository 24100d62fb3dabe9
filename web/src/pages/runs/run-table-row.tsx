import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { RunRow } from '../../live/run-pages.ts'
import { Coverage } from '../../ui/coverage.tsx'
import { usd } from '../../ui/figures.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { hasEnded, StatusBadge } from '../../ui/status-badge.tsx'
import { runs } from '../../words/runs.ts'
import { say } from '../../words/say.ts'
import { Elapsed } from './elapsed.tsx'
import { useFlash } from './use-flash.ts'
import { columnsClass } from './grid.ts'

interface RowProps {
  readonly run: RunRow
  readonly index: number
  /** Where it lies in the table, in pixels. */
  readonly top: number
  readonly selected: boolean
  readonly onToggle: (id: string, range: boolean) => void
}

/** A run in the list: a row, or a card where the window is narrow. All of it opens the run, but for the checkbox. */
export const RunTableRow = memo(function RunTableRow({ run, index, top, selected, onToggle }: RowProps) {
  const { progress, status } = run
  const { waitsFor, covered, toCover } = progress
  const flash = useFlash(`${status} ${covered}/${toCover} ${waitsFor ?? ''}`)
  const bad = status === 'PARKED' || status === 'FAILED'
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
      className={`absolute inset-x-0 top-0 grid h-37 grid-cols-[2.75rem_minmax(0,1fr)_auto] content-center gap-y-1 pe-3 transition-colors max-lg:rounded-lg max-lg:border lg:h-15 lg:items-center lg:border-b lg:pe-0 ${columnsClass} ${
        selected ? 'bg-accent-soft' : 'hover:bg-sunk max-lg:bg-card'
      }`}
    >
      <td className="col-start-1 row-span-4 row-start-1 flex items-start justify-center pt-1 lg:col-auto lg:row-auto lg:h-full lg:items-center lg:pt-0">
        <span ref={flash} aria-hidden="true" className="absolute inset-0 -z-10 bg-accent-soft opacity-0" />
        <input
          type="checkbox"
          data-nav="select"
          aria-label={say(runs.select.one, { title: run.title })}
          checked={selected}
          onChange={(event) => onToggle(run.id, shifted(event.nativeEvent))}
          className="relative z-10 size-4 accent-accent"
        />
      </td>
      <td className="col-span-2 col-start-2 row-start-1 min-w-0 lg:col-auto lg:row-auto lg:px-2">
        <Link
          to="/runs/$runId"
          params={{ runId: run.id }}
          data-nav="open"
          title={run.title}
          className="foreign line-clamp-2 font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent lg:line-clamp-1"
        >
          <ForeignText text={run.title} />
        </Link>
        {waitsFor === null ? null : (
          <p title={waitsFor} className={`foreign hidden truncate text-sm lg:block ${bad ? 'text-bad' : 'text-warn'}`}>
            <span className="sr-only">{runs.waitsFor} </span>
            {waitsFor}
          </p>
        )}
      </td>
      <td className="col-span-2 col-start-2 row-start-4 min-w-0 lg:hidden">
        {waitsFor === null ? null : (
          <p className={`foreign truncate text-sm ${bad ? 'text-bad' : 'text-warn'}`}>{waitsFor}</p>
        )}
      </td>
      <td className="col-start-2 row-start-2 flex items-center lg:col-auto lg:row-auto lg:px-2">
        <StatusBadge status={status} />
      </td>
      <td className="col-start-3 row-start-2 w-32 lg:col-auto lg:row-auto lg:w-auto lg:px-2">
        <Coverage covered={covered} toCover={toCover} ended={hasEnded(status)} />
      </td>
      <td className="tabular hidden px-2 text-end text-sm text-ink-2 lg:block">{usd(progress.costUsd)}</td>
      <td className="tabular col-start-3 row-start-3 text-end text-sm text-ink-2 lg:col-auto lg:row-auto lg:px-2">
        <span className="lg:hidden">{usd(progress.costUsd)} · </span>
        <Elapsed from={run.createdAt} to={progress.endedAt} />
      </td>
      <td className="foreign hidden min-w-0 truncate ps-6 pe-2 text-sm text-ink-2 xl:block">
        {run.owner === null ? <span className="text-ink-3">{runs.noOwner}</span> : run.owner.name}
      </td>
      <td className="col-start-2 row-start-3 truncate text-sm text-ink-3 lg:col-auto lg:row-auto lg:px-2 lg:max-xl:ps-6">
        <Moment at={run.createdAt} />
      </td>
    </tr>
  )
})

const shifted = (event: Event): boolean => 'shiftKey' in event && event.shiftKey === true
