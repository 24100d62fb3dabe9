import { foldFrom } from '../../src/actors/runtime/load.ts'
import { initialState } from '../../src/actors/run/run-state.ts'
import { runId, seq } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'
import type { Database } from '../../src/store/sql.ts'
import type { WireRecord } from '../support/wire/wire-record.ts'

/** What the provider saw of something and what the log says about it. */
export interface Books {
  readonly name: string
  /** That may have been charged. */
  readonly requests: number
  readonly answers: number
  /** What the log counts as possibly paid: by events, or, for a run, as the run says. */
  readonly possiblyPaid: number
}

/** `<run>/<step>/<attempt>/<round>` of a request: a question, however often it was asked. */
const questionOf = ({ idempotencyKey }: WireRecord): string => (idempotencyKey ?? '').split('/').slice(0, 4).join('/')
const runOf = (question: string): string => question.split('/')[0] ?? ''

/** Every question that was sent, with what the log has of it. */
export async function booksOfQuestions(sql: Database, requests: readonly WireRecord[]): Promise<readonly Books[]> {
  const rows = await sql.query<{ name: string; answers: number; lost: number }>(
    `SELECT concat_ws('/', run_id, data->>'step', data->>'attempt', data->>'round') AS name,
       count(*) FILTER (WHERE type IN ('ModelAnswered', 'AnswerRefused'))::int AS answers,
       (count(*) FILTER (WHERE type = 'ActivityLost')
         + coalesce(sum((data->>'lostRequests')::int), 0)
         + coalesce(sum((data->'loss'->>'lostRequests')::int), 0))::int AS lost
     FROM run_event WHERE type IN ('ModelAnswered', 'AnswerRefused', 'ActivityLost', 'ActivityFailed')
     GROUP BY 1`,
  )
  const logged = new Map(rows.map((row) => [row.name, row]))
  return [...Map.groupBy(requests, questionOf)].map(([name, sent]) => {
    const { answers = 0, lost = 0 } = logged.get(name) ?? {}
    return { name, requests: sent.length, answers, possiblyPaid: lost }
  })
}

/** The same by run, whose own figure of what was possibly paid is taken. */
export async function booksOfRuns(store: Store, questions: readonly Books[]): Promise<readonly Books[]> {
  const books: Books[] = []
  for (const [name, of] of Map.groupBy(questions, ({ name: question }) => runOf(question))) {
    const { state } = await foldFrom(store, { runId: runId(name), state: initialState(), head: seq(0) })
    const { possiblyPaidTwice } = state.run.context.usage
    const [requests, answers] = [sumOf(of, 'requests'), sumOf(of, 'answers')]
    books.push({ name, requests, answers, possiblyPaid: possiblyPaidTwice })
  }
  return books
}

/** A sum over books. */
export const sumOf = (books: readonly Books[], of: 'requests' | 'answers' | 'possiblyPaid'): number =>
  books.reduce((sum, one) => sum + one[of], 0)

/** Where requests went unanswered and uncounted. */
export const uncounted = (books: readonly Books[]): readonly string[] =>
  books
    .filter(({ requests, answers, possiblyPaid }) => requests - answers > possiblyPaid)
    .map((one) => `${one.name}: ${one.requests} requests, ${one.answers} answers, ${one.possiblyPaid} possibly paid`)
