import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { json as words } from '../../words/json.ts'
import { count } from '../../words/say.ts'
import { ForeignText } from '../foreign-text.tsx'
import { jsonRows, type JsonRow, pathsToHits } from './json-rows.ts'
import { keyStep } from './key-step.ts'

interface JsonTreeProps {
  readonly value: unknown
  /** What it is, for those who hear it. */
  readonly label: string
  /** Its hits are marked and, the first of them, opened. */
  readonly query?: string
}

/** JSON as a tree that opens and closes; only what can be seen is drawn, so that it may be large. */
export function JsonTree({ value, label, query = '' }: JsonTreeProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState('')
  const reveal = useMemo(() => pathsToHits(value, query), [value, query])
  const rows = useMemo(() => jsonRows(value, toggled, reveal), [value, toggled, reveal])
  const tree = useRef<HTMLDivElement>(null)
  const id = useId()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => tree.current,
    estimateSize: () => 22,
    getItemKey: (index) => rows[index]?.path ?? index,
    overscan: 12,
  })
  const toggle = (path: string): void =>
    setToggled((before) =>
      before.has(path) ? new Set([...before].filter((one) => one !== path)) : new Set([...before, path]),
    )
  const press = (event: KeyboardEvent): void => {
    const at = Math.max(
      0,
      rows.findIndex(({ path }) => path === active),
    )
    const step = keyStep(event.key, rows, at)
    if (step === null) return
    event.preventDefault()
    event.stopPropagation()
    if (step.toggles) toggle(rows[at]?.path ?? '')
    setActive(rows[step.to]?.path ?? '')
    virtual.scrollToIndex(step.to)
  }
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={rows.some(({ path }) => path === active) ? `${id}${active}` : undefined}
      onKeyDown={press}
      className="group max-h-[28rem] overflow-y-auto rounded-md bg-sunk py-2 font-mono text-xs"
    >
      <div role="presentation" className="relative w-full" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              id={`${id}${row.path}`}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-expanded={row.open ?? undefined}
              aria-selected={row.path === active}
              onClick={() => {
                setActive(row.path)
                if (row.open !== null) toggle(row.path)
              }}
              className={`absolute inset-x-0 top-0 flex gap-1 pe-3 leading-[1.375rem] ${row.open === null ? '' : 'cursor-pointer hover:bg-card'} ${row.path === active ? 'group-focus-visible:bg-card' : ''}`}
              style={{ transform: `translateY(${start}px)`, paddingInlineStart: `${0.5 + Math.min(row.depth, 16)}rem` }}
            >
              <Row row={row} query={query} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Row({ row, query }: { readonly row: JsonRow; readonly query: string }) {
  const Mark = row.open === true ? ChevronDown : ChevronRight
  return (
    <>
      <span className="flex h-[1.375rem] w-4 shrink-0 items-center text-ink-3">
        {row.open === null ? null : <Mark size={12} aria-hidden="true" />}
      </span>
      <span className="foreign min-w-0 whitespace-pre-wrap">
        {row.name === null ? null : (
          <>
            <span className="text-ink-2">
              <ForeignText text={row.name} query={query} />
            </span>
            <span className="text-ink-3">: </span>
          </>
        )}
        <span className={row.kind === 'text' || row.kind === 'line' ? 'text-ok' : 'text-accent'}>
          <ForeignText text={row.shown} query={query} />
        </span>
        <span className="text-ink-3">{note(row)}</span>
      </span>
    </>
  )
}

function note({ kind, size, open }: JsonRow): string {
  if (kind === 'object') return `{ ${count(size, words.members)} }`
  if (kind === 'array') return `[ ${count(size, words.items)} ]`
  if (kind !== 'text') return ''
  if (open === false) return ` ${count(size, words.showAll)}`
  return open === true ? count(size, words.characters) : size === 0 ? words.empty : ''
}
