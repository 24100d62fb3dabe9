import { memo } from 'react'
import type { Titles } from '../../live/titles.ts'
import { Badge } from '../../ui/badge.tsx'
import { duration, integer, usd } from '../../ui/figures.ts'
import { timeline as words } from '../../words/timeline.ts'
import { type Bar, goesOn } from './bar.ts'
import { waitedOf } from './bar-facts.tsx'
import { barTone } from './bar-sheet.tsx'
import { tookOf } from './bar-view.tsx'
import { nameOf, whoOf } from './lanes.ts'

interface BarTableProps {
  readonly bars: readonly Bar[]
  readonly now: number
  readonly startedAt: number
  readonly exceeded: boolean
  readonly titles: Titles
  readonly critical: ReadonlySet<string>
  readonly onOpen: (id: string) => void
}

/** The same facts as the chart, to be read. */
export function BarTable({ bars, now, startedAt, exceeded, titles, critical, onOpen }: BarTableProps) {
  return (
    <div
      className="overflow-x-auto rounded-lg border bg-card shadow-card"
      tabIndex={0}
      role="region"
      aria-label={words.table}
    >
      <table className="tabular w-full text-sm whitespace-nowrap">
        <caption className="sr-only">{words.table}</caption>
        <thead className="border-b text-ink-3">
          <tr>
            {(['step', 'who', 'state'] as const).map((column) => (
              <th key={column} scope="col" className="px-3 py-2 text-start font-medium">
                {words.columns[column]}
              </th>
            ))}
            {(['attempt', 'began', 'waited', 'took', 'rounds', 'calls', 'cost', 'path'] as const).map((column) => (
              <th key={column} scope="col" className="px-3 py-2 text-end font-medium">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {bars.map((bar) => (
            <Row
              key={bar.id}
              bar={bar}
              now={goesOn(bar) ? now : 0}
              startedAt={startedAt}
              exceeded={exceeded}
              titles={titles}
              critical={critical.has(bar.id)}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps extends Omit<BarTableProps, 'bars' | 'critical'> {
  readonly bar: Bar
  readonly critical: boolean
}

const figure = 'px-3 py-1.5 text-end'

/** Drawn again only where something of the bar has changed; what has ended is given no time. */
const Row = memo(function Row({ bar, now, startedAt, exceeded, titles, critical, onOpen }: RowProps) {
  return (
    <tr className="hover:bg-sunk">
      <th scope="row" className="px-3 py-1.5 text-start font-medium">
        <button
          type="button"
          className="underline decoration-line-strong underline-offset-2"
          onClick={() => onOpen(bar.id)}
        >
          {nameOf(bar)}
        </button>
      </th>
      <td className="px-3 py-1.5 text-ink-2">{whoOf(bar, titles)}</td>
      <td className="px-3 py-1.5">
        <Badge tone={barTone[bar.state]}>{words.states[bar.state]}</Badge>
      </td>
      <td className={figure}>{bar.attempt}</td>
      <td className={figure}>{bar.start === null ? words.no : `+${duration(Math.max(0, bar.start - startedAt))}`}</td>
      <td className={figure}>{length(waitedOf(bar, { now, exceeded }))}</td>
      <td className={figure}>{length(tookOf(bar, now))}</td>
      <td className={figure}>{bar.rounds}</td>
      <td className={figure}>{bar.calls === 0 ? words.no : integer(bar.calls)}</td>
      <td className={figure}>{bar.costUsd > 0 ? usd(bar.costUsd) : words.no}</td>
      <td className={figure}>{critical ? words.yes : words.no}</td>
    </tr>
  )
})

const length = (ms: number): string => (ms === 0 ? words.no : duration(ms))
