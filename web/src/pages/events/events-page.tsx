import { useNavigate, useSearch as useAddress } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Growth } from '../../live/use-grown.ts'
import { useGrown } from '../../live/use-grown.ts'
import { titlesOfEvents } from '../../live/titles.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Empty, Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { hasEnded } from '../../ui/status-badge.tsx'
import { events as words } from '../../words/events.ts'
import { count, say } from '../../words/say.ts'
import { useEvents, useLog, useScene } from '../run/scene.tsx'
import { type EventGroup, groupOf } from './event-group.ts'
import { EventList } from './event-list.tsx'
import { everything, filtering } from './filter.ts'
import { FilterBar, type Times } from './filter-bar.tsx'
import { useSearch } from './use-search.ts'

const groupsPresent: Growth<ReadonlySet<EventGroup>> = {
  empty: new Set(),
  grow: (before, more) => {
    const found = new Set([...before, ...more.map(({ type }) => groupOf(type))])
    return found.size === before.size ? before : found
  },
}

/** A run's log: every event, in order. In the past, later events are left out. */
export default function EventsPage() {
  const { run, seq, goTo } = useScene()
  const log = useLog()
  const all = useEvents()
  const { open: opened } = useAddress({ from: '/runs/$runId' })
  const navigate = useNavigate()
  const [filter, setFilter] = useState(everything)
  const [query, setQuery] = useState('')
  const [times, setTimes] = useState<Times>('clock')
  const titles = useGrown(all, titlesOfEvents)
  const present = useGrown(all, groupsPresent)
  const shown = useGrown(
    all,
    useMemo(() => filtering(filter), [filter]),
  )
  const asked = useDeferredValue(query.trim())
  const found = useSearch(shown, asked)
  const visible = found?.events ?? shown
  const searching = found !== null && found.searched < shown.length
  const open = readOpen(opened)
  const setOpen = (to: number | null): void =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, open: to === null ? undefined : `event:${to}` }),
      replace: true,
    })
  const clear = (): void => {
    setFilter(everything)
    setQuery('')
  }
  if (all.length === 0) {
    if (log.error !== null) return <Failure error={log.error} />
    if (log.connection === 'opening' || log.headSeq > 0 || run.lastSeq > 0)
      return <Skeleton className="h-[max(22rem,calc(100dvh-29rem))] w-full" />
    return <Empty title={words.empty.title} text={words.empty.text} />
  }
  const later = log.events.length - all.length
  const status = searching
    ? say(words.search.searching, { done: found.searched, all: shown.length })
    : visible.length === all.length
      ? count(all.length, words.shown)
      : say(words.shownOf, { n: visible.length, all: count(all.length, words.shown) })
  return (
    <>
      <FilterBar
        filter={filter}
        onFilter={setFilter}
        query={query}
        onQuery={setQuery}
        times={times}
        onTimes={setTimes}
        titles={titles}
        present={present}
        status={status}
      />
      {log.connection === 'failed' && log.error !== null ? <Failure error={log.error} /> : null}
      {open !== null && log.connection !== 'opening' && open > Math.max(all.length, log.headSeq) ? (
        <Notice tone="warn" title={say(words.gone.title, { seq: open })} text={words.gone.text} />
      ) : null}
      {visible.length === 0 && !searching ? (
        <Empty
          title={words.none.title}
          text={words.none.text}
          action={<Button onClick={clear}>{words.none.action}</Button>}
        />
      ) : (
        <EventList
          events={visible}
          all={all}
          titles={titles}
          query={asked}
          times={times}
          startedAt={Date.parse(run.createdAt)}
          open={open}
          onOpen={setOpen}
          live={seq === null && !hasEnded(run.status)}
        />
      )}
      {seq !== null && later > 0 ? (
        <p className="mt-3 flex flex-wrap items-center gap-3 text-sm text-ink-2">
          {say(count(later, words.later), { seq })}
          <Button size="sm" look="quiet" onClick={() => goTo(null)}>
            {words.later.action}
          </Button>
        </p>
      ) : null}
    </>
  )
}

/** `event:12` → 12. */
function readOpen(opened: string | undefined): number | null {
  const [, seq] = /^event:([1-9]\d{0,15})$/.exec(opened ?? '') ?? []
  return seq === undefined ? null : Number(seq)
}
