import { useEffect, useMemo, useRef } from 'react'
import type { RunRow } from '../../live/run-pages.ts'
import { inOrderOf, type Sort, sorted, writeSort } from './sort.ts'

/** Rows in the order of a sort. While they are held, they keep the order that they had when they came to be. */
export function useOrdered(rows: readonly RunRow[], sort: Sort, held: boolean): readonly RunRow[] {
  const before = useRef<{ readonly by: string; readonly rows: readonly RunRow[] }>({ by: '', rows: [] })
  const by = writeSort(sort) ?? ''
  const ordered = useMemo(
    () =>
      held && before.current.by === by && by !== ''
        ? inOrderOf(before.current.rows, rows)
        : sorted(rows, sort, Date.now()),
    [rows, sort, by, held],
  )
  useEffect(() => {
    before.current = { by, rows: ordered }
  }, [by, ordered])
  return ordered
}
