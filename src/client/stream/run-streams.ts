import type { Client, EventsPart, HandoffsPart, OutputPart, RunChange } from '../client.ts'
import {
  HandoffsDocument,
  type HandoffsSubscription,
  PersonaOutputDocument,
  type PersonaOutputSubscription,
  RunChangesDocument,
  type RunChangesSubscription,
  RunEventsDocument,
  type RunEventsSubscription,
} from '../generated/graphql.ts'
import type { Backoff } from './backoff.ts'
import { ResumingStream } from './resuming-stream.ts'
import { skipSeen } from './skip-seen.ts'
import type { Transport } from './transport.ts'

interface Streaming {
  readonly url: string
  readonly transport: Transport
  readonly backoff: Backoff
}

/** The streams of a run over a transport. */
export function openStreams({
  url,
  transport,
  backoff,
}: Streaming): Pick<Client, 'runEvents' | 'handoffs' | 'personaOutput' | 'runChanges'> {
  return {
    runEvents(runId, { after = null, types, onConnection } = {}) {
      const fresh = skipSeen<EventsPart['events'][number]>({ gapless: types === undefined, fromStart: after === null })
      const query = RunEventsDocument.toString()
      return new ResumingStream<EventsPart>({
        url,
        after,
        backoff,
        onConnection,
        open: (from, listener) =>
          transport.subscribe({ query, variables: { runId, after: from, types: types ?? null } }, listener),
        take(data) {
          const { runEvents: part } = data as RunEventsSubscription
          const events = fresh(part.events)
          return events === null ? null : { part: { ...part, events }, cursor: part.cursor }
        },
      })
    },
    handoffs(runId, { after = null } = {}) {
      const fresh = skipSeen<HandoffsPart['handoffs'][number]>({ gapless: false, fromStart: after === null })
      const query = HandoffsDocument.toString()
      return new ResumingStream<HandoffsPart>({
        url,
        after,
        backoff,
        open: (from, listener) => transport.subscribe({ query, variables: { runId, after: from } }, listener),
        take(data) {
          const { handoffs: part } = data as HandoffsSubscription
          return { part: { ...part, handoffs: fresh(part.handoffs) ?? [] }, cursor: part.cursor }
        },
      })
    },
    personaOutput(runId, personaId) {
      const query = PersonaOutputDocument.toString()
      const variables = { runId, personaId: personaId ?? null }
      return new ResumingStream<OutputPart>({
        url,
        after: null,
        backoff,
        open: (_, listener) => transport.subscribe({ query, variables }, listener),
        take: (data) => ({ part: (data as PersonaOutputSubscription).personaOutput, cursor: null }),
      })
    },
    runChanges({ status, onConnection } = {}) {
      const query = RunChangesDocument.toString()
      return new ResumingStream<RunChange>({
        url,
        after: null,
        backoff,
        onConnection,
        keyOf: ({ id }) => id,
        open: (_, listener) => transport.subscribe({ query, variables: { status: status ?? null } }, listener),
        take: (data) => ({ part: (data as RunChangesSubscription).runs, cursor: null }),
      })
    },
  }
}
