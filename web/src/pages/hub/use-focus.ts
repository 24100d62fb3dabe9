import { useCallback, useMemo, useState } from 'react'
import type { Opened } from './use-opened.ts'

/** Which clause somebody looks at. */
export interface Focus {
  /** The one that is pointed at, or else the one that is kept. */
  readonly lit: string | null
  readonly pinned: string | null
  /** Keeps a clause, or lets it go. */
  readonly pin: (id: string) => void
  /** What an element of the clause tells. Always the same function. */
  readonly marks: (id: string) => {
    readonly onPointerEnter: () => void
    readonly onPointerLeave: () => void
    readonly onFocus: () => void
    readonly onBlur: () => void
  }
}

/** The clause that is pointed at or kept. The one that was kept last stays so while an entry is open. */
export function useFocus({ clause, entry, open }: Pick<Opened, 'clause' | 'entry' | 'open'>): Focus {
  const [pointed, setPointed] = useState<string | null>(null)
  const [last, setLast] = useState(clause)
  if (clause !== null && clause !== last) setLast(clause)
  if (clause === null && entry === null && last !== null) setLast(null)
  const pinned = clause ?? (entry === null ? null : last)
  const pin = useCallback((id: string) => open(id === pinned ? null : `clause:${id}`), [open, pinned])
  const [marks] = useState(() => (id: string) => {
    const enter = (): void => setPointed(id)
    const leave = (): void => setPointed((now) => (now === id ? null : now))
    return { onPointerEnter: enter, onPointerLeave: leave, onFocus: enter, onBlur: leave }
  })
  return useMemo(() => ({ lit: pointed ?? pinned, pinned, pin, marks }), [pointed, pinned, pin, marks])
}
