import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Redis } from 'ioredis'

/** The HTTP interface of Upstash in front of a Redis server: as much of it as its client uses for commands and channels. */
export interface UpstashServer {
  readonly url: string
  readonly token: string
  /** Cuts every connection and stops. */
  readonly stop: () => Promise<void>
}

/** Answers on a port of the loopback. */
export async function startUpstash(redisUrl: string, port: number, token = 'secret'): Promise<UpstashServer> {
  const redis = new Redis(redisUrl)
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A stream that has begun can only break off.
      if (response.headersSent) response.destroy()
      else send(response, 400, { error: String(error) })
    })
  })
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.headers.authorization !== `Bearer ${token}`) return send(response, 401, { error: 'Unauthorized' })
    const [, first = '', name = ''] = (request.url ?? '/').split('/').map(decodeURIComponent)
    if (first === 'subscribe') return stream(redisUrl, name, response)
    const body = JSON.parse(await textOf(request)) as unknown[]
    const asked = first === 'pipeline' ? (body as unknown[][]) : [body]
    const base64 = request.headers['upstash-encoding'] === 'base64'
    const results = []
    for (const [command, ...values] of asked) {
      const result = await redis.call(String(command), ...values.map(String))
      results.push({ result: base64 && typeof result === 'string' ? Buffer.from(result).toString('base64') : result })
    }
    send(response, 200, first === 'pipeline' ? results : results[0])
  }
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      redis.disconnect()
    },
  }
}

/** Messages of a channel as an event stream, until whoever listens is gone. */
async function stream(redisUrl: string, channel: string, response: ServerResponse): Promise<void> {
  const subscriber = new Redis(redisUrl)
  response.on('close', () => subscriber.disconnect())
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  subscriber.on('message', (from: string, text: string) => response.write(`data: message,${from},${text}\n\n`))
  const count = await subscriber.subscribe(channel)
  response.write(`data: subscribe,${channel},${String(count)}\n\n`)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
