import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useOffer } from '../../app/commands.ts'
import type { RunsSearch } from '../../app/search.ts'
import { useHeld, useScrolledBeyond } from '../../live/use-held.ts'
import { useRunList } from '../../live/use-run-list.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Empty } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { runs } from '../../words/runs.ts'
import { BulkBar } from './bulk-bar.tsx'
import { filterCommands } from './filter-commands.ts'
import { filterOf, runIdIn } from './filter.ts'
import { ListLine } from './list-line.tsx'
import { NoRuns } from './no-runs.tsx'
import { openSummary, useOpenCounts } from './open-counts.ts'
import { RunFilters } from './run-filters.tsx'
import { RunTable } from './run-table.tsx'
import { allToggled, among, nothingSelected, toggled } from './selection.ts'
import { readSort, type Sort, writeSort } from './sort.ts'
import { TableSkeleton } from './table-skeleton.tsx'
import { useOrdered } from './use-ordered.ts'

/** The first page fills a large window. */
const firstSize = 50

/** Every run: to find the one that is stuck, and to act on many at once. */
export default function RunsPage() {
  const search = useSearch({ from: '/runs' })
  const navigate = useNavigate({ from: '/runs' })
  const filter = useMemo(() => filterOf(search), [search])
  const sort = useMemo(() => readSort(search.sort), [search.sort])
  const { list, state, settling } = useRunList(filter, firstSize)
  const counts = useOpenCounts(state)
  const { held, marks } = useHeld(useScrolledBeyond(8))
  const [picked, setPicked] = useState(nothingSelected)
  const holds = held || picked.ids.size > 0
  useEffect(() => list.hold(holds), [list, holds])

  const rows = useOrdered(state.rows, sort, holds)
  const shown = useMemo(() => rows.map(({ id }) => id), [rows])
  const selection = useMemo(() => among(picked, shown), [picked, shown])
  const selected = useMemo(() => rows.filter(({ id }) => selection.ids.has(id)), [rows, selection])
  const look = useCallback(
    (change: Partial<RunsSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false }),
    [navigate],
  )
  useOffer(useMemo(() => filterCommands(look), [look]))
  const sortTo = useCallback((to: Sort) => look({ sort: writeSort(to) }), [look])
  const toggle = useCallback(
    (id: string, range: boolean) => setPicked((before) => toggled(before, { id, range, shown })),
    [shown],
  )
  const toggleAll = useCallback(() => setPicked((before) => allToggled(before, shown)), [shown])
  const more = useCallback(() => {
    if (writeSort(sort) === undefined) void list.more()
  }, [sort, list])
  const filtered = filter.search !== '' || filter.status.length > 0
  const runId = runIdIn(filter.search)

  return (
    <>
      <PageHead title={runs.title} text={openSummary(counts)} />
      <RunFilters filter={filter} sort={sort} counts={counts} onChange={look} onSort={sortTo} />
      {state.error === null ? null : (
        <div className="my-3">
          <Failure error={state.error} retry={() => void list.more()} />
        </div>
      )}
      {!state.known ? (
        state.error === null ? (
          <TableSkeleton />
        ) : null
      ) : rows.length === 0 && state.arrived === 0 && state.complete ? (
        filtered ? (
          <Empty
            title={runs.nothing.title}
            text={runs.nothing.text}
            action={
              runId === null ? (
                <Link to="/runs" className={buttonClass()}>
                  {runs.nothing.clear}
                </Link>
              ) : (
                <Link to="/runs/$runId" params={{ runId }} className={buttonClass('primary')}>
                  {runs.openById}
                </Link>
              )
            }
          />
        ) : (
          <NoRuns />
        )
      ) : (
        <div {...marks} aria-busy={settling} className={`transition-opacity ${settling ? 'opacity-60' : ''}`}>
          <ListLine list={list} state={state} sort={sort} />
          <RunTable
            rows={rows}
            sort={sort}
            selection={selection}
            total={state.complete ? rows.length : -1}
            onSort={sortTo}
            onToggle={toggle}
            onToggleAll={toggleAll}
            onClear={() => setPicked(nothingSelected)}
            onEnd={more}
            label={runs.caption}
          />
        </div>
      )}
      {selected.length === 0 ? null : <BulkBar selected={selected} onClear={() => setPicked(nothingSelected)} />}
    </>
  )
}
