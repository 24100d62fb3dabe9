import type { RunRow } from '../../live/run-pages.ts'
import type { RunStatus } from '../../api/generated/graphql.ts'

/** What can be done with many runs at once. */
export const bulkActions = ['pause', 'resume', 'cancel'] as const
export type BulkAction = (typeof bulkActions)[number]

const takenIn: Readonly<Record<BulkAction, readonly RunStatus[]>> = {
  pause: ['QUEUED', 'PLANNING', 'RUNNING', 'WAITING'],
  resume: ['PAUSED', 'PARKED'],
  cancel: ['QUEUED', 'PLANNING', 'RUNNING', 'WAITING', 'PAUSED', 'PARKED'],
}

/** The runs that can take an action as they stand. */
export const takers = (rows: readonly RunRow[], action: BulkAction): readonly RunRow[] =>
  rows.filter(({ status }) => takenIn[action].includes(status))

/** How an action went for a run; `refusal` null: it was accepted. */
export interface Outcome {
  readonly run: RunRow
  readonly refusal: string | null
}

/** What was refused, by what was said: the same words once, with the titles of all they were said of. */
export function refusals(
  outcomes: readonly Outcome[],
): readonly { readonly message: string; readonly titles: readonly string[] }[] {
  const byMessage = new Map<string, string[]>()
  for (const { run, refusal } of outcomes) {
    if (refusal === null) continue
    const titles = byMessage.get(refusal) ?? []
    byMessage.set(refusal, [...titles, run.title])
  }
  return [...byMessage].map(([message, titles]) => ({ message, titles }))
}

interface Work {
  readonly runs: readonly RunRow[]
  /** Carries it out for one run; null, or why it was refused. */
  readonly send: (run: RunRow) => Promise<string | null>
  /** So many at a time. */
  readonly lanes: number
  readonly onProgress: (done: number) => void
}

/** Carries an action out for many runs, a few at a time. What came of each, in the order of the runs. */
export async function carryOut({ runs, send, lanes, onProgress }: Work): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  const left = runs.entries()
  let done = 0
  const lane = async (): Promise<void> => {
    for (const [at, run] of left) {
      const refusal = await send(run)
      outcomes[at] = { run, refusal }
      done += 1
      onProgress(done)
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, runs.length) }, lane))
  return outcomes
}
