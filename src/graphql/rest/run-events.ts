import {
  type ExecutionResult,
  GraphQLInt,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql'
import { InvalidInput } from '../../core/errors.ts'
import { parseRunId } from '../../core/ids.ts'
import { hasEnded } from '../../core/run-status.ts'
import { publicResult } from '../server/public-result.ts'
import type { Answer } from '../server/routes.ts'
import { faultAnswer } from './failure.ts'
import { type Expected, readQuery } from './read-arguments.ts'
import type { EventsSource, RestOptions, RouteRequest } from './rest-options.ts'
import { shownEvents } from './shown-events.ts'

/** Seconds that a request without events waits for some, and the most that one may ask for. */
export const usualWait = 25
export const mostWait = 30

const expected: Expected = new Map<string, GraphQLInputType>([
  ['after', GraphQLString],
  ['types', new GraphQLList(new GraphQLNonNull(GraphQLString))],
  ['wait', GraphQLInt],
])

/** What a subscriber to a run's log gets at a time. */
interface Part {
  readonly events: readonly unknown[]
  readonly caughtUp: boolean
  readonly headSeq: number
}

/**
 * The long poll: the events of a run after a cursor at once where there are any, else the first that come while it waits,
 * else none and the cursor to go on from. It is the subscription `runEvents`, ended after its first events.
 */
export function runEvents({ api, schema, subscribe }: RestOptions) {
  const query = shownEvents(schema)
  return async ({ given: { id = '' }, query: search, asking, gone }: RouteRequest): Promise<Answer> => {
    const read = readQuery(search, expected)
    const seconds = waitIn(read)
    const variables = {
      runId: id,
      ...(read.has('after') ? { after: read.get('after') } : {}),
      ...(read.has('types') ? { types: read.getAll('types') } : {}),
    }
    const runId = parseRunId(id, ['id'])
    const source = await subscribe({ query, operationName: 'followRun', variables }, asking)
    const result = Symbol.asyncIterator in source ? await firstEvents(source, { seconds, gone }) : source
    const { data, errors } = publicResult(api, result, asking.requestId)
    const [error] = errors ?? []
    if (error !== undefined) return faultAnswer(error, asking.requestId)
    const part = data?.['runEvents'] as Part
    const row = part.caughtUp ? await api.store.getRun(runId) : null
    const ended = row !== null && hasEnded(row.status) && row.lastSeq <= part.headSeq
    return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify({ ...part, ended }) }
  }
}

/** Throws InvalidInput outside of 0 … 30. */
function waitIn(query: URLSearchParams): number {
  const seconds = Number(query.get('wait') ?? usualWait)
  if (seconds >= 0 && seconds <= mostWait) return seconds
  throw new InvalidInput(`Found wait=${seconds}, expected 0 to ${mostWait} seconds; ask again with the cursor.`, [
    'wait',
  ])
}

/** The first result with events, or the last one when the time is up, the run has ended or the client has gone. */
async function firstEvents(
  source: EventsSource,
  { seconds, gone }: { readonly seconds: number; readonly gone: AbortSignal },
): Promise<ExecutionResult> {
  let last: ExecutionResult | null = null
  let late = seconds === 0
  const leave = (): void => void source.return?.()
  const timer = setTimeout(() => {
    late = true
    // The first result comes at once, however long "at once" takes.
    if (last !== null) leave()
  }, seconds * 1_000)
  gone.addEventListener('abort', leave, { once: true })
  if (gone.aborted) leave()
  try {
    for await (const result of source) {
      last = result
      const { events = [], caughtUp = true } = (result.data?.['runEvents'] ?? {}) as Partial<Part>
      if (events.length > 0 || result.errors !== undefined || (late && caughtUp)) break
    }
  } finally {
    clearTimeout(timer)
    gone.removeEventListener('abort', leave)
  }
  if (last === null) throw new TypeError('Found a subscription without a single result, expected one at once.')
  return last
}
