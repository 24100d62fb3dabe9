import { describe, expect, test, vi } from 'vitest'
import type { StoredEvent } from '../../../src/core/store/store.ts'
import { Feeds } from '../../../src/graphql/feed/feeds.ts'
import { follow } from '../../../src/graphql/feed/follow.ts'
import type { Part } from '../../../src/graphql/feed/log-reader.ts'
import { Channel } from '../../../src/graphql/live/channel.ts'
import type { Payload } from '../../../src/graphql/live/outlet.ts'
import { FakeLog } from '../support/fake-log.ts'
import { KeptOutlet } from '../support/kept-outlet.ts'

const quiet = { subscribe: () => () => undefined, connected: () => true }
const upTo = (last: number, from = 1): number[] => Array.from({ length: last - from + 1 }, (_, index) => from + index)
const some = (count: number): string[] => Array.from({ length: count }, () => 'StepEnabled')

function opened(log: FakeLog, types: readonly string[] | null = null) {
  const feeds = new Feeds({ store: log, bus: quiet, everyMs: 3_600_000, onError: () => undefined })
  const executed: Part[] = []
  const emptied = vi.fn<() => void>()
  const watching = {
    api: { store: log as never },
    feeds,
    runId: log.runId,
    types: types === null ? null : new Set(types),
  }
  let channel: Channel | null = null
  const render = (part: Part): Promise<Payload> => {
    executed.push(part)
    const seqs = part.events.map((event: StoredEvent) => event.seq)
    return Promise.resolve({ cursor: part.cursor, json: Buffer.from(JSON.stringify(seqs)) })
  }
  const join = async (outlet: KeptOutlet, after: string | null = null): Promise<() => void> => {
    const taken = (await follow({ ...watching, after })).takeOver()
    channel ??= new Channel({ feed: taken.feed, emptied, render })
    return channel.add(taken, outlet)
  }
  /** Appends, and lets the node know. */
  const append = async (names: readonly string[]): Promise<void> => {
    log.append(names)
    await feeds.heal()
  }
  return { feeds, executed, emptied, join, append }
}

describe('who follows the same log with the same document', () => {
  test('gets what is new from one execution, whether they are three or three hundred', async () => {
    const { executed, join, append } = opened(new FakeLog())
    const outlets = Array.from({ length: 300 }, () => new KeptOutlet())
    for (const outlet of outlets) await join(outlet)
    await vi.waitFor(() => expect(executed).toHaveLength(1))
    for (const count of [1, 2, 3]) await append(some(count))
    await vi.waitFor(() => expect(outlets.map(({ seqs }) => seqs)).toEqual(outlets.map(() => upTo(6))))
    expect(executed.length).toBeLessThanOrEqual(4)
  })

  test('gets what was there before from one execution too, where they come at the same time', async () => {
    const log = new FakeLog()
    log.append(some(1_000))
    const { executed, join } = opened(log)
    const outlets = Array.from({ length: 50 }, () => new KeptOutlet())
    await Promise.all(outlets.map((outlet) => join(outlet)))
    await vi.waitFor(() => expect(outlets.map(({ seqs }) => seqs.length)).toEqual(outlets.map(() => 1_000)))
    expect(executed).toHaveLength(10)
    expect(log.reads).toBeLessThan(20)
  })

  test('is not delayed by one who does not read, who goes on from where it was', async () => {
    const { join, append } = opened(new FakeLog())
    const [slow, quick] = [new KeptOutlet(3), new KeptOutlet()]
    await join(slow)
    await join(quick)
    for (let round = 1; round <= 20; round += 1) {
      await append(some(10))
      await vi.waitFor(() => expect(quick.seqs).toEqual(upTo(round * 10)))
    }
    expect(slow.seqs.length).toBeLessThan(40)
    slow.drain(2)
    await vi.waitFor(() => expect(slow.seqs.length).toBeGreaterThan(100))
    slow.drain(Number.POSITIVE_INFINITY)
    await vi.waitFor(() => expect(slow.seqs).toEqual(upTo(200)))
    await append(some(1))
    await vi.waitFor(() => expect(slow.seqs).toEqual(upTo(201)))
    expect(slow.unasked).toBe(0)
  })

  test('may come and go while others are being written to', async () => {
    const { join, append, emptied } = opened(new FakeLog())
    const staying = Array.from({ length: 600 }, () => new KeptOutlet())
    const going = Array.from({ length: 600 }, () => new KeptOutlet())
    for (const outlet of staying) await join(outlet)
    const leave = await Promise.all(going.map((outlet) => join(outlet)))
    const late: KeptOutlet[] = []
    for (let round = 0; round < 10; round += 1) {
      const written = append(some(3))
      for (const out of leave.splice(0, 60)) out()
      late.push(new KeptOutlet())
      await join(late.at(-1) as KeptOutlet)
      await written
    }
    await vi.waitFor(() => expect([...staying, ...late].every(({ seqs }) => seqs.length === 30)).toBe(true))
    for (const { seqs } of [...staying, ...late]) expect(seqs).toEqual(upTo(30))
    for (const { seqs } of going) expect(seqs).toEqual(upTo(seqs.length))
    expect(emptied).not.toHaveBeenCalled()
  })

  test('sees the events of its types alone, also those that came while it did not read', async () => {
    const { join, append } = opened(new FakeLog(), ['HandedOff'])
    const [slow, quick] = [new KeptOutlet(2), new KeptOutlet()]
    await join(slow)
    await join(quick)
    for (let round = 0; round < 30; round += 1) await append([...some(19), 'HandedOff'])
    slow.drain(Number.POSITIVE_INFINITY)
    const wanted = upTo(30).map((round) => round * 20)
    await vi.waitFor(() => expect(quick.seqs).toEqual(wanted))
    await vi.waitFor(() => expect(slow.seqs).toEqual(wanted))
  })
})

describe('a channel ends', () => {
  test('for everybody with the last event of its run, and nothing of it is watched any more', async () => {
    const { feeds, join, append, emptied } = opened(new FakeLog())
    const outlets = [new KeptOutlet(), new KeptOutlet(1), new KeptOutlet()]
    for (const outlet of outlets) await join(outlet)
    await append(['StepEnabled', 'RunCompleted'])
    outlets[1]?.drain(9)
    await vi.waitFor(() => expect(outlets.map(({ ended }) => ended)).toEqual(outlets.map(() => 'completed')))
    for (const { seqs } of outlets) expect(seqs).toEqual([1, 2])
    expect(emptied).toHaveBeenCalledTimes(1)
    expect(feeds.figures()).toMatchObject({ subscriptions: 0, watchedRuns: 0 })
  })

  test('with an error for everybody where the log has lost its tail', async () => {
    const log = new FakeLog()
    log.append(some(10))
    const { feeds, join } = opened(log)
    const outlets = [new KeptOutlet(), new KeptOutlet()]
    for (const outlet of outlets) await join(outlet)
    await vi.waitFor(() => expect(outlets.every(({ seqs }) => seqs.length === 10)).toBe(true))
    log.events.splice(5)
    log.append(some(7))
    await feeds.heal()
    await vi.waitFor(() => expect(outlets.map(({ ended }) => ended)).toEqual(['failed', 'failed']))
    expect(outlets[0]?.failure).toMatchObject({ code: 'CURSOR_DIVERGED' })
    expect(feeds.size).toBe(0)
  })

  test('for one whose results cannot be made, with what went wrong', async () => {
    const log = new FakeLog()
    const feeds = new Feeds({ store: log, bus: quiet, everyMs: 3_600_000, onError: () => undefined })
    const watching = { api: { store: log as never }, feeds, runId: log.runId, types: null, after: null }
    const taken = (await follow(watching)).takeOver()
    const channel = new Channel({
      feed: taken.feed,
      emptied: () => undefined,
      render: () => Promise.reject(new Error('No.')),
    })
    const outlet = new KeptOutlet()
    channel.add(taken, outlet)
    await vi.waitFor(() => expect(outlet.failure).toMatchObject({ message: 'No.' }))
    expect(feeds.size).toBe(0)
  })
})
