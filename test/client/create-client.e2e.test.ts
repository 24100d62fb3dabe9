import { afterEach, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import type { Client } from '../../src/client/client.ts'
import { type ClientOptions, createClient } from '../../src/client/create-client.ts'
import { type Answers, type FakeServer, startFakeServer, type Streamed } from './support/fake-server.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const quick = { firstMs: 1, mostMs: 5 }
const ways: readonly [string, Partial<ClientOptions>][] = [
  ['the WebSocket of the platform', {}],
  ['ws', { webSocket: WebSocket }],
  ['SSE', { transport: 'sse' }],
]

async function open(answers: Partial<Answers>, options: Partial<ClientOptions> = {}): Promise<[Client, FakeServer]> {
  const server = await startFakeServer({
    answer: () => ({ data: {} }),
    stream: () => ({ parts: [], end: 'complete' }),
    ...answers,
  })
  const client = createClient({ url: `${server.url}/`, backoff: quick, ...options })
  closers.push(
    () => server.close(),
    () => client.close(),
  )
  return [client, server]
}

const eventsPart = (from: number, to: number) => ({
  data: {
    runEvents: {
      cursor: `after-${to}`,
      caughtUp: false,
      headSeq: 100,
      events: Array.from({ length: to - from + 1 }, (_, index) => ({ seq: from + index, type: 'StepEnabled' })),
    },
  },
})

async function seqs(client: Client): Promise<number[]> {
  const seen: number[] = []
  for await (const { events } of client.runEvents('run_1')) seen.push(...events.map(({ seq }) => seq))
  return seen
}

describe.each(ways)('events over %s', (_, options) => {
  test('every event once over connections that break, each time from the last cursor', async () => {
    const script: Streamed[] = [
      { parts: [eventsPart(1, 3)], end: 'cut' },
      { parts: [], end: 'cut' },
      { parts: [eventsPart(4, 4), eventsPart(5, 9)], end: 'cut' },
      { parts: [eventsPart(8, 12)], end: 'complete' },
    ]
    const [client, server] = await open({ stream: () => script.shift() ?? { parts: [], end: 'complete' } }, options)
    expect(await seqs(client)).toStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(server.asked.map(({ variables }) => variables['after'])).toStrictEqual([
      null,
      'after-3',
      'after-3',
      'after-9',
    ])
  })

  test('a refusal is thrown with its code and not tried again', async () => {
    const parts = [{ errors: [{ message: 'no such run', extensions: { code: 'NOT_FOUND', requestId: 'q1' } }] }]
    const [client, server] = await open({ stream: () => ({ parts, end: 'complete' }) }, options)
    await expect(seqs(client)).rejects.toMatchObject({ code: 'NOT_FOUND', requestId: 'q1' })
    expect(server.asked).toHaveLength(1)
  })

  test('return() closes a stream that waits', async () => {
    const [client] = await open({ stream: () => ({ parts: [eventsPart(1, 1)], end: 'stay' }) }, options)
    const stream = client.runEvents('run_1')
    await stream.next()
    const pending = stream.next()
    await stream.return?.()
    expect(await pending).toStrictEqual({ done: true, value: undefined })
  })
})

describe.each(ways)('changes of runs over %s', (_, options) => {
  const change = (id: string, lastSeq: number) => ({ data: { runs: { id, lastSeq } } })

  test('it subscribes again without a cursor, and says so before the first change comes', async () => {
    const script: Streamed[] = [
      { parts: [change('run_1', 4)], end: 'cut' },
      { parts: [], end: 'stay' },
    ]
    const told: string[] = []
    const [client, server] = await open({ stream: () => script.shift() ?? { parts: [], end: 'complete' } }, options)
    const stream = client.runChanges({ status: ['WAITING'], onConnection: (state) => told.push(state) })
    expect((await stream.next()).value).toMatchObject({ id: 'run_1', lastSeq: 4 })
    const pending = stream.next()
    await vi.waitFor(() => expect(told).toStrictEqual(['lost', 'resumed']))
    await vi.waitFor(() => expect(server.asked).toHaveLength(2))
    expect(server.asked.map(({ variables }) => variables)).toStrictEqual([
      { status: ['WAITING'] },
      { status: ['WAITING'] },
    ])
    await stream.return?.()
    expect(await pending).toStrictEqual({ done: true, value: undefined })
  })
})

describe('requests', () => {
  test('what the API refuses is thrown with its codes', async () => {
    const userErrors = [{ code: 'INVALID_INPUT', message: 'too long', path: ['input', 'title'] }]
    const [client] = await open({ answer: () => ({ data: { startRun: { run: null, userErrors } } }) })
    await expect(client.startRun({ requirements: 'x' })).rejects.toMatchObject({
      name: 'RequestRefused',
      codes: ['INVALID_INPUT'],
    })
  })

  test('a GraphQL error is thrown with its code', async () => {
    const [client] = await open({
      answer: () => ({ errors: [{ message: 'bad id', extensions: { code: 'INVALID_INPUT' } }] }),
    })
    await expect(client.run('x')).rejects.toMatchObject({ name: 'RequestFailed', code: 'INVALID_INPUT' })
  })

  test('a server that is not there is named', async () => {
    const [client, server] = await open({})
    await server.close()
    closers.length = 0
    await expect(client.run('x')).rejects.toMatchObject({ name: 'ServerUnreachable', url: server.url })
  })
})
