import { diffArrays } from 'diff'
import { linesOf } from './tokens.ts'

/** A line of a difference. Numbers are those of its line before and after, from 1; null: it is not there. */
export interface DiffRow {
  readonly kind: 'same' | 'added' | 'removed'
  readonly before: number | null
  readonly after: number | null
  readonly text: string
}

/** Lines that are the same and folded away. `from`: the index of the first of them. */
export interface Fold {
  readonly kind: 'fold'
  readonly from: number
  readonly lines: number
}

/** How much is compared before two texts count as wholly different; in milliseconds, for the page waits for it. */
const effort = { maxEditLength: 2_000, timeout: 400 }

/** What became of a text, line by line. Texts that differ too much are the one, and then the other. */
export function diffRows(before: string, after: string): readonly DiffRow[] {
  const [old, fresh] = [contentLines(before), contentLines(after)]
  const changes = diffArrays([...old], [...fresh], effort) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: fresh },
  ]
  let [oldAt, freshAt] = [0, 0]
  return changes.flatMap(({ added, removed, value }) =>
    value.map((text): DiffRow => {
      if (removed) return { kind: 'removed', before: (oldAt += 1), after: null, text }
      if (added) return { kind: 'added', before: null, after: (freshAt += 1), text }
      return { kind: 'same', before: (oldAt += 1), after: (freshAt += 1), text }
    }),
  )
}

/** An empty text has no lines; a last line end begins none. */
const contentLines = (text: string): readonly string[] => {
  const lines = linesOf(text)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** The rows with long stretches of unchanged lines folded, but for `context` lines at changes and what is `opened`. */
export function foldRows(
  rows: readonly DiffRow[],
  opened: ReadonlySet<number>,
  context = 3,
): readonly (DiffRow | Fold)[] {
  const shown: (DiffRow | Fold)[] = []
  // One by one: a call takes no hundred thousand arguments.
  const show = (from: number, to: number): void => {
    for (const row of rows.slice(from, to)) shown.push(row)
  }
  for (let at = 0; at < rows.length; ) {
    let end = at
    while (end < rows.length && rows[end]?.kind === 'same') end += 1
    const from = at === 0 ? 0 : Math.min(end, at + context)
    const to = end === rows.length ? end : Math.max(from, end - context)
    if (to - from < 2 || opened.has(from)) show(at, end)
    else {
      show(at, from)
      shown.push({ kind: 'fold', from, lines: to - from })
      show(to, end)
    }
    at = end
    while (at < rows.length && rows[at]?.kind !== 'same') at += 1
    show(end, at)
  }
  return shown
}

/** A line of a difference side by side. */
export type Pair = Fold | { readonly kind: 'pair'; readonly left: DiffRow | null; readonly right: DiffRow | null }

/** Rows side by side: what was removed beside what came in its place. */
export function sideBySide(rows: readonly (DiffRow | Fold)[]): readonly Pair[] {
  const pairs: Pair[] = []
  let [removed, added]: [DiffRow[], DiffRow[]] = [[], []]
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1)
      pairs.push({ kind: 'pair', left: removed[index] ?? null, right: added[index] ?? null })
    removed = []
    added = []
  }
  for (const row of rows) {
    if (row.kind === 'removed') removed.push(row)
    else if (row.kind === 'added') added.push(row)
    else {
      flush()
      pairs.push(row.kind === 'fold' ? row : { kind: 'pair', left: row, right: row })
    }
  }
  flush()
  return pairs
}
