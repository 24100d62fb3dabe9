import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import type { RunEvent } from '../../../../src/client/client.ts'
import type { Titles } from '../../live/titles.ts'
import { clockTime, duration } from '../../ui/figures.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { toneColor } from '../../ui/tone.ts'
import { events as words } from '../../words/events.ts'
import { describeEvent } from './describe-event.ts'
import { toneOf } from './event-tone.ts'
import type { Times } from './filter-bar.tsx'
import { snippet } from './search-events.ts'

interface EventRowProps {
  readonly event: RunEvent
  readonly titles: Titles
  readonly query: string
  readonly times: Times
  /** When the run was submitted, in milliseconds since 1970. */
  readonly startedAt: number
  /** Whether the rows above and below are of the same turn. */
  readonly joined: 'none' | 'first' | 'middle' | 'last'
  readonly open: boolean
  readonly tabbable: boolean
  readonly onToggle: (seq: number) => void
}

/** An event on a line: when, what, who, and what it says. Opens on a click. */
export const EventRow = memo((props: EventRowProps) => {
  const { event, titles, query, times, startedAt, joined, open, tabbable, onToggle } = props
  const said = describeEvent(event, titles)
  return (
    <button
      type="button"
      id={`event-${event.seq}`}
      aria-expanded={open}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => onToggle(event.seq)}
      className={`relative grid h-15 w-full grid-cols-[3rem_1fr_auto] items-center gap-x-3 ps-4 pe-3 text-start text-sm -outline-offset-2 hover:bg-sunk md:h-9 md:grid-cols-[3.25rem_6.5rem_11.5rem_11rem_1fr_1rem] ${open ? 'bg-sunk' : ''}`}
    >
      {joined === 'none' ? null : <Bracket joined={joined} />}
      <span className="tabular row-span-2 text-end text-ink-3 md:row-span-1">{event.seq}</span>
      <time
        dateTime={event.at}
        className="tabular order-2 text-end whitespace-nowrap text-ink-3 md:order-none md:text-start"
      >
        {times === 'clock' ? clockTime(event.at) : `+${duration(Math.max(0, Date.parse(event.at) - startedAt))}`}
      </time>
      <span className="order-1 flex min-w-0 items-center gap-2 md:order-none">
        <span
          aria-hidden="true"
          className="size-2 shrink-0 rounded-full"
          style={{ background: toneColor[toneOf(event)] }}
        />
        <span className="foreign truncate font-medium">
          <ForeignText text={event.type} query={query} />
        </span>
      </span>
      <span className="foreign order-4 hidden truncate text-ink-2 md:order-none md:inline">
        <ForeignText text={event.persona?.title ?? words.nobody} query={query} />
      </span>
      <span className="foreign order-3 col-span-2 truncate text-ink-2 md:order-none md:col-span-1">
        <ForeignText text={said} query={query} />
        <Hit event={event} said={said} query={query} />
      </span>
      <ChevronRight
        size={14}
        aria-hidden="true"
        className={`hidden text-ink-3 transition-transform md:block ${open ? 'rotate-90' : ''}`}
      />
    </button>
  )
})

/** Holds the events of one turn together. */
const Bracket = ({ joined }: { readonly joined: 'first' | 'middle' | 'last' }) => (
  <>
    <span
      aria-hidden="true"
      className={`absolute start-1.5 w-1.5 border-s-2 border-line ${
        joined === 'first'
          ? 'top-2 bottom-0 rounded-ss-sm border-t-2'
          : joined === 'middle'
            ? 'inset-y-0'
            : 'top-0 bottom-2 rounded-es-sm border-b-2'
      }`}
    />
    {joined === 'first' ? null : <span className="sr-only">{words.turn}</span>}
  </>
)

/** Where a search hit something that the line does not say. */
function Hit({ event, said, query }: { readonly event: RunEvent; readonly said: string; readonly query: string }) {
  const wanted = query.toLowerCase()
  if (wanted === '' || `${said}\n${event.type}\n${event.persona?.title ?? ''}`.toLowerCase().includes(wanted))
    return null
  const found = snippet(event.data, query)
  if (found === null) return null
  return (
    <span className="ms-2 font-mono text-xs text-ink-3">
      <ForeignText text={found.text === '' ? found.path : `${found.path}: ${found.text}`} query={query} />
    </span>
  )
}
