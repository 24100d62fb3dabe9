import type { Client, EventsPart, FollowingEvents, OutputPart, RunChange } from '../client.ts'
import * as documents from '../generated/graphql.ts'
import type { Backoff } from './backoff.ts'
import { itemsOf } from './items-of.ts'
import { ResumingStream, type StreamSource } from './resuming-stream.ts'
import { skipSeen } from './skip-seen.ts'
import type { Transport } from './transport.ts'

interface Streaming {
  readonly url: string
  readonly transport: Transport
  readonly backoff: Backoff
}

type Streams = Pick<Client, 'runEvents' | 'runEventParts' | 'handoffs' | 'personaOutput' | 'runChanges' | 'close'>

interface Numbered {
  readonly seq: number
}

/** The streams of a server over a transport. `close` ends them all, and the transport. */
export function openStreams({ url, transport, backoff }: Streaming): Streams {
  const open = new Set<{ return(): Promise<unknown> }>()
  const opened = <Part>(source: Omit<StreamSource<Part>, 'url' | 'backoff' | 'onEnd'>): ResumingStream<Part> => {
    const stream: ResumingStream<Part> = new ResumingStream<Part>({
      ...source,
      url,
      backoff,
      open(after, listener) {
        open.add(stream)
        return source.open(after, listener)
      },
      onEnd: () => open.delete(stream),
    })
    return stream
  }
  const partsOf = <Part extends { readonly cursor: string; readonly events: readonly Numbered[] }>(
    query: string,
    runId: string,
    { after = null, types, onConnection }: FollowingEvents,
  ): ResumingStream<Part> => {
    const fresh = skipSeen<Part['events'][number]>({ gapless: types === undefined, fromStart: after === null })
    return opened<Part>({
      after,
      onConnection,
      open: (from, listener) =>
        transport.subscribe({ query, variables: { runId, after: from, types: types ?? null } }, listener),
      take(data) {
        const { runEvents: part } = data as { readonly runEvents: Part }
        const events = fresh(part.events)
        return events === null ? null : { part: { ...part, events }, cursor: part.cursor }
      },
    })
  }
  return {
    runEvents(runId, following = {}) {
      const query = documents.RunEventsDocument.toString()
      const parts = partsOf<documents.RunEventsSubscription['runEvents']>(query, runId, following)
      return itemsOf(parts, ({ events }) => events)
    },
    runEventParts: (runId, following = {}) =>
      partsOf<EventsPart>(documents.RunEventPartsDocument.toString(), runId, following),
    handoffs(runId, { after = null, onConnection } = {}) {
      type Part = documents.HandoffsSubscription['handoffs']
      const fresh = skipSeen<Part['handoffs'][number]>({ gapless: false, fromStart: after === null })
      const query = documents.HandoffsDocument.toString()
      const parts = opened<Part>({
        after,
        onConnection,
        open: (from, listener) => transport.subscribe({ query, variables: { runId, after: from } }, listener),
        take(data) {
          const { handoffs: part } = data as documents.HandoffsSubscription
          return { part: { ...part, handoffs: fresh(part.handoffs) ?? [] }, cursor: part.cursor }
        },
      })
      return itemsOf(parts, ({ handoffs }) => handoffs)
    },
    personaOutput(runId, personaId) {
      const query = documents.PersonaOutputDocument.toString()
      const variables = { runId, personaId: personaId ?? null }
      return opened<OutputPart>({
        after: null,
        open: (_, listener) => transport.subscribe({ query, variables }, listener),
        take: (data) => ({ part: (data as documents.PersonaOutputSubscription).personaOutput, cursor: null }),
      })
    },
    runChanges({ status, onConnection } = {}) {
      const query = documents.RunChangesDocument.toString()
      return opened<RunChange>({
        after: null,
        onConnection,
        keyOf: ({ id }) => id,
        open: (_, listener) => transport.subscribe({ query, variables: { status: status ?? null } }, listener),
        take: (data) => ({ part: (data as documents.RunChangesSubscription).runs, cursor: null }),
      })
    },
    close() {
      for (const stream of open) void stream.return()
      transport.close()
    },
  }
}
