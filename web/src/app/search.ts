import type { RunStatus } from '../api/generated/graphql.ts'

/** What stands behind the question mark of a run's pages. */
export interface RunSearch {
  /** The run as it was right after this event; left out: as it is. */
  readonly seq?: number
  /** What a page shows opened: a persona, a clause, an entry, an event, a file. Each page reads its own. */
  readonly open?: string
}

export function readRunSearch(search: Readonly<Record<string, unknown>>): RunSearch {
  const seq = Number(search['seq'])
  return {
    ...(search['seq'] !== undefined && Number.isSafeInteger(seq) && seq >= 0 ? { seq } : {}),
    ...readOpen(search),
  }
}

/** What a page shows opened. */
export function readOpen({ open }: Readonly<Record<string, unknown>>): Pick<RunSearch, 'open'> {
  return (typeof open === 'string' && open !== '') || typeof open === 'number' ? { open: String(open) } : {}
}

/** What stands behind the question mark of the list of runs. */
export interface RunsSearch {
  /** Part of a title. */
  readonly q?: string
  /** Empty or left out: all. */
  readonly status?: readonly RunStatus[]
  /** A column, with `-` before it for the other way round. */
  readonly sort?: string
}

const statuses: readonly string[] = [
  'QUEUED',
  'PLANNING',
  'RUNNING',
  'WAITING',
  'PAUSED',
  'PARKED',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
] satisfies RunStatus[]

export function readRunsSearch(search: Readonly<Record<string, unknown>>): RunsSearch {
  const { q, status, sort } = search
  const several: readonly unknown[] = Array.isArray(status)
    ? status
    : typeof status === 'string'
      ? status.split(',')
      : []
  const asked = several.filter((one): one is RunStatus => typeof one === 'string' && statuses.includes(one))
  return {
    ...((typeof q === 'string' && q !== '') || typeof q === 'number' ? { q: String(q) } : {}),
    ...(asked.length === 0 ? {} : { status: asked }),
    ...(typeof sort === 'string' ? { sort } : {}),
  }
}
