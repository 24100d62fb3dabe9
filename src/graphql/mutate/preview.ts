import { InvalidInput } from '../../core/errors.ts'
import { parseRunId, publicRunId, type RunId } from '../../core/ids.ts'
import type { GraphqlContext } from '../context.ts'
import { invalid, type UserErrorView } from '../errors/user-error.ts'
import type { Preview, PreviewInput } from '../generated/resolvers.ts'
import { dateTime } from '../views/date-time.ts'
import { RunView } from '../views/run-view.ts'
import { unknownRun } from './command-run.ts'

interface PreviewOutcome {
  readonly preview: Preview | null
  readonly userErrors: readonly UserErrorView[]
}

type Asking = Pick<GraphqlContext, 'api' | 'reader' | 'calledAt'>

/** Starts what a run has delivered, for the browser of whoever asks. */
export const startPreview = (context: Asking, input: PreviewInput): Promise<PreviewOutcome> =>
  withRun(input, async (runId) => {
    const { api, reader, calledAt: visitor } = context
    const row = await api.store.getRun(runId)
    if (row === null) return failed(unknownRun(runId))
    const run = await new RunView(row, reader).context()
    const delivered = api.delivery.of(run)
    if (delivered === null) {
      const message = `Found nothing that the run has delivered (it is ${row.status}), expected an application; wait until it is completed.`
      return failed(refused('NOT_DELIVERED', message))
    }
    const given = await api.previews.start({ runId, run, files: delivered.files, visitor })
    if ('refused' in given) return failed(refused(given.refused, given.message))
    const { url, startedAt, idleSeconds } = given
    return { preview: { runId: publicRunId(runId), url, startedAt: dateTime(startedAt), idleSeconds }, userErrors: [] }
  })

/** Ends the preview of a run, where there is one. */
export const stopPreview = ({ api }: Asking, input: PreviewInput): Promise<PreviewOutcome> =>
  withRun(input, async (runId) => {
    if ((await api.store.getRun(runId)) === null) return failed(unknownRun(runId))
    await api.previews.stop(runId)
    return { preview: null, userErrors: [] }
  })

async function withRun(
  { runId }: PreviewInput,
  work: (runId: RunId) => Promise<PreviewOutcome>,
): Promise<PreviewOutcome> {
  try {
    return await work(parseRunId(runId, ['input', 'runId']))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return failed(invalid(error.message, ...error.path.slice(1)))
  }
}

const failed = (error: UserErrorView): PreviewOutcome => ({ preview: null, userErrors: [error] })

const refused = (code: string, message: string): UserErrorView => ({
  __typename: 'PreviewRefusedError',
  code,
  message,
  path: ['input', 'runId'],
})
