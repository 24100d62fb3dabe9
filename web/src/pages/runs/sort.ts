import type { RunRow } from '../../live/run-pages.ts'

/** What the list of runs can be sorted by. */
export const columns = ['title', 'status', 'coverage', 'cost', 'duration', 'owner', 'started'] as const
export type Column = (typeof columns)[number]

export interface Sort {
  readonly by: Column
  readonly down: boolean
}

/** Newest first: the order in which runs are loaded. */
export const newestFirst: Sort = { by: 'started', down: true }

/** Reads `cost` or `-cost`; what is neither is newest first. */
export function readSort(text: string | undefined): Sort {
  const down = text?.startsWith('-') ?? false
  const by = columns.find((column) => column === text?.slice(down ? 1 : 0))
  return by === undefined ? newestFirst : { by, down }
}

/** As `readSort` reads it; undefined for newest first, which needs no saying. */
export const writeSort = ({ by, down }: Sort): string | undefined =>
  by === newestFirst.by && down === newestFirst.down ? undefined : `${down ? '-' : ''}${by}`

/** What a click on a column's heading leads to: figures begin with the largest, words with A; again turns it round. */
export const sortBy = (sort: Sort, by: Column): Sort =>
  sort.by === by ? { by, down: !sort.down } : { by, down: !words.has(by) }

const words: ReadonlySet<Column> = new Set(['title', 'status', 'owner'])

/** What most needs a person first. */
const byNeed = ['WAITING', 'PARKED', 'FAILED', 'RUNNING', 'PLANNING', 'QUEUED', 'PAUSED', 'COMPLETED', 'CANCELLED']

/** How long a run has taken so far, in milliseconds. */
export const tookMs = ({ createdAt, progress }: RunRow, now: number): number =>
  (progress.endedAt === null ? now : Date.parse(progress.endedAt)) - Date.parse(createdAt)

const text = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Sorts by one column; equals stay newest first. */
export function sorted(rows: readonly RunRow[], { by, down }: Sort, now: number): readonly RunRow[] {
  if (by === 'started') return rows.toSorted((a, b) => (a.id < b.id === down ? 1 : -1))
  const compare = comparers[by]
  return rows.toSorted((a, b) => compare(a, b, now) * (down ? -1 : 1) || (a.id < b.id ? 1 : -1))
}

const share = ({ progress: { covered, toCover } }: RunRow): number => (toCover === 0 ? -1 : covered / toCover)

const comparers: Readonly<Record<Exclude<Column, 'started'>, (a: RunRow, b: RunRow, now: number) => number>> = {
  title: (a, b) => text.compare(a.title, b.title),
  status: (a, b) => byNeed.indexOf(a.status) - byNeed.indexOf(b.status),
  coverage: (a, b) => share(a) - share(b),
  cost: (a, b) => a.progress.costUsd - b.progress.costUsd,
  duration: (a, b, now) => tookMs(a, now) - tookMs(b, now),
  owner: (a, b) => text.compare(a.owner?.name ?? '', b.owner?.name ?? ''),
}

/** The same rows as they are now in the order in which they were; rows that were not there come last, in their order. */
export function inOrderOf(before: readonly RunRow[], rows: readonly RunRow[]): readonly RunRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const kept = before.flatMap(({ id }) => {
    const row = byId.get(id)
    byId.delete(id)
    return row ?? []
  })
  return [...kept, ...byId.values()]
}
