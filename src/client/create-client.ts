import type { Client } from './client.ts'
import { RequestFailed, RequestRefused, type Refusal, ServerUnreachable } from './errors.ts'
import * as documents from './generated/graphql.ts'
import { type Endpoint, post } from './post.ts'
import { type Backoff, defaultBackoff } from './stream/backoff.ts'
import { openStreams } from './stream/run-streams.ts'
import { sseTransport } from './stream/sse-transport.ts'
import { webSocketTransport } from './stream/websocket-transport.ts'

export interface ClientOptions {
  /** Where the server answers: `http://localhost:8013`. */
  readonly url: string
  /** How streams travel; `ws` where left out. */
  readonly transport?: 'ws' | 'sse'
  /** An API key. Left out: none, as on the machine of the server. */
  readonly key?: string
  /** Sent with every request, and as connection parameters of a WebSocket. */
  readonly headers?: Readonly<Record<string, string>>
  readonly fetch?: typeof fetch
  /** The WebSocket class; left out: the platform's own. */
  readonly webSocket?: unknown
  readonly backoff?: Partial<Backoff>
}

/** A client of the server at `url`. Nothing is sent before the first call. */
export function createClient(options: ClientOptions): Client {
  const url = options.url.replace(/\/+$/, '')
  const { key } = options
  const headers = { ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...options.headers }
  const endpoint: Endpoint = { url, headers, fetch: options.fetch ?? globalThis.fetch }
  const transport =
    options.transport === 'sse'
      ? sseTransport(endpoint)
      : webSocketTransport({ url, connectionParams: headers, webSocket: options.webSocket })
  const streams = openStreams({ url, transport, backoff: { ...defaultBackoff, ...options.backoff } })
  return {
    url,
    startRun: async (input) => accepted((await post(endpoint, documents.StartRunDocument, { input })).startRun),
    pauseRun: async (input) => accepted((await post(endpoint, documents.PauseRunDocument, { input })).pauseRun),
    resumeRun: async (input) => accepted((await post(endpoint, documents.ResumeRunDocument, { input })).resumeRun),
    cancelRun: async (input) => accepted((await post(endpoint, documents.CancelRunDocument, { input })).cancelRun),
    retryStep: async (input) => accepted((await post(endpoint, documents.RetryStepDocument, { input })).retryStep),
    raiseBudget: async (input) =>
      accepted((await post(endpoint, documents.RaiseBudgetDocument, { input })).raiseBudget),
    forkRun: async (input) => accepted((await post(endpoint, documents.ForkRunDocument, { input })).forkRun),
    answerApproval: async (input) =>
      accepted((await post(endpoint, documents.AnswerApprovalDocument, { input })).answerApproval),
    answerQuestion: async (input) =>
      accepted((await post(endpoint, documents.AnswerQuestionDocument, { input })).answerQuestion),
    run: async (id) => (await post(endpoint, documents.RunDocument, { id })).run,
    runDetail: async (id) => (await post(endpoint, documents.RunDetailDocument, { id })).run,
    runs: async (filter) => (await post(endpoint, documents.RunsDocument, filter)).runs,
    asks: async (id) => (await post(endpoint, documents.OpenAsksDocument, { id })).run,
    entries: async (id, kind) =>
      (await post(endpoint, documents.EntriesDocument, { id, kind })).run?.entries.nodes ?? [],
    personas: async () => (await post(endpoint, documents.PersonasDocument, {})).personas,
    clusterNodes: async () => (await post(endpoint, documents.ClusterNodesDocument, {})).clusterNodes,
    delivered: async (id) => (await post(endpoint, documents.DeliveredFilesDocument, { id })).run,
    apiKeys: async () => (await post(endpoint, documents.ApiKeysDocument, {})).apiKeys,
    async createApiKey(input) {
      const {
        apiKey,
        key: made,
        userErrors,
      } = (await post(endpoint, documents.CreateApiKeyDocument, { input })).createApiKey
      if (apiKey === null || made === null) throw new RequestRefused(userErrors)
      return { apiKey, key: made }
    },
    async revokeApiKey(input) {
      const { apiKey, userErrors } = (await post(endpoint, documents.RevokeApiKeyDocument, { input })).revokeApiKey
      if (apiKey === null) throw new RequestRefused(userErrors)
      return apiKey
    },
    download: (zipUrl) => download(endpoint, zipUrl),
    runEvents: streams.runEvents,
    handoffs: streams.handoffs,
    personaOutput: streams.personaOutput,
    runChanges: streams.runChanges,
    close: () => transport.close(),
  }
}

interface Payload<Run> {
  readonly run: Run | null
  readonly userErrors: readonly Refusal[]
}

function accepted<Run>({ run, userErrors }: Payload<Run>): Run {
  if (userErrors.length > 0 || run === null) throw new RequestRefused(userErrors)
  return run
}

async function download({ url, headers, fetch }: Endpoint, zipUrl: string): Promise<Uint8Array> {
  try {
    const response = await fetch(new URL(zipUrl, url), { headers })
    if (response.status === 401 || response.status === 403) throw refusedDownload(await response.json())
    if (!response.ok) throw new Error(`${zipUrl} answered ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw error instanceof RequestFailed ? error : new ServerUnreachable(url, error)
  }
}

const refusedDownload = (body: unknown): RequestFailed => {
  const { code, message, requestId } = (body as { readonly error: { readonly [name: string]: string } }).error
  return new RequestFailed(message ?? 'The server refused the download.', {
    code: code ?? 'FORBIDDEN',
    requestId: requestId ?? null,
  })
}
