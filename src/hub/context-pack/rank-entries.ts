import type { StepId } from '../../core/ids.ts'
import type { Entry } from '../../core/knowledge/entry.ts'

/**
 * Entries in the order of the steps of the net, those of steps that it does not have first, and of one step as they were
 * published. Steps at work at the same time publish in any order: what a persona reads must not hang on who was faster.
 */
export function inOrderOfSteps(entries: readonly Entry[], steps: readonly StepId[]): readonly Entry[] {
  const places = new Map(steps.map((step, index) => [step, index]))
  const place = ({ step }: Entry): number => places.get(step) ?? -1
  return entries.toSorted((a, b) => place(a) - place(b) || (a.step < b.step ? -1 : a.step > b.step ? 1 : 0))
}

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
