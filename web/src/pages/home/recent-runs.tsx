import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { RunList, RunListState } from '../../live/run-list.ts'
import { useHeld } from '../../live/use-held.ts'
import { Coverage } from '../../ui/coverage.tsx'
import { Failure } from '../../ui/failure.tsx'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { hasEnded, StatusBadge } from '../../ui/status-badge.tsx'
import { home } from '../../words/home.ts'

/** So many of the latest runs are shown. */
export const mostRecent = 6

interface RecentRunsProps {
  readonly list: RunList
  readonly state: RunListState
}

/** The latest runs as they are at this moment. */
export function RecentRuns({ list, state }: RecentRunsProps) {
  const { held, marks } = useHeld(false)
  useEffect(() => list.hold(held), [list, held])
  const rows = state.rows.slice(0, mostRecent)
  return (
    <section aria-labelledby="recent">
      <div className="mb-2 flex min-h-8 items-center justify-between gap-3">
        <h2 id="recent" className="text-lg font-semibold">
          {home.recent.title}
        </h2>
        <Link to="/runs" className="rounded-sm text-sm font-medium text-accent hover:underline">
          {home.recent.all}
        </Link>
      </div>
      {state.error === null ? null : <Failure error={state.error} retry={() => void list.more()} />}
      {!state.known ? (
        state.error === null ? (
          <Skeleton className="h-100 sm:h-90" />
        ) : null
      ) : rows.length === 0 ? (
        <p className="rounded-lg border border-dashed px-4 py-8 text-center text-ink-3">{home.recent.empty}</p>
      ) : (
        <ul {...marks} className="overflow-hidden rounded-lg border bg-card shadow-card">
          {rows.map(({ id, title, status, progress, createdAt }) => (
            <li
              key={id}
              className="relative grid min-h-15 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b px-4 py-2 last:border-b-0 hover:bg-sunk sm:grid-cols-[minmax(0,1fr)_7.5rem_8rem_6.5rem]"
            >
              <div className="min-w-0">
                <Link
                  to="/runs/$runId"
                  params={{ runId: id }}
                  className="foreign line-clamp-1 font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  <ForeignText text={title} />
                </Link>
                {progress.waitsFor === null ? null : (
                  <p
                    title={progress.waitsFor}
                    className={`foreign truncate text-sm ${status === 'PARKED' ? 'text-bad' : 'text-warn'}`}
                  >
                    {progress.waitsFor}
                  </p>
                )}
              </div>
              <div className="justify-self-end sm:order-last">
                <span className="text-sm text-ink-3">
                  <Moment at={createdAt} />
                </span>
              </div>
              <div className="flex">
                <StatusBadge status={status} />
              </div>
              <div className="w-28 sm:w-auto">
                <Coverage covered={progress.covered} toCover={progress.toCover} ended={hasEnded(status)} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <p aria-live="polite" className="mt-2 min-h-5 text-sm text-warn">
        {state.lost ? home.recent.lost : null}
      </p>
    </section>
  )
}
