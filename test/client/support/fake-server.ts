import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'

/** What a request asks: the name of its operation and its variables. */
export interface Asked {
  readonly operation: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** How the server answers a subscription: parts one after the other, then `end`. */
export interface Streamed {
  readonly parts: readonly unknown[]
  /** `cut`: the connection breaks. `stay`: nothing more comes. */
  readonly end: 'complete' | 'cut' | 'stay'
}

export interface Answers {
  /** The whole GraphQL answer to a query or mutation. */
  answer(asked: Asked): unknown
  stream(asked: Asked): Streamed
  /** The bytes behind any other path; null: 404. */
  file?(path: string): Uint8Array | null
}

/** A server that speaks GraphQL over HTTP, SSE and WebSocket, and says what it is told to say. */
export interface FakeServer {
  readonly url: string
  /** Every request, in order; subscriptions with the way they came. */
  readonly asked: readonly (Asked & { readonly over: 'http' | 'sse' | 'ws' })[]
  close(): Promise<void>
}

export async function startFakeServer(answers: Answers): Promise<FakeServer> {
  const asked: (Asked & { readonly over: 'http' | 'sse' | 'ws' })[] = []
  const server = createServer((request, response) => void serve(request, response))
  const sockets = new WebSocketServer({ server, path: '/graphql', handleProtocols: () => 'graphql-transport-ws' })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== '/graphql') {
      const bytes = answers.file?.(request.url ?? '') ?? null
      response.writeHead(bytes === null ? 404 : 200).end(bytes ?? undefined)
      return
    }
    const one = read(await bodyOf(request))
    if (!(request.headers.accept ?? '').includes('event-stream')) {
      asked.push({ ...one, over: 'http' })
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers.answer(one)))
      return
    }
    asked.push({ ...one, over: 'sse' })
    const { parts, end } = answers.stream(one)
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    for (const part of parts) response.write(`event: next\ndata: ${JSON.stringify(part)}\n\n`)
    if (end === 'complete') response.end('event: complete\ndata:\n\n')
    // What was written goes out before the connection breaks.
    if (end === 'cut') response.write(':\n\n', () => request.socket.destroySoon())
  }

  sockets.on('connection', (socket: WebSocket) => {
    socket.on('message', (bytes: Buffer) => {
      const message = JSON.parse(bytes.toString()) as {
        readonly type: string
        readonly id: string
        readonly payload: Body
      }
      if (message.type === 'connection_init') socket.send(JSON.stringify({ type: 'connection_ack' }))
      if (message.type !== 'subscribe') return
      const one = read(message.payload)
      asked.push({ ...one, over: 'ws' })
      const { parts, end } = answers.stream(one)
      for (const payload of parts) socket.send(JSON.stringify({ type: 'next', id: message.id, payload }))
      if (end === 'complete') socket.send(JSON.stringify({ type: 'complete', id: message.id }))
      if (end === 'cut') socket.close(1012)
    })
  })

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Body {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

function read({ query, variables }: Body): Asked {
  const [, operation] = /^\s*(?:query|mutation|subscription) (\w+)/m.exec(query) ?? []
  return { operation: operation ?? '', variables: variables ?? {} }
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return JSON.parse(Buffer.concat(pieces).toString()) as Body
}
