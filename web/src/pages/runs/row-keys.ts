import type { KeyboardEvent } from 'react'

interface RowKeys {
  readonly length: number
  /** Scrolls a row to where it can be seen. */
  readonly reveal: (index: number) => void
  readonly onToggleAll: () => void
  readonly onClear: () => void
}

/** Goes through the rows of a table from the keyboard: arrows, Home, End; all with Ctrl or ⌘ and A, none with Escape. */
export const useRowKeys =
  ({ length, reveal, onToggleAll, onClear }: RowKeys) =>
  (event: KeyboardEvent<HTMLTableElement>): void => {
    const table = event.currentTarget
    if (event.key === 'Escape') return onClear()
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return onToggleAll()
    }
    const from = event.target instanceof HTMLElement ? event.target : null
    const index = Number(from?.closest('tr')?.dataset['index'] ?? Number.NaN)
    const to = targetOf(event.key, index, length)
    if (to === null) return
    event.preventDefault()
    reveal(to)
    const control = from?.dataset['nav'] ?? 'open'
    const focus = (): boolean => {
      const next = table.querySelector<HTMLElement>(`tr[data-index="${to}"] [data-nav="${control}"]`)
      next?.focus({ preventScroll: true })
      return next !== null
    }
    // A row that was far away is drawn in the frames after the scroll.
    if (!focus()) requestAnimationFrame(() => requestAnimationFrame(focus))
  }

/** The row that a key leads to from another; null: none. */
export function targetOf(key: string, index: number, length: number): number | null {
  if (Number.isNaN(index)) return null
  const to =
    key === 'ArrowDown'
      ? index + 1
      : key === 'ArrowUp'
        ? index - 1
        : key === 'Home'
          ? 0
          : key === 'End'
            ? length - 1
            : -1
  return to >= 0 && to < length && to !== index ? to : null
}
