import type { Entry } from '../../core/knowledge/entry.ts'

/**
 * The current entries that a step does not need but may profit from, best first: those that share more clauses with the
 * step, then the later ones. Superseded entries are not current.
 */
export function rankEntries(
  entries: readonly Entry[],
  { needed, clauses }: { readonly needed: readonly string[]; readonly clauses: readonly string[] },
): readonly Entry[] {
  const superseded = new Set(entries.map((entry) => entry.supersedes))
  const wanted = new Set(clauses)
  const shared = (entry: Entry): number => entry.clauses.filter((id) => wanted.has(id)).length
  return entries
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => !superseded.has(entry.id) && !needed.includes(entry.id))
    .toSorted((a, b) => shared(b.entry) - shared(a.entry) || b.index - a.index)
    .map(({ entry }) => entry)
}
