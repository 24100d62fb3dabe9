import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Hint } from '../../../src/core/bus.ts'
import { seq } from '../../../src/core/ids.ts'
import { Feeds } from '../../../src/graphql/feed/feeds.ts'
import { follow } from '../../../src/graphql/feed/follow.ts'
import type { Part } from '../../../src/graphql/feed/log-reader.ts'
import { Channel } from '../../../src/graphql/live/channel.ts'
import type { Payload } from '../../../src/graphql/live/outlet.ts'
import { FakeLog } from '../support/fake-log.ts'
import { KeptOutlet } from '../support/kept-outlet.ts'

/** One connection of somebody: how many results it takes at a time, and after how many turns of others it is gone. */
interface Visit {
  readonly rooms: readonly number[]
  readonly turns: number
}

/** Batches of events, and whether their hints arrive. */
const batches = fc.array(fc.record({ size: fc.integer({ min: 1, max: 30 }), isHinted: fc.boolean() }), {
  minLength: 1,
  maxLength: 20,
})
const visit = fc.record({
  rooms: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }),
  turns: fc.integer({ min: 0, max: 25 }),
})
/** Somebody: whether it asks for handoffs alone, its connections that end, and the last one, which stays. */
const people = fc.array(fc.record({ isPicky: fc.boolean(), visits: fc.array(visit, { maxLength: 4 }), last: visit }), {
  minLength: 1,
  maxLength: 6,
})

/** An outlet that knows where it is, and whether it was written to after it had gone. */
class Visitor extends KeptOutlet {
  cursor: string | null = null
  hasGone = false
  written = 0

  override next(payload: Payload): boolean {
    if (this.hasGone) this.written += 1
    this.cursor = payload.cursor
    return super.next(payload)
  }
}

const handoffs: ReadonlySet<string> = new Set(['HandedOff'])

test('who shares results sees every event once and in order, however slow, and whoever comes and goes meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), batches, people, async (s, written, everybody) => {
      const turn = (label: string): Promise<void> => s.schedule(Promise.resolve(), label)
      const log = new FakeLog(() => turn('read'))
      let deliver: (hint: Hint) => void = () => undefined
      const bus = {
        connected: () => true,
        subscribe: (listener: (hint: Hint) => void) => {
          deliver = listener
          return () => undefined
        },
      }
      const failures: unknown[] = []
      const feeds = new Feeds({ store: log, bus, everyMs: 3_600_000, onError: (error) => failures.push(error) })
      feeds.run()
      const channels = new Map<boolean, Channel>()
      const render = async ({ cursor, events }: Part): Promise<Payload> => {
        await turn('render')
        return { cursor, json: Buffer.from(JSON.stringify(events.map((event) => event.seq))) }
      }
      const outlets: Visitor[] = []
      const come = async (isPicky: boolean, after: string | null, outlet: Visitor): Promise<() => void> => {
        const types = isPicky ? handoffs : null
        const taken = (await follow({ api: { store: log as never }, feeds, runId: log.runId, after, types })).takeOver()
        const known = channels.get(isPicky)
        const channel =
          known?.feed === taken.feed ? known : new Channel({ feed: taken.feed, render, emptied: () => undefined })
        channels.set(isPicky, channel)
        return channel.add(taken, outlet)
      }
      const drain = async (outlet: Visitor, rooms: readonly number[]): Promise<void> => {
        for (const room of rooms) {
          await turn('drain')
          outlet.drain(room)
        }
      }
      const watch = async (isPicky: boolean, visits: readonly Visit[], last: Visit): Promise<number[]> => {
        const seen: number[] = []
        let after: string | null = null
        for (const { rooms, turns } of visits) {
          const outlet = new Visitor(rooms[0])
          const leave = await come(isPicky, after, outlet)
          void drain(outlet, rooms.slice(1))
          for (let count = 0; count < turns; count += 1) await turn('stay')
          leave()
          outlet.hasGone = true
          outlets.push(outlet)
          seen.push(...outlet.seqs)
          after = outlet.cursor ?? after
          if (outlet.ended !== null) return seen
        }
        const outlet = new Visitor(last.rooms[0])
        outlets.push(outlet)
        await come(isPicky, after, outlet)
        await drain(outlet, [...last.rooms.slice(1), Number.POSITIVE_INFINITY])
        while (outlet.ended === null) await turn('wait')
        expect(outlet.ended).toBe('completed')
        return [...seen, ...outlet.seqs]
      }
      const write = async (): Promise<void> => {
        for (const { size, isHinted } of written) {
          await turn('write')
          log.append(Array.from({ length: size }, (_, at) => (at % 5 === 3 ? 'HandedOff' : 'StepEnabled')))
          if (isHinted) void turn('hint').then(() => deliver({ runId: log.runId, head: seq(log.head) }))
        }
        log.append(['RunCompleted'])
      }
      const heal = async (): Promise<void> => {
        while (!done) {
          await turn('heal')
          await feeds.heal()
        }
      }
      let done = false
      const all = Promise.all([
        ...everybody.map(({ isPicky, visits, last }) => watch(isPicky, visits, last)),
        write(),
      ]).finally(() => {
        done = true
      })
      void heal()
      await s.waitFor(all)
      const results = (await all).slice(0, -1)
      const every = log.events.map((event) => event.seq)
      const picked = log.events.filter(({ type }) => type === 'HandedOff').map((event) => event.seq)
      for (const [index, { isPicky }] of everybody.entries()) expect(results[index]).toEqual(isPicky ? picked : every)
      for (const { written: afterwards, unasked } of outlets)
        expect({ afterwards, unasked }).toEqual({ afterwards: 0, unasked: 0 })
      expect(feeds.size).toBe(0)
      expect(failures).toEqual([])
      await feeds.stop()
    }),
    { numRuns: 80 },
  )
})

test('who reads more of the log than its node has heard of waits with the others, and holds nobody up', async () => {
  const log = new FakeLog()
  log.append(Array.from({ length: 10 }, () => 'StepEnabled'))
  const bus = { connected: () => true, subscribe: () => () => undefined }
  const feeds = new Feeds({ store: log, bus, everyMs: 3_600_000, onError: () => undefined })
  let channel: Channel | null = null
  const come = async (outlet: Visitor): Promise<void> => {
    const watching = { api: { store: log as never }, feeds, runId: log.runId, after: null, types: null }
    const taken = (await follow(watching)).takeOver()
    channel ??= new Channel({
      feed: taken.feed,
      emptied: () => undefined,
      render: ({ cursor, events }) =>
        Promise.resolve({ cursor, json: Buffer.from(JSON.stringify(events.map((event) => event.seq))) }),
    })
    channel.add(taken, outlet)
  }
  const [first, second] = [new Visitor(), new Visitor()]
  await come(first)
  await vi.waitFor(() => expect(first.seqs).toHaveLength(10))
  // Its hint is lost.
  log.append(['StepEnabled', 'StepEnabled'])
  await come(second)
  const every = log.events.map((event) => event.seq)
  await vi.waitFor(() => expect([first.seqs, second.seqs]).toEqual([every, every]))
})

test('an answer to a command that came too late keeps nobody waiting for more', async () => {
  const log = new FakeLog()
  const bus = { connected: () => true, subscribe: () => () => undefined }
  const feeds = new Feeds({ store: log, bus, everyMs: 3_600_000, onError: () => undefined })
  const watching = { api: { store: log as never }, feeds, runId: log.runId, after: null, types: null }
  const taken = (await follow(watching)).takeOver()
  const outlet = new Visitor()
  new Channel({
    feed: taken.feed,
    emptied: () => undefined,
    render: ({ cursor }) => Promise.resolve({ cursor, json: Buffer.from('[]') }),
  }).add(taken, outlet)
  log.append(['StepEnabled', 'RunCompleted', 'CommandRejected'])
  await feeds.heal()
  await vi.waitFor(() => expect(outlet.ended).toBe('completed'))
})
