import { useCallback } from 'react'
import type { RunsSearch } from '../../app/search.ts'
import type { RunFilter } from '../../live/run-pages.ts'
import { app } from '../../words/app.ts'
import { runs } from '../../words/runs.ts'
import { say } from '../../words/say.ts'
import { Chip } from './chip.tsx'
import { flipped, isAttention, needAttention, offered } from './filter.ts'
import type { OpenCounts } from './open-counts.ts'
import { SearchField } from './search-field.tsx'
import { columns, readSort, type Sort, writeSort } from './sort.ts'

interface RunFiltersProps {
  readonly filter: RunFilter
  readonly sort: Sort
  readonly counts: OpenCounts
  readonly onChange: (change: Partial<RunsSearch>) => void
  readonly onSort: (sort: Sort) => void
}

/** What the list is of: part of a title, and how the runs stand. */
export function RunFilters({ filter, sort, counts, onChange, onSort }: RunFiltersProps) {
  const { status } = filter
  const set = (to: RunFilter['status']): void => onChange({ status: to.length === 0 ? undefined : to })
  const attention = isAttention(status)
  const search = useCallback((q: string) => onChange({ q: q === '' ? undefined : q }), [onChange])
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <SearchField value={filter.search} onChange={search} />
        <SortChoice sort={sort} onSort={onSort} />
      </div>
      <div
        role="group"
        aria-label={runs.filter.label}
        className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0"
      >
        <Chip pressed={status.length === 0} onClick={() => set([])}>
          {runs.filter.all}
        </Chip>
        <Chip pressed={attention} onClick={() => set(attention ? [] : needAttention)}>
          {runs.filter.attention}
        </Chip>
        <span aria-hidden="true" className="mx-1 h-5 shrink-0 border-s border-line-strong" />
        {offered.map((one) => {
          const open = counts?.get(one) ?? 0
          return (
            <Chip key={one} pressed={status.includes(one)} onClick={() => set(flipped(status, one))}>
              {app.status[one]}
              {open === 0 ? null : (
                <span className="tabular font-semibold">
                  <span aria-hidden="true">{open}</span>
                  <span className="sr-only">{say(runs.filter.openCount, { n: open })}</span>
                </span>
              )}
            </Chip>
          )
        })}
      </div>
    </div>
  )
}

/** Where rows are cards, there are no headings to click. */
const SortChoice = ({ sort, onSort }: Pick<RunFiltersProps, 'sort' | 'onSort'>) => (
  <label className="flex min-w-0 items-center gap-2 text-sm text-ink-2 lg:hidden">
    {runs.sort.label}
    <select
      value={writeSort(sort) ?? ''}
      onChange={(event) => onSort(readSort(event.target.value))}
      className="h-10 min-w-0 rounded-md border border-line-strong bg-card px-2 text-sm text-ink"
    >
      <option value="">{runs.sort.newest}</option>
      {columns.flatMap((column) =>
        [false, true]
          .filter((down) => column !== 'started' || !down)
          .map((down) => (
            <option key={`${column}${String(down)}`} value={`${down ? '-' : ''}${column}`}>
              {say(down ? runs.sort.down : runs.sort.up, { column: runs.columns[column] })}
            </option>
          )),
      )}
    </select>
  </label>
)
