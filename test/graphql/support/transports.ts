import { askHttp } from './raw-http.ts'
import { EventStream } from './event-stream.ts'
import { RawSocket, upgradeStatus } from './raw-socket.ts'

interface ShownError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string; readonly requestId: string }
}

/** The first answer to an operation. */
export interface Result {
  readonly data?: unknown
  readonly errors?: readonly ShownError[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** What came of an operation. */
export interface Outcome {
  readonly result: Result | null
  /** Of HTTP's answer; null over a WebSocket that was opened. */
  readonly status: number | null
  /** The code with which a WebSocket was closed; null: it lives. */
  readonly closed: number | null
  readonly headers: Readonly<Record<string, unknown>>
  /** Everything that was said, as it came. */
  readonly text: string
}

export interface Call {
  /** The parameters of the request: an object, or the very text of its JSON. */
  readonly params: object | string
  readonly headers?: Readonly<Record<string, string>>
}

const textOf = (params: object | string): string => (typeof params === 'string' ? params : JSON.stringify(params))
const none = { result: null, status: null, closed: null, headers: {} }

async function overHttp(url: string, { params, headers = {} }: Call): Promise<Outcome> {
  const answer = await askHttp(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: textOf(params),
  })
  return { ...none, ...answer, result: JSON.parse(answer.text) as Result }
}

async function overEventStream(url: string, { params, headers = {} }: Call): Promise<Outcome> {
  const stream = await EventStream.ask(url, {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body: textOf(params),
  })
  const first = stream.isStream ? await stream.next() : null
  const text = stream.isStream ? (first?.data ?? '') : await stream.text()
  stream.close()
  return { ...none, status: stream.status, headers: stream.headers, result: JSON.parse(text) as Result, text }
}

async function overWebSocket(url: string, { params, headers = {} }: Call): Promise<Outcome> {
  const status = await upgradeStatus(url, headers)
  if (status !== 101) return { ...none, status, text: '' }
  const socket = await RawSocket.ready(url, { headers })
  socket.say(`{"id":"1","type":"subscribe","payload":${textOf(params)}}`)
  const first = await socket.next().catch(() => null)
  if (first === null) return { ...none, closed: (await socket.closed).code, text: '' }
  const text = JSON.stringify(first.payload)
  const result = (first.type === 'error' ? { errors: first.payload } : first.payload) as Result
  socket.cut()
  return { ...none, result, text }
}

/** The first answer to an operation, over each transport. */
export const transports = { HTTP: overHttp, SSE: overEventStream, WebSocket: overWebSocket } as const

export type TransportName = keyof typeof transports

export const transportNames: readonly TransportName[] = ['HTTP', 'SSE', 'WebSocket']

/** What an operation cost: said in its result, and in the error where a transport's refusals have no result. */
export const costOf = ({ result }: Outcome): unknown =>
  result?.extensions?.['cost'] ?? result?.errors?.[0]?.extensions['cost']

/** The codes of an outcome's errors. */
export const codesOf = ({ result }: Outcome): readonly string[] =>
  (result?.errors ?? []).map(({ extensions }) => extensions.code)
