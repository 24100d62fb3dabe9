import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { pullIterator } from '../../../src/graphql/feed/pull-iterator.ts'
import { restApi } from '../../../src/graphql/rest/rest-api.ts'
import type { RestAsking } from '../../../src/graphql/rest/rest-options.ts'
import { makeSchema } from '../../../src/graphql/schema.ts'

const asking: RestAsking = {
  requestId: 'r1',
  caller: { role: 'admin', key: null },
  calledAt: { hostName: 'localhost', origin: 'http://localhost' },
  client: 'me',
}

/** A server that tells when a request has been dealt with, whether anybody got the answer or not. */
async function listening(faults: unknown[]) {
  const never = (): never => {
    throw new Error('Nothing of this is carried out.')
  }
  const api = {
    onFault: ({ error }: { readonly error: unknown }) => faults.push(error),
    store: null as never,
    node: { version: '1' } as never,
  }
  const rest = restApi({
    api,
    schema: makeSchema(),
    allowedOrigins: [],
    execute: never,
    subscribe: () =>
      Promise.resolve(
        pullIterator<never>(
          () => new Promise(() => undefined),
          () => undefined,
        ),
      ),
  })
  const handled = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    rest(request, response, asking).then(handled.resolve, handled.reject)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, handled: handled.promise, requested: once(server, 'request') }
}

const head = (line: string): string[] => [`${line} HTTP/1.1`, 'host: localhost']

test.each([
  [
    'in the middle of its request',
    [...head('POST /api/runs'), 'content-type: application/json', 'content-length: 100'],
  ],
  ['before the first answer of a long poll', head('GET /api/runs/run_0192f0c1-0000-7000-8000-000000000009/events')],
])('a client that goes %s is no fault of the server', async (_, lines) => {
  const faults: unknown[] = []
  const { port, handled, requested } = await listening(faults)
  const socket = connect(port, '127.0.0.1')
  socket.write(`${lines.join('\r\n')}\r\n\r\n{"requirements"`)
  await requested
  socket.destroy()
  await handled
  expect(faults).toEqual([])
})
