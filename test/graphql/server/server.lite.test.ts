import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { publicRunId } from '../../../src/core/ids.ts'
import { type ApiServer, startServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { overSse, overWebSocket } from '../support/clients.ts'
import { afterApproval, RecordedRun, untilApproval } from '../support/sample-run.ts'

let fixture: ApiFixture
let run: RecordedRun
beforeAll(async () => {
  fixture = await startApi({ allowedOrigins: ['https://console.example'] })
  run = await RecordedRun.begin(fixture.api, fixture.node, '<b>Notes</b> & more')
  await run.append(untilApproval)
  await run.append(afterApproval)
})
afterAll(() => fixture.close())

/** A request with headers that `fetch` does not let one set. */
function statusOf(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: fixture.server.port, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('the gate', () => {
  const own = (): string => `localhost:${fixture.server.port}`
  test.each([
    ['the loopback address', () => ({ host: `127.0.0.1:${fixture.server.port}` }), 200],
    ['a name that was made to resolve to it', () => ({ host: 'evil.example' }), 403],
    ['its own pages', () => ({ host: own(), origin: `http://${own()}` }), 200],
    ['a page that was let in', () => ({ host: own(), origin: 'https://console.example' }), 200],
    ['a foreign page', () => ({ host: own(), origin: 'https://evil.example' }), 403],
    ['a page without an origin of its own', () => ({ host: own(), origin: 'null' }), 403],
  ])('to %s', async (_, headers, status) => {
    expect(await statusOf('/graphql?query=%7B__typename%7D', headers())).toBe(status)
    expect(await statusOf('/healthz', headers())).toBe(status)
  })

  test.each([
    ['a foreign page', '/graphql', { origin: 'https://evil.example' }],
    ['another host', '/graphql', { host: 'evil.example' }],
    ['another path', '/elsewhere', {}],
  ])('lets no WebSocket of %s in', async (_, path, headers) => {
    const socket = new WebSocket(`ws://127.0.0.1:${fixture.server.port}${path}`, 'graphql-transport-ws', { headers })
    const error = await new Promise<Error>((resolve) => socket.on('error', resolve))
    expect(error.message).toMatch(/40[34]/)
  })
})

describe('a WebSocket', () => {
  test('outlives operations that fail', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${fixture.server.port}/graphql`, 'graphql-transport-ws')
    const answers: { id?: string; type: string; payload?: { extensions?: { code: string } }[] }[] = []
    const ended = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString()) as (typeof answers)[number]
        answers.push(message)
        if (message.id === 'c' && message.type === 'complete') resolve()
      })
    })
    await new Promise((resolve) => socket.on('open', resolve))
    const say = (message: object): void => socket.send(JSON.stringify(message))
    say({ type: 'connection_init' })
    await new Promise((resolve) => socket.once('message', resolve))
    say({ id: 'a', type: 'subscribe', payload: { query: '{ broken' } })
    say({ id: 'b', type: 'subscribe', payload: { query: '{ nothing }' } })
    say({ id: 'c', type: 'subscribe', payload: { query: '{ runs { nodes { title } } }' } })
    await ended
    const codeOf = (id: string): string | undefined =>
      answers.find((answer) => answer.id === id && answer.type === 'error')?.payload?.[0]?.extensions?.code
    expect(codeOf('a')).toBe('GRAPHQL_PARSE_FAILED')
    expect(codeOf('b')).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(answers).toContainEqual(
      expect.objectContaining({
        id: 'c',
        type: 'next',
        payload: { data: { runs: { nodes: [{ title: '<b>Notes</b> & more' }] } } },
      }),
    )
    socket.terminate()
  })

  test('can carry mutations', async () => {
    const query = 'mutation { cancelRun(input: { runId: "x" }) { userErrors { code } } }'
    const asked = overWebSocket<{ cancelRun: object }>(fixture.server.url, query, {})
    expect(await asked.next()).toEqual({ cancelRun: { userErrors: [{ code: 'INVALID_INPUT' }] } })
    await asked.stop()
  })

  test('is closed for a message that is too large', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${fixture.server.port}/graphql`, 'graphql-transport-ws')
    await new Promise((resolve) => socket.on('open', resolve))
    const code = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.on('error', () => undefined)
    socket.send('x'.repeat(300_000))
    expect(await code).toBe(1009)
  })
})

describe('the pages', () => {
  test('GraphiQL comes whole, with the handoffs of a finished run in its first tab', async () => {
    const response = await fetch(`${fixture.server.url}/graphql`, { headers: { accept: 'text/html' } })
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/)
    const options = html.slice(html.indexOf('"defaultTabs"'))
    expect(options.indexOf('subscription Handoffs')).toBeGreaterThan(0)
    expect(options.indexOf('subscription Handoffs')).toBeLessThan(options.indexOf('mutation Build'))
    expect(options).toContain(publicRunId(run.runId))
  })

  test('the zip of a deliverable has its name and type', async () => {
    const response = await fetch(`${fixture.server.url}/runs/${publicRunId(run.runId)}/deliverable.zip`)
    expect(response.headers.get('content-type')).toBe('application/zip')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="b-notes-b-more.zip"')
    expect(await response.text()).toBe('package.json')
  })

  test.each([
    ['/runs/seven/deliverable.zip', 400],
    ['/runs/run_0192f0c1-0000-7000-8000-000000000009/deliverable.zip', 404],
    ['/nothing', 404],
    ['/healthz', 200],
    ['/readyz', 200],
  ])('%s answers %i', async (path, status) => {
    expect((await fetch(`${fixture.server.url}${path}`)).status).toBe(status)
  })
})

describe('a server that goes', () => {
  const another = (): Promise<ApiServer> => startServer({ api: fixture.api, port: 0, healEveryMs: 20 })
  const query = 'subscription ($runId: ID!) { runEvents(runId: $runId) { cursor } }'

  test('says that it is not ready while it drains', async () => {
    const server = await another()
    server.drain()
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await server.close()
  })

  test('does not wait for open streams, and tells WebSockets to come back', async () => {
    const server = await another()
    const open = await RecordedRun.begin(fixture.api, fixture.node)
    const runId = publicRunId(open.runId)
    const sse = await overSse(server.url, query, { runId })
    await sse.next()
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws')
    await new Promise((resolve) => socket.on('open', resolve))
    const code = new Promise<number>((resolve) => socket.on('close', resolve))
    const cut = sse.next().catch(() => null)
    await server.close()
    expect(await code).toBe(1012)
    expect(await cut).toBeNull()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed')
  })

  test('does not wait for a client that was refused a WebSocket and keeps its end open', async () => {
    const server = await another()
    const client = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
    client.write('GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    expect(String(((await once(client, 'data')) as [Buffer])[0])).toContain('404')
    await server.close()
    client.destroy()
  })

  test('is not ready while its store is away', async () => {
    const away = (): Promise<never> => Promise.reject(new Error('away'))
    const api = { ...fixture.api, store: { ...fixture.store, listRuns: away } }
    const server = await startServer({ api, port: 0 })
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    await server.close()
  })
})
