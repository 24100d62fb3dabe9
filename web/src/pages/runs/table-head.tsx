import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { runs } from '../../words/runs.ts'
import { columnsClass } from './grid.ts'
import type { Column, Sort } from './sort.ts'

interface TableHeadProps {
  readonly sort: Sort
  readonly chosen: 'none' | 'some' | 'all'
  readonly onSort: (by: Column) => void
  readonly onToggleAll: () => void
}

const order: readonly Column[] = ['title', 'status', 'coverage', 'cost', 'duration', 'owner', 'started']

const placed: Partial<Readonly<Record<Column, string>>> = {
  cost: 'justify-end',
  duration: 'justify-end',
  owner: 'lg:max-xl:hidden ps-6',
  started: 'lg:max-xl:ps-6',
}

/** The headings: a click sorts, another one turns the order round. */
export function TableHead({ sort, chosen, onSort, onToggleAll }: TableHeadProps) {
  return (
    <thead className="sticky top-26 z-10 hidden rounded-t-lg border-b bg-card lg:block">
      <tr aria-rowindex={1} className={`grid h-10 items-center ${columnsClass}`}>
        <th scope="col" className="flex h-full items-center justify-center font-normal">
          <SelectAll chosen={chosen} onToggleAll={onToggleAll} />
        </th>
        {order.map((column) => {
          const here = sort.by === column
          const Arrow = sort.down ? ArrowDown : ArrowUp
          return (
            <th
              key={column}
              scope="col"
              aria-sort={here ? (sort.down ? 'descending' : 'ascending') : undefined}
              className={`flex min-w-0 px-2 font-normal ${placed[column] ?? ''}`}
            >
              <button
                type="button"
                onClick={() => onSort(column)}
                className={`-mx-1 inline-flex items-center gap-1 rounded-sm px-1 text-xs font-medium hover:text-ink ${
                  here ? 'text-ink' : 'text-ink-3'
                }${(placed[column] ?? '').includes('end') ? ' flex-row-reverse' : ''}`}
              >
                {runs.columns[column]}
                <Arrow size={12} aria-hidden="true" className={here ? '' : 'opacity-0'} />
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function SelectAll({ chosen, onToggleAll }: Pick<TableHeadProps, 'chosen' | 'onToggleAll'>) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = chosen === 'some'
  }, [chosen])
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={runs.select.all}
      checked={chosen === 'all'}
      onChange={onToggleAll}
      className="size-4 accent-accent"
    />
  )
}
