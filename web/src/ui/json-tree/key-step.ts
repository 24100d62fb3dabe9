import type { JsonRow } from './json-rows.ts'

/** Where a key leads in a tree, by the pattern that screen readers expect; null: it is no key of trees. */
export function keyStep(
  key: string,
  rows: readonly Pick<JsonRow, 'depth' | 'open'>[],
  at: number,
): { readonly to: number; readonly toggles: boolean } | null {
  const row = rows[at]
  if (row === undefined) return null
  const go = (to: number) => ({ to: Math.min(rows.length - 1, Math.max(0, to)), toggles: false })
  switch (key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'Enter':
    case ' ':
      return { to: at, toggles: row.open !== null }
    case 'ArrowRight':
      return row.open === false ? { to: at, toggles: true } : go(row.open === true ? at + 1 : at)
    case 'ArrowLeft': {
      if (row.open === true) return { to: at, toggles: true }
      const parent = rows.findLastIndex((one, index) => index < at && one.depth < row.depth)
      return go(parent < 0 ? at : parent)
    }
    default:
      return null
  }
}
