import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bus, Hint } from '../../../src/core/bus.ts'
import { seq } from '../../../src/core/ids.ts'
import { Feeds } from '../../../src/graphql/feed/feeds.ts'
import { follow } from '../../../src/graphql/feed/follow.ts'
import { FakeLog } from '../support/fake-log.ts'

type Deliver = (hint: Hint) => void

/** A bus that the test holds in its hand. */
function heldBus(): { readonly bus: Pick<Bus, 'subscribe' | 'connected'>; readonly deliver: Deliver } {
  const listeners = new Set<Deliver>()
  return {
    deliver: (hint) => {
      for (const listener of listeners) listener(hint)
    },
    bus: {
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      connected: () => true,
    },
  }
}

/** A batch of events, and how its hint fares: lost, once, twice, or as an older one. */
const batches = fc.array(
  fc.record({ size: fc.integer({ min: 1, max: 40 }), hint: fc.constantFrom('lost', 'once', 'twice', 'stale') }),
  { minLength: 1, maxLength: 25 },
)
/** After how many events each connection of a follower is cut; in the end it stays. */
const cuts = fc.array(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 10 }), { minLength: 1, maxLength: 4 })

const handoffs: ReadonlySet<string> = new Set(['HandedOff'])

test('every follower sees every event that it asked for once and in order, whatever becomes of hints, reads and connections', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), batches, cuts, async (s, written, followers) => {
      const log = new FakeLog(() => s.schedule(Promise.resolve(), 'read'))
      const { bus, deliver } = heldBus()
      const failures: unknown[] = []
      const feeds = new Feeds({ store: log, bus, everyMs: 3_600_000, onError: (error) => failures.push(error) })
      feeds.run()

      const hint = async (head: number): Promise<void> => {
        await s.schedule(Promise.resolve(), 'hint')
        deliver({ runId: log.runId, head: seq(head) })
      }
      const write = async (): Promise<void> => {
        for (const [index, { size, hint: fate }] of written.entries()) {
          await s.schedule(Promise.resolve(), 'write')
          const before = log.head
          log.append(Array.from({ length: size }, (_, at) => (at % 7 === 3 ? 'HandedOff' : 'StepEnabled')))
          if (index === written.length - 1) log.append(['RunCompleted'])
          if (fate === 'once' || fate === 'twice') void hint(log.head)
          if (fate === 'twice') void hint(log.head)
          if (fate === 'stale') void hint(before)
        }
      }
      const watch = async (limits: readonly number[], types: ReadonlySet<string> | null): Promise<number[]> => {
        const seen: number[] = []
        let after: string | null = null
        for (let connection = 0; ; connection += 1) {
          const limit = limits[connection] ?? Number.POSITIVE_INFINITY
          const parts = await follow({ api: { store: log as never }, feeds, runId: log.runId, after, types })
          let got = 0
          for (;;) {
            const part = await parts.next()
            if (part.done === true) return seen
            seen.push(...part.value.events.map((event) => event.seq))
            after = part.value.cursor
            got += part.value.events.length
            if (got >= limit) break
          }
          await parts.return?.()
        }
      }
      let done = false
      const all = Promise.all([
        ...followers.map((limits, index) => watch(limits, index % 2 === 0 ? null : handoffs)),
        write(),
      ]).finally(() => {
        done = true
      })
      await s.waitIdle()
      while (!done) {
        void feeds.heal()
        await s.waitIdle()
      }
      const results = (await all).slice(0, -1)
      const expected = log.events.map((event) => event.seq)
      const expectedHandoffs = log.events.filter(({ type }) => type === 'HandedOff').map((event) => event.seq)
      for (const [index, seen] of results.entries()) expect(seen).toEqual(index % 2 === 0 ? expected : expectedHandoffs)
      expect(feeds.size).toBe(0)
      expect(failures).toEqual([])
      await feeds.stop()
    }),
    { numRuns: 60 },
  )
})
