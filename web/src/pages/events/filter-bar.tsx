import { Search, X } from 'lucide-react'
import type { Titles } from '../../live/titles.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { events as words } from '../../words/events.ts'
import { type EventGroup, groups } from './event-group.ts'
import type { EventFilter } from './filter.ts'

/** How times are written: by the reader's clock, or from the start of the run. */
export type Times = 'clock' | 'since'

interface FilterBarProps {
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly times: Times
  readonly onTimes: (times: Times) => void
  readonly titles: Titles
  /** Groups without events are not offered. */
  readonly present: ReadonlySet<EventGroup>
  /** How many are shown, and how far a search is. */
  readonly status: string
}

/** What narrows the list of events down. */
export function FilterBar({
  filter,
  onFilter,
  query,
  onQuery,
  times,
  onTimes,
  titles,
  present,
  status,
}: FilterBarProps) {
  const toggle = (group: EventGroup): void => {
    const next = new Set(filter.groups)
    if (!next.delete(group)) next.add(group)
    onFilter({ ...filter, groups: next })
  }
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <div className="relative min-w-0 flex-1 basis-72">
        <Search size={16} aria-hidden="true" className="pointer-events-none absolute start-3 top-2.5 text-ink-3" />
        <input
          type="search"
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          aria-label={words.search.label}
          placeholder={words.search.placeholder}
          className="h-9 w-full rounded-md border border-line-strong bg-card ps-9 pe-9 text-sm placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
        />
        {query === '' ? null : (
          <IconButton label={words.search.clear} className="absolute end-0.5 top-0.5" onClick={() => onQuery('')}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <select
        aria-label={words.persona.label}
        value={filter.persona ?? ''}
        onChange={(event) => onFilter({ ...filter, persona: event.target.value === '' ? null : event.target.value })}
        className="h-9 max-w-full min-w-0 rounded-md border border-line-strong bg-card px-2 text-sm"
      >
        <option value="">{words.persona.all}</option>
        {[...titles].map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      <Segmented
        label={words.time.label}
        value={times}
        onChange={onTimes}
        options={[
          { value: 'clock', name: words.time.clock },
          { value: 'since', name: words.time.since },
        ]}
      />
      <div className="flex min-h-8 w-full flex-wrap items-center gap-1.5">
        <div role="group" aria-label={words.groups.label} className="flex flex-wrap gap-1.5">
          {groups
            .filter((group) => present.has(group) || filter.groups.has(group))
            .map((group) => (
              <button
                key={group}
                type="button"
                aria-pressed={filter.groups.has(group)}
                onClick={() => toggle(group)}
                className={`h-7 rounded-full border px-3 text-sm font-medium transition-colors ${
                  filter.groups.has(group)
                    ? 'border-accent bg-accent-soft text-accent'
                    : 'border-line bg-card text-ink-2 hover:bg-sunk'
                }`}
              >
                {words.groups[group]}
              </button>
            ))}
        </div>
        <p role="status" className="tabular ms-auto text-sm text-ink-3">
          {status}
        </p>
      </div>
    </div>
  )
}
