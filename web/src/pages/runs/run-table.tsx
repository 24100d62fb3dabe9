import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RunRow } from '../../live/run-pages.ts'
import { useMedia } from '../../ui/use-media.ts'
import { useRowKeys } from './row-keys.ts'
import { RunTableRow } from './run-table-row.tsx'
import type { Selection } from './selection.ts'
import type { Sort, Column } from './sort.ts'
import { sortBy } from './sort.ts'
import { TableHead } from './table-head.tsx'

interface RunTableProps {
  readonly label: string
  readonly rows: readonly RunRow[]
  readonly sort: Sort
  readonly selection: Selection
  /** How many rows the list has; -1: more than are loaded. */
  readonly total: number
  readonly onSort: (sort: Sort) => void
  readonly onToggle: (id: string, range: boolean) => void
  readonly onToggleAll: () => void
  readonly onClear: () => void
  /** The end of what is loaded comes near. */
  readonly onEnd: () => void
}

/** Of a row, and of a card where the window is narrow; rows never change their height. */
const rowHeight = 60
const cardHeight = 156

/** The runs as a table of which only what can be seen is drawn; cards where the window is narrow. */
export function RunTable(props: RunTableProps) {
  const { rows, selection, onEnd, onToggle, onToggleAll, onClear } = props
  const wide = useMedia('(min-width: 64rem)')
  const body = useRef<HTMLTableSectionElement>(null)
  const [above, setAbove] = useState(0)
  useLayoutEffect(() => {
    const top = body.current === null ? 0 : body.current.getBoundingClientRect().top + window.scrollY
    setAbove((before) => (Math.abs(before - top) < 1 ? before : top))
  })
  const height = wide ? rowHeight : cardHeight
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: above,
    scrollPaddingStart: 160,
    scrollPaddingEnd: 96,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  useEffect(() => virtual.measure(), [virtual, height])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 12) onEnd()
  }, [last, rows.length, onEnd])
  const keys = useRowKeys({
    length: rows.length,
    reveal: (index) => virtual.scrollToIndex(index),
    onToggleAll,
    onClear,
  })
  const all = useMemo(() => rows.length > 0 && rows.every(({ id }) => selection.ids.has(id)), [rows, selection])

  return (
    // biome-ignore lint: the keys go through the rows that the controls inside of them belong to.
    <table
      aria-label={props.label}
      aria-rowcount={props.total === -1 ? -1 : props.total + 1}
      onKeyDown={keys}
      className="block lg:rounded-lg lg:border lg:bg-card lg:shadow-card"
    >
      <TableHead
        sort={props.sort}
        chosen={all ? 'all' : selection.ids.size > 0 ? 'some' : 'none'}
        onSort={(by: Column) => props.onSort(sortBy(props.sort, by))}
        onToggleAll={onToggleAll}
      />
      <tbody ref={body} className="relative block" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const run = rows[index]
          return run === undefined ? null : (
            <RunTableRow
              key={key}
              run={run}
              index={index}
              top={start - above}
              selected={selection.ids.has(run.id)}
              onToggle={onToggle}
            />
          )
        })}
      </tbody>
    </table>
  )
}
