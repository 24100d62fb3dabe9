import { afterEach, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import type { Client } from '../../src/client/client.ts'
import { type ClientOptions, createClient } from '../../src/client/create-client.ts'
import { type Answers, type FakeServer, startFakeServer, type Streamed } from './support/fake-server.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const sockets: readonly [string, Partial<ClientOptions>][] = [
  ['the WebSocket of the platform', {}],
  ['ws', { webSocket: WebSocket }],
]
const ways: readonly [string, Partial<ClientOptions>][] = [...sockets, ['SSE', { transport: 'sse' }]]

async function open(answers: Partial<Answers>, options: Partial<ClientOptions> = {}): Promise<[Client, FakeServer]> {
  const server = await startFakeServer({
    answer: () => ({ data: { run: null } }),
    stream: () => ({ parts: [], end: 'complete' }),
    ...answers,
  })
  const client = createClient({ url: server.url, backoff: { firstMs: 1, mostMs: 5 }, ...options })
  closers.push(
    () => server.close(),
    () => client.close(),
  )
  return [client, server]
}

/** One event whose data is `size` characters long. */
const part = (seq: number, size = 1) => ({
  data: { runEvents: { cursor: `after-${seq}`, events: [{ seq, cursor: `after-${seq}`, data: 'x'.repeat(size) }] } },
})
const played = (...script: readonly Streamed[]): Pick<Answers, 'stream'> => {
  const left = [...script]
  return { stream: () => left.shift() ?? { parts: [], end: 'complete' } }
}

async function seqs(client: Client): Promise<number[]> {
  const seen: number[] = []
  for await (const { seq } of client.runEvents('run_1')) seen.push(seq)
  return seen
}

describe.each(sockets)('over %s, a connection that is closed', (_, options) => {
  test.each([1000, 1001, 1011, 1012, 1013, 4403, 4408, 4499, 4500])('with %i is made again', async (code) => {
    const [client, server] = await open(
      played({ parts: [part(1)], end: code }, { parts: [part(2)], end: 'complete' }),
      options,
    )
    expect(await seqs(client)).toStrictEqual([1, 2])
    expect(server.asked.map(({ variables }) => variables['after'])).toStrictEqual([null, 'after-1'])
  })

  test.each([
    [1009, 'BAD_REQUEST'],
    [4400, 'BAD_REQUEST'],
    [4401, 'UNAUTHENTICATED'],
    [4406, 'BAD_REQUEST'],
    [4409, 'BAD_REQUEST'],
    [4429, 'BAD_REQUEST'],
  ])('with %i ends the stream with %s', async (code, fault) => {
    const [client, server] = await open(played({ parts: [], end: code }), options)
    const failed = {
      name: 'RequestFailed',
      code: fault,
      message: expect.stringContaining('Closed by the test.') as string,
    }
    await expect(seqs(client)).rejects.toMatchObject(failed)
    expect(server.asked).toHaveLength(1)
  })
})

describe.each(sockets)('over %s, a stream', (_, options) => {
  test('that begins while the connection of the one before is being closed has lost nothing', async () => {
    const whole: Streamed = { parts: [part(1)], end: 'complete' }
    const [client, server] = await open(played(whole, whole, whole), options)
    const told: string[] = []
    for (let round = 0; round < 3; round++) {
      const stream = client.runEvents('run_1', { onConnection: (state) => told.push(state) })
      for await (const { seq } of stream) expect(seq).toBe(1)
    }
    expect(told).toStrictEqual([])
    expect(server.asked).toHaveLength(3)
  })
})

describe('an API key', () => {
  test.each(ways)('is asked for again with every connection over %s, where a function gives it', async (_, options) => {
    const keys = ['one', 'two', 'three']
    const key = (): Promise<string> => Promise.resolve(keys.shift() ?? '')
    const script = played({ parts: [part(1)], end: 4403 }, { parts: [part(2)], end: 'cut' })
    const [client, server] = await open(
      options.transport === 'sse' ? played({ parts: [part(1)], end: 'cut' }, { parts: [part(2)], end: 'cut' }) : script,
      { ...options, key },
    )
    expect(await seqs(client)).toStrictEqual([1, 2])
    expect(server.keys).toStrictEqual(['Bearer one', 'Bearer two', 'Bearer three'])
  })

  test('that is turned away at the door with 4403 is not shown again', async () => {
    const [client, server] = await open({ turnAway: () => 4403 }, { key: 'stale' })
    await expect(seqs(client)).rejects.toMatchObject({ name: 'RequestFailed', code: 'FORBIDDEN' })
    expect(server.keys).toStrictEqual(['Bearer stale'])
  })

  test('that is turned away at the door with 4403 gives way to a fresh one, where a function gives it', async () => {
    const keys = ['stale', 'stale', 'fresh']
    const turnAway = (key: string | null): number | null => (key === 'Bearer fresh' ? null : 4403)
    const [client, server] = await open(
      { turnAway, ...played({ parts: [part(1)], end: 'complete' }) },
      { key: () => keys.shift() ?? '' },
    )
    expect(await seqs(client)).toStrictEqual([1])
    expect(server.keys).toStrictEqual(['Bearer stale', 'Bearer stale', 'Bearer fresh'])
  })

  test.each(ways)('that cannot be had ends what needs it, over %s and in requests', async (_, options) => {
    const cause = new Error('the vault is shut')
    const key = vi.fn<() => string>(() => {
      throw cause
    })
    const [client, server] = await open({}, { ...options, key })
    await expect(seqs(client)).rejects.toMatchObject({ name: 'KeyUnavailable', cause })
    expect(key).toHaveBeenCalledOnce()
    await expect(client.run('run_1')).rejects.toMatchObject({ name: 'KeyUnavailable', cause })
    await expect(client.download('/app.zip')).rejects.toMatchObject({ name: 'KeyUnavailable', cause })
    expect(server.asked).toHaveLength(0)
  })
})

describe('an event stream', () => {
  const script = (ids: boolean): Streamed[] => [
    { parts: [part(1), part(2)], end: 'cut', ...(ids ? { ids: ['after-1', 'after-2'] } : {}) },
    { parts: [], end: 'cut' },
    { parts: [part(3)], end: 'complete' },
  ]

  test('of a server that sends ids is resumed with the last one in Last-Event-ID', async () => {
    const [client, server] = await open(played(...script(true)), { transport: 'sse' })
    expect(await seqs(client)).toStrictEqual([1, 2, 3])
    expect(server.lastEventIds).toStrictEqual([null, 'after-2', 'after-2'])
  })

  test('of a server that sends none is resumed by its cursor alone', async () => {
    const [client, server] = await open(played(...script(false)), { transport: 'sse' })
    expect(await seqs(client)).toStrictEqual([1, 2, 3])
    expect(server.lastEventIds).toStrictEqual([null, null, null])
    expect(server.asked.map(({ variables }) => variables['after'])).toStrictEqual([null, 'after-2', 'after-2'])
  })
})

describe.each(ways)('over %s, a client', (_, options) => {
  test('that stops reading ends its subscription, and misses nothing once it reads on', async () => {
    const [last, size] = [200, 50_000]
    const [client, server] = await open(
      {
        stream: ({ variables }) => {
          const { after } = variables as { readonly after: string | null }
          const from = after === null ? 0 : Number(after.slice('after-'.length))
          const parts = Array.from({ length: last - from }, (_, index) => part(from + index + 1, size))
          return { parts, end: 'complete' }
        },
      },
      options,
    )
    const stream = client.runEvents('run_1')
    const first = await stream.next()
    const seen = [first.done === true ? 0 : first.value.seq]
    await vi.waitFor(() => expect(server.ended).toBe(1))
    for await (const { seq } of stream) seen.push(seq)
    expect(seen).toStrictEqual(Array.from({ length: last }, (_, index) => index + 1))
    // What fits into 1 MiB and the part that was read; the part that goes over is still taken.
    const [, second] = server.asked.map(({ variables }) => variables['after'] as string | null)
    expect(second).toBe(`after-${Math.ceil((1024 * 1024) / size) + 1}`)
  })

  test('that is closed ends its streams, also for whoever waits', async () => {
    const [client, server] = await open(played({ parts: [part(1)], end: 'stay' }), options)
    const stream = client.runEvents('run_1')
    await stream.next()
    const pending = stream.next()
    client.close()
    expect(await pending).toStrictEqual({ done: true, value: undefined })
    expect(server.asked).toHaveLength(1)
  })
})
