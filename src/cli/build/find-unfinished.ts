import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Client, RunStatus, RunSummary } from '../../client/client.ts'
import type { Submission } from '../../core/event/control-events.ts'
import type { Order } from './order.ts'

const unfinished: readonly RunStatus[] = ['QUEUED', 'PLANNING', 'RUNNING', 'WAITING', 'PAUSED', 'PARKED']
const pageSize = 50
/** How long to wait for the first event of a run that nobody has begun to work on, in milliseconds. */
const patience = 5_000

/** The newest run of the same order that has not ended and is no fork; null: there is none. */
export async function findUnfinished(client: Client, order: Order): Promise<RunSummary | null> {
  for (let after: string | null = null; ; ) {
    const page = await client.runs({ first: pageSize, after, status: unfinished })
    for (const run of page.nodes) {
      const submission = run.origin === null ? await submissionOf(client, run.id) : null
      if (submission !== null && isSame(submission, order)) return run
    }
    if (!page.pageInfo.hasNextPage) return null
    after = page.pageInfo.endCursor
  }
}

async function submissionOf(client: Client, runId: string): Promise<Submission | null> {
  const stream = client.runEvents(runId, { types: ['RunSubmitted'] })
  const timer = setTimeout(() => void stream.return?.(), patience)
  try {
    for await (const { events } of stream) {
      const [submitted] = events
      if (submitted !== undefined) return submitted.data as Submission
    }
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** Whether a run was ordered like this. What the order leaves to the server is not compared. */
function isSame(submission: Submission, order: Order): boolean {
  const { requirements, workflow, data, provider, title } = order
  return (
    (submission.requirements?.sha256 ?? null) === (requirements === null ? null : sha256(requirements)) &&
    submission.budgetUsd === order.budgetUsd &&
    submission.questionsAllowed === order.questionsAllowed &&
    (submission.cache ?? true) === order.cache &&
    isDeepStrictEqual(
      submission.models ?? {},
      Object.fromEntries(order.models.map(({ for: whom, use }) => [whom, use])),
    ) &&
    (provider === null || submission.provider === provider) &&
    (title === null || submission.title === title) &&
    isDeepStrictEqual(submission.data, data ?? {}) &&
    isSameWorkflow(submission.workflow, workflow)
  )
}

function isSameWorkflow(submitted: Submission['workflow'], ordered: unknown): boolean {
  if (submitted === null || ordered === null) return submitted === ordered
  return typeof ordered === 'string' ? submitted.id === ordered : isDeepStrictEqual(submitted.source, ordered)
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
