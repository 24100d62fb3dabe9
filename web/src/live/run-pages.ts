import type { RunListedFragment, RunStatus } from '../api/generated/graphql.ts'

/** A run as lists show it. */
export type RunRow = RunListedFragment

/** Which runs a list is of. */
export interface RunFilter {
  /** Part of the title, without regard to case; empty: any. */
  readonly search: string
  /** Empty: any. */
  readonly status: readonly RunStatus[]
}

/** What is loaded of a list of runs, and what it became since. */
export interface RunPages {
  /** Newest first. A run that stopped matching the filter stays where it is until `taken`. */
  readonly rows: readonly RunRow[]
  /** Newest first: runs that match, belong among the rows, and are not there yet. */
  readonly waiting: readonly RunRow[]
  /** Where the list goes on; null: it is loaded to its end. */
  readonly after: string | null
}

export const noPages: RunPages = { rows: [], waiting: [], after: null }

/** Whether a run belongs into a list. */
export const matches = ({ title, status }: RunRow, filter: RunFilter): boolean =>
  (filter.status.length === 0 || filter.status.includes(status)) &&
  title.toLowerCase().includes(filter.search.toLowerCase())

/** Ids of runs sort by the time of submission. */
const newestFirst = (a: RunRow, b: RunRow): number => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

const later = (known: RunRow, other: RunRow): RunRow => (other.lastSeq >= known.lastSeq ? other : known)

/** With the next page of the list. What is known of its runs already, and later, stays. */
export function extended(
  pages: RunPages,
  page: { readonly nodes: readonly RunRow[]; readonly after: string | null },
): RunPages {
  const waited = new Map(pages.waiting.map((row) => [row.id, row]))
  const rows = new Map(pages.rows.map((row) => [row.id, row]))
  for (const node of page.nodes) rows.set(node.id, later(rows.get(node.id) ?? waited.get(node.id) ?? node, node))
  const waiting = pages.waiting.filter(({ id }) => !rows.has(id))
  return { rows: [...rows.values()].toSorted(newestFirst), waiting, after: page.after }
}

/**
 * With runs as they have become. A row changes in its place, whether it still matches or not; a run that is no row yet
 * waits to be shown where it matches, unless it lies beyond what is loaded: there it comes with its page.
 */
export function changed(pages: RunPages, changes: readonly RunRow[], filter: RunFilter): RunPages {
  const byId = new Map(changes.map((change) => [change.id, change]))
  const rows = pages.rows.map((row) => {
    const change = byId.get(row.id)
    byId.delete(row.id)
    return change === undefined ? row : later(row, change)
  })
  const last = pages.after === null ? undefined : rows.at(-1)
  const waiting = new Map(pages.waiting.map((row) => [row.id, row]))
  for (const change of byId.values()) {
    if (last !== undefined && change.id < last.id) continue
    const known = waiting.get(change.id)
    waiting.set(change.id, known === undefined ? change : later(known, change))
  }
  return { ...pages, rows, waiting: [...waiting.values()].filter((row) => matches(row, filter)).toSorted(newestFirst) }
}

/** With what waits among the rows, and without rows that match no longer. */
export const taken = (pages: RunPages, filter: RunFilter): RunPages => ({
  ...pages,
  rows: [...pages.rows.filter((row) => matches(row, filter)), ...pages.waiting].toSorted(newestFirst),
  waiting: [],
})

/** How many rows match no longer. */
export const strayed = (pages: RunPages, filter: RunFilter): number =>
  pages.rows.reduce((sum, row) => (matches(row, filter) ? sum : sum + 1), 0)
