import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'

/** A request as an odd server sees it. */
export interface Seen {
  readonly headers: IncomingMessage['headers']
  readonly body: JsonObject
}

/** Starts a server that answers each request as it is told to, until the test is over. */
export async function oddServer(
  answer: (response: ServerResponse, seen: Seen) => void,
): Promise<{ readonly url: string; readonly seen: readonly Seen[] }> {
  const seen: Seen[] = []
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one = { headers: request.headers, body: JSON.parse(await text(request)) as JsonObject }
    seen.push(one)
    answer(response, one)
  }
  const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

/** Server-sent events as they stand, and the end of the answer. */
export const events =
  (...lines: readonly string[]) =>
  (response: ServerResponse): void =>
    void response
      .writeHead(200, { 'content-type': 'text/event-stream' })
      .end(lines.map((line) => `${line}\n\n`).join(''))

/** A chunk of a chat completion, as little of it as a server can get away with. */
export const chunk = (delta: JsonObject, more: JsonObject = {}): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, ...more }] })}`
