import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RunEvent } from '../../../../src/client/client.ts'
import type { Titles } from '../../live/titles.ts'
import { buttonClass } from '../../ui/button.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { events as words } from '../../words/events.ts'
import { count } from '../../words/say.ts'
import { EventDetail } from './event-detail.tsx'
import { EventRow } from './event-row.tsx'
import type { Times } from './filter-bar.tsx'
import { joinedAt, turnSize } from './turns.ts'
import { useFollow } from './use-follow.ts'

interface EventListProps {
  /** What is shown, in order. */
  readonly events: readonly RunEvent[]
  /** All events, the turns of which are held together. */
  readonly all: readonly RunEvent[]
  readonly titles: Titles
  readonly query: string
  readonly times: Times
  readonly startedAt: number
  /** The seq of the event that is open. */
  readonly open: number | null
  readonly onOpen: (seq: number | null) => void
  /** Whether further events may come. */
  readonly live: boolean
}

/** Events one below the other; only those in view are drawn, so that there may be a hundred thousand. */
export function EventList({ events, all, titles, query, times, startedAt, open, onOpen, live }: EventListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const wide = useMedia('(min-width: 48rem)')
  const closedHeight = wide ? 36 : 60
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => closedHeight,
    getItemKey: useCallback((index: number) => events[index]?.seq ?? index, [events]),
    overscan: 6,
  })
  const { following, newer, follow } = useFollow(scroller, {
    length: events.length,
    begin: live && open === null,
    toEnd: () => virtual.scrollToIndex(events.length - 1, { align: 'end' }),
  })
  // What is shown by a link is brought into view once it is there.
  const wanted = useRef(open)
  useLayoutEffect(() => {
    const index = wanted.current === null ? -1 : events.findIndex(({ seq }) => seq === wanted.current)
    if (index < 0) return
    wanted.current = null
    setActive(index)
    virtual.scrollToIndex(index, { align: 'start' })
  }, [events, virtual])
  // Only an open event is measured: all others are of one height, and so is it once it is closed.
  const openBefore = useRef(open)
  useLayoutEffect(() => {
    const closed = openBefore.current
    openBefore.current = open
    const index = closed === null || closed === open ? -1 : events.findIndex(({ seq }) => seq === closed)
    if (index >= 0) virtual.resizeItem(index, closedHeight)
  }, [open, events, virtual, closedHeight])
  useEffect(() => virtual.measure(), [virtual, wide])
  const latest = useRef({ open, onOpen })
  latest.current = { open, onOpen }
  const toggle = useCallback((seq: number) => latest.current.onOpen(latest.current.open === seq ? null : seq), [])
  const press = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.id.startsWith('event-')) return
    const at = virtual.indexFromElement(event.target.closest('li') ?? event.target)
    const step = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: events.length - 1,
      PageDown: at + 12,
      PageUp: at - 12,
    }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const to = Math.min(events.length - 1, Math.max(0, step))
    setActive(to)
    virtual.scrollToIndex(to)
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        document.getElementById(`event-${events[to]?.seq ?? 0}`)?.focus({ preventScroll: true }),
      ),
    )
  }
  const items = virtual.getVirtualItems()
  const tabbable = items.some(({ index }) => index === active) ? active : (items[0]?.index ?? 0)
  return (
    <div className="relative">
      <div
        ref={scroller}
        className="h-[max(22rem,calc(100dvh-29rem))] overflow-y-auto rounded-lg border bg-card shadow-card [overflow-anchor:none]"
      >
        <ol aria-label={words.list} onKeyDown={press} className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const event = events[index]
            return event === undefined ? null : (
              <li
                key={key}
                ref={open === event.seq ? virtual.measureElement : undefined}
                data-index={index}
                aria-setsize={events.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <EventRow
                  event={event}
                  titles={titles}
                  query={query}
                  times={times}
                  startedAt={startedAt}
                  joined={joinedAt(events, index)}
                  open={open === event.seq}
                  tabbable={index === tabbable}
                  onToggle={toggle}
                />
                {open === event.seq ? (
                  <EventDetail event={event} query={query} startedAt={startedAt} turn={turnSize(all, event.seq - 1)} />
                ) : null}
              </li>
            )
          })}
        </ol>
      </div>
      {live && !following && newer > 0 ? (
        <button
          type="button"
          onClick={follow}
          className={`${buttonClass('primary', 'sm')} absolute bottom-4 left-1/2 -translate-x-1/2 shadow-over`}
        >
          <ArrowDown size={14} aria-hidden="true" />
          <span className="tabular">{count(newer, words.newer)}</span>
        </button>
      ) : null}
      <p role="status" className="sr-only">
        {live && following ? words.following : ''}
      </p>
    </div>
  )
}
