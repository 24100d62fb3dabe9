import type { RunStatus } from '../../api/generated/graphql.ts'
import type { RunsSearch } from '../../app/search.ts'
import type { RunFilter } from '../../live/run-pages.ts'

/** In the order in which they are offered: what may need somebody first. */
export const offered: readonly RunStatus[] = [
  'WAITING',
  'PARKED',
  'RUNNING',
  'PLANNING',
  'QUEUED',
  'PAUSED',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
]

/** Runs that go nowhere unless somebody looks. */
export const needAttention: readonly RunStatus[] = ['WAITING', 'PARKED', 'FAILED']

/** Which runs an address asks for. */
export const filterOf = ({ q = '', status = [] }: RunsSearch): RunFilter => ({
  search: q.trim(),
  status: inOrder(status),
})

/** One status more, or one less; none means all. */
export const flipped = (status: readonly RunStatus[], one: RunStatus): readonly RunStatus[] =>
  inOrder(status.includes(one) ? status.filter((other) => other !== one) : [...status, one])

/** Whether these are exactly those that need attention. */
export const isAttention = (status: readonly RunStatus[]): boolean =>
  status.length === needAttention.length && needAttention.every((one) => status.includes(one))

const inOrder = (status: readonly RunStatus[]): readonly RunStatus[] => offered.filter((one) => status.includes(one))

/** The id of a run, where that is what was searched for. */
export const runIdIn = (search: string): string | null => {
  const [id = null] = /\brun_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/.exec(search) ?? []
  return id
}
