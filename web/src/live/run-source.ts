import type { RunChange } from '../../../src/client/client.ts'
import { RunListedByIdDocument, RunPageDocument } from '../api/generated/graphql.ts'
import type { Session } from '../api/session.ts'
import { typed } from '../api/typed.ts'
import type { RunFilter, RunRow } from './run-pages.ts'

/** A page of a list of runs. */
export interface RunPage {
  readonly nodes: readonly RunRow[]
  /** Where the list goes on; null: this was its end. */
  readonly after: string | null
}

/** What a list of runs needs of the server. Readings throw what kept them from being answered. */
export interface RunSource {
  /** The page after a cursor; null: the first. At most 100 runs. */
  readonly page: (first: number, after: string | null) => Promise<RunPage>
  /** Null: there is no such run. */
  readonly one: (id: string) => Promise<RunRow | null>
  /** Every run that changes from now on, whether it is of the list or not. */
  readonly changes: (onConnection: (state: 'lost' | 'resumed') => void) => AsyncIterableIterator<RunChange>
  /** Nobody can see the page. */
  readonly isHidden: () => boolean
}

/** Always asks the server: what was read before is what a list has already. */
const fresh = { requestPolicy: 'network-only' } as const

/** The server as a list of these runs needs it. */
export const runSource = ({ queries, streams }: Session, { search, status }: RunFilter): RunSource => ({
  async page(first, after) {
    const asked = { status: status.length === 0 ? null : [...status], search: search === '' ? null : search }
    const { data, error } = await queries.query(typed(RunPageDocument), { first, after, ...asked }, fresh)
    if (error !== undefined) throw error
    const { nodes = [], pageInfo } = data?.runs ?? {}
    return { nodes, after: pageInfo?.hasNextPage === true ? pageInfo.endCursor : null }
  },
  async one(id) {
    const { data, error } = await queries.query(typed(RunListedByIdDocument), { id }, fresh)
    if (error !== undefined) throw error
    return data?.run ?? null
  },
  changes: (onConnection) => streams.runChanges({ onConnection }),
  isHidden: () => document.hidden,
})
