import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { RequestFailed, ServerUnreachable } from '../../../src/client/errors.ts'
import { ResumingStream } from '../../../src/client/stream/resuming-stream.ts'
import type { Listener } from '../../../src/client/stream/transport.ts'
import { LogSource, type Numbered } from './log-source.ts'

const upTo = (length: number, from = 1): number[] =>
  Array.from({ length: length - from + 1 }, (_, index) => from + index)

async function readAll(source: LogSource): Promise<number[]> {
  const seen: number[] = []
  for await (const part of new ResumingStream<readonly Numbered[]>(source)) seen.push(...part.map(({ seq }) => seq))
  return seen
}

/** A source that the test speaks for. */
function spoken(patienceMs: number | null = null) {
  const listeners: Listener[] = []
  let stopped = 0
  const source = {
    url: 'http://spoken.test',
    after: null,
    backoff: { firstMs: 0, mostMs: 0, patienceMs, random: () => 0 },
    open: (_: string | null, listener: Listener) => {
      listeners.push(listener)
      return () => {
        stopped += 1
      }
    },
    take: (data: unknown) => ({ part: data, cursor: 'c' }),
  }
  return { source, listeners, stops: () => stopped }
}

describe('a stream over connections that break', () => {
  const plan = fc.record({
    parts: fc.nat(4),
    size: fc.integer({ min: 1, max: 7 }),
    repeats: fc.nat(5),
    skips: fc.boolean(),
    haunts: fc.boolean(),
  })

  test('shows every event once and in order, whatever its connections do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.array(plan, { maxLength: 6 }), async (length, plans) => {
        expect(await readAll(new LogSource({ length, plans }))).toStrictEqual(upTo(length))
      }),
      { numRuns: 150 },
    )
  })

  test('begins after the cursor that it was given, and resumes from the last that it took', async () => {
    const cut = { parts: 1, size: 5, repeats: 0, skips: false, haunts: false }
    const source = new LogSource({ length: 20, plans: [cut, cut], after: 3 })
    expect(await readAll(source)).toStrictEqual(upTo(20, 4))
    expect(source.opened).toStrictEqual(['3', '8', '13'])
  })

  test('lets go of the connection while much is unread, and misses nothing by it', async () => {
    const source = new LogSource({ length: 5_000 })
    expect(await readAll(source)).toStrictEqual(upTo(5_000))
    expect(source.opened.length).toBeGreaterThan(1)
  })
})

describe('a stream of states', () => {
  const ofKey = { keyOf: (part: unknown) => String(part).slice(0, 1) }

  test('of what waits to be read, the latest of each thing is told once, in the order in which they began to wait', async () => {
    const { source, listeners } = spoken()
    const stream = new ResumingStream({ ...source, ...ofKey })
    const first = stream.next()
    for (const part of ['a1', 'a2', 'b1', 'a3', 'c1', 'b2']) listeners[0]?.part(part)
    expect(await first).toStrictEqual({ done: false, value: 'a1' })
    const rest = [await stream.next(), await stream.next(), await stream.next()]
    expect(rest.map(({ value }) => value as unknown)).toStrictEqual(['a3', 'b2', 'c1'])
  })

  test('it says that it is back once the connection stands, though nothing comes over it', async () => {
    const told: string[] = []
    const { source, listeners } = spoken()
    const stream = new ResumingStream({ ...source, ...ofKey, onConnection: (state) => told.push(state) })
    void stream.next()
    listeners[0]?.opened?.()
    listeners[0]?.broken(new Error('cut'))
    expect(told).toStrictEqual(['lost'])
    await vi.waitFor(() => expect(listeners).toHaveLength(2))
    listeners[1]?.opened?.()
    expect(told).toStrictEqual(['lost', 'resumed'])
    listeners[1]?.part('a1')
    expect(told).toHaveLength(2)
    await stream.return()
  })

  test('much that waits does not make it let go of the connection', async () => {
    const { source, listeners, stops } = spoken()
    const stream = new ResumingStream({ ...source, keyOf: String })
    void stream.next()
    for (let run = 0; run < 1_000; run++) listeners[0]?.part(run)
    expect(stops()).toBe(0)
    await stream.return()
  })
})

describe('the end of a stream', () => {
  test('nothing is opened before somebody reads', async () => {
    const { source, listeners } = spoken()
    const stream = new ResumingStream(source)
    expect(listeners).toHaveLength(0)
    await stream.return()
    expect(listeners).toHaveLength(0)
  })

  test('return() ends a pending next() at once and hangs up', async () => {
    const { source, listeners, stops } = spoken()
    const stream = new ResumingStream(source)
    const pending = stream.next()
    await stream.return()
    expect(await pending).toStrictEqual({ done: true, value: undefined })
    expect(stops()).toBe(1)
    listeners[0]?.part('late')
    expect(await stream.next()).toStrictEqual({ done: true, value: undefined })
  })

  test('a refusal reaches the reader once and is not tried again', async () => {
    const { source, listeners } = spoken()
    const stream = new ResumingStream(source)
    const pending = stream.next()
    listeners[0]?.failed(new RequestFailed('no such run', { code: 'NOT_FOUND', requestId: null }))
    await expect(pending).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await stream.next()).toStrictEqual({ done: true, value: undefined })
    expect(listeners).toHaveLength(1)
  })

  test('what waits to be read comes before the refusal', async () => {
    const { source, listeners } = spoken()
    const stream = new ResumingStream(source)
    const first = stream.next()
    listeners[0]?.part('a')
    listeners[0]?.part('b')
    listeners[0]?.failed(new RequestFailed('gone', { code: 'CURSOR_DIVERGED', requestId: null }))
    expect(await first).toStrictEqual({ done: false, value: 'a' })
    expect(await stream.next()).toStrictEqual({ done: false, value: 'b' })
    await expect(stream.next()).rejects.toMatchObject({ code: 'CURSOR_DIVERGED' })
  })

  test('it gives up when the server stays out of reach for longer than its patience', async () => {
    const { source } = spoken(-1)
    const stream = new ResumingStream({
      ...source,
      open: (_, listener) => {
        listener.broken(new Error('refused'))
        return () => undefined
      },
    })
    await expect(stream.next()).rejects.toBeInstanceOf(ServerUnreachable)
  })
})
