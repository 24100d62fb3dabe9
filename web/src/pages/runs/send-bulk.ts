import { CancelDocument, PauseDocument, ResumeDocument } from '../../api/generated/graphql.ts'
import { newKey } from '../../api/new-key.ts'
import type { Session } from '../../api/session.ts'
import { typed } from '../../api/typed.ts'
import type { RunRow } from '../../live/run-pages.ts'
import { readFailure } from '../../ui/failure.tsx'
import type { BulkAction } from './bulk.ts'

const documents = { pause: PauseDocument, resume: ResumeDocument, cancel: CancelDocument }

interface Sending {
  readonly session: Session
  readonly action: BulkAction
  readonly reason: string
}

/** How an action is sent to a run: null, or why it was refused. */
export const sender =
  ({ session, action, reason }: Sending) =>
  async ({ id }: RunRow): Promise<string | null> => {
    const input = {
      runId: id,
      idempotencyKey: newKey(),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    }
    const { data, error } = await session.queries.mutation(typed(documents[action]), { input })
    if (error !== undefined) return readFailure(error).title
    return data?.answer.userErrors.map(({ message }) => message).join(' ') || null
  }
