import { Client as Queries, cacheExchange, fetchExchange, getOperationName, mapExchange } from '@urql/core'
import type { Client as Streams } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { AdmittedDocument } from './generated/graphql.ts'
import { inBrowser, inTab } from './kept.ts'
import { typed } from './typed.ts'

/** What the console talks to its server with: queries and mutations, and streams that resume by themselves. */
export interface Session {
  /** Where the server answers: the origin of this page. */
  readonly url: string
  /** The API key that was typed in; null: none, as on the machine of the server. */
  readonly key: string | null
  readonly queries: Queries
  /** The same without a memory, for what is read again and again: every state of a run that somebody looks at. */
  readonly reads: Queries
  readonly streams: Streams
  /** Asks whether the server still lets this key in: the gate hears the answer. */
  knock(): void
  close(): void
}

/** A session with the server that this page came from. Nothing is sent yet. */
export function openSession(key: string | null): Session {
  const url = window.location.origin
  const streams = createClient({ url, ...(key === null ? {} : { key }) })
  const talk = {
    url: `${url}/graphql`,
    preferGetMethod: false,
    fetchOptions: key === null ? {} : { headers: { authorization: `Bearer ${key}` } },
  }
  // A key may expire or be revoked under a page that is open for long.
  const refusals = mapExchange({
    onError: (error, { query }) => {
      const refused = error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED')
      if (refused && getOperationName(query) !== 'Admitted') knock()
    },
  })
  const queries = new Queries({
    ...talk,
    exchanges: [cacheExchange, refusals, fetchExchange],
    requestPolicy: 'cache-and-network',
  })
  const reads = new Queries({ ...talk, exchanges: [refusals, fetchExchange], requestPolicy: 'network-only' })
  const knock = (): void =>
    void queries.query(typed(AdmittedDocument), {}, { requestPolicy: 'network-only' }).toPromise()
  return { url, key, queries, reads, streams, knock, close: () => streams.close() }
}

/** The key that was kept for this tab, or for this browser; null: none. */
export const keptKey = (): string | null => inTab.read('key') ?? inBrowser.read('key')

/** Keeps a key until the tab is closed, or with `lasting` until it is forgotten. */
export function keepKey(key: string, lasting: boolean): void {
  forgetKey()
  ;(lasting ? inBrowser : inTab).keep('key', key)
}

export function forgetKey(): void {
  inTab.keep('key', null)
  inBrowser.keep('key', null)
}
