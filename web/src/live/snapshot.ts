import { CombinedError } from '@urql/core'
import { RunAtDocument, RunNowDocument, type RunSnapshotFragment } from '../api/generated/graphql.ts'
import type { Session } from '../api/session.ts'
import { typed } from '../api/typed.ts'

export type RunSnapshot = RunSnapshotFragment

/** Reads a run as it is, or as of a seq; null: there is none. Throws CombinedError. */
export async function readSnapshot(session: Session, runId: string, seq: number | null): Promise<RunSnapshot | null> {
  const { data, error } =
    seq === null
      ? await session.reads.query(typed(RunNowDocument), { id: runId }).toPromise()
      : await session.reads.query(typed(RunAtDocument), { id: runId, seq }).toPromise()
  if (error !== undefined) throw error
  const run = data?.run ?? null
  return run !== null && 'at' in run ? run.at : run
}

/** Whether a question was refused: asking it again would bring the same answer. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof CombinedError &&
  error.graphQLErrors.some(({ extensions: { code = 'INTERNAL' } }) => !passing.has(code))

const passing: ReadonlySet<unknown> = new Set(['INTERNAL', 'UNAVAILABLE', 'LIMIT_EXCEEDED'])
