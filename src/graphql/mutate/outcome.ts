import type { RunRow } from '../../core/store/store.ts'
import type { UserErrorView } from '../errors/user-error.ts'

/** What came of a mutation. */
export interface Outcome {
  readonly row: RunRow | null
  readonly errors: readonly UserErrorView[]
}
