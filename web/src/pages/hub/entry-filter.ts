import type { HubEntry } from '../../hub/hub-entry.ts'

/** What of a hub's entries is shown. Empty texts ask for nothing. */
export interface EntryFilter {
  readonly kind: string
  /** Part of a name, title, step or author. */
  readonly words: string
  /** Only entries that cite it. */
  readonly clause: string | null
  /** Entries that another one replaced, too. */
  readonly replaced: boolean
}

export const everyEntry: EntryFilter = { kind: '', words: '', clause: null, replaced: true }

export function filterEntries(
  entries: readonly HubEntry[],
  { kind, words, clause, replaced }: EntryFilter,
  replacedBy: ReadonlyMap<string, string>,
): readonly HubEntry[] {
  const sought = words.trim().toLowerCase()
  return entries.filter(
    (entry) =>
      (kind === '' || entry.kind === kind) &&
      (clause === null || entry.clauses.includes(clause)) &&
      (replaced || !replacedBy.has(entry.name)) &&
      (sought === '' ||
        [entry.name, entry.title, entry.step, entry.author ?? ''].some((text) => text.toLowerCase().includes(sought))),
  )
}

/** The kinds that there are and how many entries each has, in the order of their first entry. */
export function kindsOf(entries: readonly HubEntry[]): readonly { readonly kind: string; readonly n: number }[] {
  const counts = new Map<string, number>()
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, n]) => ({ kind, n }))
}
