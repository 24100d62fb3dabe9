import {
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
  request as ask,
} from 'node:http'
import { type Duplex, pipeline } from 'node:stream'
import { headersForApplication, headersForBrowser, upgradeForApplication } from './forwarded-headers.ts'
import { type Pass, type Verdict, judgeRequest } from './judge-request.ts'
import type { RunningApplication } from './start-application.ts'

/** What stands between browsers and one application. */
export interface Serving {
  readonly pass: Pass
  /** Origins of the pages that may show it in a frame. */
  readonly framers: ReadonlySet<string>
  readonly application: Pick<RunningApplication, 'connection'>
  /** Somebody who may has asked for something. */
  readonly onUse: () => void
}

/** Connections of browsers to one preview. */
const mostConnections = 100

/** Lets a server that listens already pass on to the application what may come in, and refuse the rest. Returns how to end it. */
export function serveApplication(server: Server, serving: Serving): () => Promise<void> {
  server.maxConnections = mostConnections
  const browsers = new Set<Duplex>()
  server.on('connection', (socket) => {
    browsers.add(socket)
    socket.once('close', () => browsers.delete(socket))
  })
  const busy = new WeakSet<Duplex>()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    // No browser asks again before it has its answer; what does could take connections without end.
    if (busy.has(request.socket)) return void request.socket.destroy()
    busy.add(request.socket)
    response.once('close', () => busy.delete(request.socket))
    answer(request, response, serving).catch(() => sayFailed(response))
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    upgrade({ request, socket, head }, serving).catch(() => socket.destroy())
  })
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of browsers) socket.destroy()
    await closed
  }
}

const verdictOn = (request: IncomingMessage, { pass }: Serving): Verdict =>
  judgeRequest({ method: request.method ?? 'GET', url: request.url ?? '/', headers: request.headers }, pass)

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const verdict = verdictOn(request, serving)
  if (verdict.kind === 'refused') return say(response, { status: 403, text: verdict.why })
  serving.onUse()
  if (verdict.kind === 'enters') return say(response, { status: 303, text: '', headers: verdict.headers })
  const inward = await askApplication(request, serving, headersForApplication(request.headers))
  if (inward === null) return sayFailed(response)
  inward.on('error', () => sayFailed(response))
  inward.once('response', (answered) => {
    try {
      response.writeHead(answered.statusCode ?? 502, headersForBrowser(answered.headers, serving.framers))
      // A stream of events may begin long before its first one.
      response.flushHeaders()
      pipeline(answered, response, () => undefined)
    } catch {
      sayFailed(response)
    }
  })
  response.once('close', () => inward.destroy())
  pipeline(request, inward, () => undefined)
}

interface Upgrade {
  readonly request: IncomingMessage
  readonly socket: Duplex
  /** What came along with the request. */
  readonly head: Buffer
}

async function upgrade({ request, socket, head }: Upgrade, serving: Serving): Promise<void> {
  const verdict = verdictOn(request, serving)
  if (verdict.kind !== 'passes') return hangUp(socket, '403 Forbidden')
  serving.onUse()
  const inward = await askApplication(request, serving, upgradeForApplication(request.headers))
  if (inward === null) return hangUp(socket, '502 Bad Gateway')
  inward.on('error', () => socket.destroy())
  socket.once('close', () => inward.destroy())
  inward.once('response', ({ statusCode = 502, statusMessage = '' }) =>
    hangUp(socket, `${statusCode} ${statusMessage}`),
  )
  inward.once('upgrade', (answered, inside, first) => {
    socket.write(handshakeOf(answered))
    socket.write(first)
    inside.write(head)
    socket.on('data', serving.onUse)
    pipeline(socket, inside, socket, () => undefined)
  })
  inward.end()
}

/** Says why there will be no WebSocket. A peer that keeps its end open would keep its place among the connections. */
const hangUp = (socket: Duplex, status: string): void =>
  void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy())

/** The application's word that the connection is a WebSocket now. */
function handshakeOf({ headers }: IncomingMessage): string {
  const told = ['upgrade', 'sec-websocket-accept', 'sec-websocket-protocol', 'sec-websocket-extensions']
  const lines = told.flatMap((name) => (headers[name] === undefined ? [] : `${name}: ${String(headers[name])}\r\n`))
  return `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n${lines.join('')}\r\n`
}

/** Asks the application for the same; null when it is no longer there. Each request has a connection of its own. */
async function askApplication(
  { method, url }: IncomingMessage,
  { application }: Serving,
  headers: OutgoingHttpHeaders,
): Promise<ClientRequest | null> {
  const connection = await application.connection()
  return connection === null ? null : ask({ createConnection: () => connection, method, path: url, headers })
}

const sayFailed = (response: ServerResponse): void =>
  say(response, { status: 502, text: 'The application did not answer.' })

/** An answer of the platform's own. */
function say(
  response: ServerResponse,
  told: { readonly status: number; readonly text: string; readonly headers?: Readonly<Record<string, string>> },
): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(told.status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    ...told.headers,
  })
  response.end(told.text)
}
