import { describe, expect, test } from 'vitest'
import { seq } from '../../../src/core/ids.ts'
import { formatCursor } from '../../../src/graphql/cursor/stream-cursor.ts'
import { Feeds } from '../../../src/graphql/feed/feeds.ts'
import { follow, type Part } from '../../../src/graphql/feed/follow.ts'
import { FakeLog } from '../support/fake-log.ts'

const quiet = { subscribe: () => () => undefined, connected: () => true }

function started(log: FakeLog): {
  readonly feeds: Feeds
  readonly open: (after?: string | null, types?: readonly string[]) => Promise<AsyncIterableIterator<Part>>
} {
  const feeds = new Feeds({ store: log, bus: quiet, everyMs: 3_600_000, onError: () => undefined })
  const open = (
    after: string | null = null,
    types: readonly string[] | null = null,
  ): Promise<AsyncIterableIterator<Part>> =>
    follow({
      api: { store: log as never },
      feeds,
      runId: log.runId,
      after,
      types: types === null ? null : new Set(types),
    })
  return { feeds, open }
}

const value = async (parts: AsyncIterableIterator<Part>): Promise<Part> => {
  const result = (await parts.next()) as IteratorResult<Part, undefined>
  if (result.done === true) throw new Error('The stream has ended.')
  return result.value
}

describe('following a log', () => {
  test('begins with an empty part where there is nothing yet, so that a reader knows it is live', async () => {
    const { open } = started(new FakeLog())
    const parts = await open()
    expect(await value(parts)).toMatchObject({ events: [], caughtUp: true, headSeq: 0 })
    await parts.return?.()
  })

  test('ends while it waits as soon as it is told to, and lets the feed go', async () => {
    const log = new FakeLog()
    const { feeds, open } = started(log)
    const parts = await open()
    await parts.next()
    const waiting = parts.next()
    await parts.return?.()
    expect((await waiting).done).toBe(true)
    expect((await parts.next()).done).toBe(true)
    expect(feeds.size).toBe(0)
  })

  test('passes over events of other types, and its cursor passes over them too', async () => {
    const log = new FakeLog()
    log.append(Array.from({ length: 1_200 }, () => 'StepEnabled'))
    log.append(['HandedOff', 'StepEnabled', 'RunCompleted'])
    const { open } = started(log)
    const parts = await open(null, ['HandedOff'])
    const all: Part[] = []
    for await (const part of parts) all.push(part)
    expect(all.flatMap(({ events }) => events.map((event) => event.seq))).toEqual([1_201])
    const last = all.at(-1)
    expect(last).toMatchObject({ caughtUp: true, headSeq: 1_203 })
    expect((await value(await open(last?.cursor))).events).toEqual([])
  })

  test('gives what was asked for among many events together', async () => {
    const log = new FakeLog()
    for (let count = 0; count < 40; count += 1)
      log.append(['HandedOff', ...Array.from({ length: 9 }, () => 'StepEnabled')])
    const { open } = started(log)
    const part = await value(await open(null, ['HandedOff']))
    expect(part).toMatchObject({ events: { length: 40 }, caughtUp: true, headSeq: 400 })
  })

  test('of an ended run completes, also from its very end', async () => {
    const log = new FakeLog()
    log.append(['StepEnabled', 'RunCompleted'])
    const { open } = started(log)
    const all: Part[] = []
    for await (const part of await open()) all.push(part)
    expect(all).toHaveLength(1)
    const again = await open(all[0]?.cursor)
    expect(await value(again)).toMatchObject({ events: [], caughtUp: true })
    expect((await again.next()).done).toBe(true)
  })

  test('of a thousand readers costs one read of the log for each change', async () => {
    const log = new FakeLog()
    const { feeds, open } = started(log)
    const readers = await Promise.all(Array.from({ length: 1_000 }, () => open()))
    await Promise.all(readers.map((parts) => parts.next()))
    const next = readers.map((parts) => parts.next())
    const before = log.reads
    log.append(['StepEnabled'])
    await feeds.heal()
    const parts = await Promise.all(next)
    expect(parts.every(({ value: part }: { value: Part }) => part.events[0]?.seq === 1)).toBe(true)
    expect(log.reads - before).toBe(1)
    for (const reader of readers) await reader.return?.()
  })

  test('refuses a cursor beyond the end, and one whose event has become another one', async () => {
    const log = new FakeLog()
    log.append(['StepEnabled'])
    const { feeds, open } = started(log)
    const { runId } = log
    const ahead = formatCursor({ runId, seq: seq(5), tag: '0123456789ab' })
    await expect(open(ahead)).rejects.toMatchObject({ code: 'CURSOR_AHEAD' })
    const other = formatCursor({ runId, seq: seq(1), tag: '0123456789ab' })
    await expect(open(other)).rejects.toMatchObject({ code: 'CURSOR_DIVERGED' })
    expect(feeds.size).toBe(0)
  })
})

describe('a log that has lost its tail', () => {
  test.each([0, 2, 5])('is noticed by whoever follows it, with %i other events in its place', async (regrown) => {
    const log = new FakeLog()
    log.append(['RunSubmitted', 'StepEnabled'])
    log.append(['StepStarted'])
    const { feeds, open } = started(log)
    const parts = await open()
    expect((await value(parts)).events).toHaveLength(3)
    const next = parts.next()
    log.events.splice(2)
    for (let count = 0; count < regrown; count += 1) log.append(['RunPaused'])
    await feeds.heal()
    await expect(next).rejects.toMatchObject({ code: 'CURSOR_DIVERGED' })
    const fresh = await open()
    expect((await value(fresh)).events).toHaveLength(2 + regrown)
    await fresh.return?.()
    expect(feeds.size).toBe(0)
  })
})
