import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RemoteBusOptions } from '../../src/bus/remote-bus.ts'
import type { Bus, Hint } from '../../src/core/bus.ts'
import { runId, seq } from '../../src/core/ids.ts'
import { joinParts, type LivePart } from '../../src/core/live-output.ts'
import { hint, otherRun, part, until } from './bus.ts'

/** What a bus between nodes talks to, in the hands of a test. */
export interface BusServer {
  /** Opens a bus on it. */
  open(options: RemoteBusOptions): Bus
  /** Says something on a channel that no bus has said. */
  say(channel: string, text: string): Promise<void>
  /** Cuts every connection and answers no more. */
  cut(): Promise<void>
  /** Answers again, at the same address. */
  restore(): Promise<void>
  /** Stands still with every connection open, until it is told to go on. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

const heads = (hints: readonly Hint[]): number[] => hints.map(({ head }) => head)
const ascending = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b)

/** What every bus between nodes keeps to, whatever happens to its server. */
export function remoteBusContract(start: () => Promise<BusServer>): void {
  describe('between nodes', () => {
    let server: BusServer
    let prefix: string
    const opened: Bus[] = []
    const open = (options: RemoteBusOptions = {}): Bus => {
      const bus = server.open({ prefix, ...options })
      opened.push(bus)
      return bus
    }
    const hearing = (bus: Bus): Hint[] => {
      const got: Hint[] = []
      bus.subscribe((one) => got.push(one))
      return got
    }
    const watching = (bus: Bus, run = part('').runId): LivePart[] => {
      const got: LivePart[] = []
      bus.output.watch(run, (one) => got.push(one))
      return got
    }
    /** Waits until a node's watch of a run holds: what is said before is lost. */
    const inForce = async (from: Bus, got: LivePart[], run = part('').runId): Promise<void> => {
      let said = 0
      await until(() => {
        from.output.publish(part('?', { runId: run, answer: `try ${(said += 1)}` }))
        return got.length > 0
      })
      const last = part('!', { runId: run, answer: 'the last try' })
      from.output.publish(last)
      await until(() => got.some(({ answer }) => answer === last.answer))
      got.length = 0
    }
    const connected = (...buses: readonly Bus[]): Promise<unknown> => until(() => buses.every((bus) => bus.connected()))
    beforeEach(async () => {
      server = await start()
      prefix = randomUUID()
    })
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((bus) => bus.close()))
      await server.stop()
    })

    test('a hint reaches the other node, and its own node once', async () => {
      const [here, there] = [open(), open()]
      const [own, other] = [hearing(here), hearing(there)]
      await connected(here, there)
      here.publish(hint(1))
      there.publish(hint(2))
      await until(() => own.length >= 2 && other.length >= 2)
      here.publish(hint(3))
      await until(() => other.length >= 3)
      expect(ascending(heads(own))).toEqual([1, 2, 3])
      expect(ascending(heads(other))).toEqual([1, 2, 3])
      expect(here.counts()).toEqual({ published: 2, received: 1, lost: 0 })
    })

    test('installations with different prefixes do not hear each other', async () => {
      const [here, apart, same] = [open(), open({ prefix: randomUUID() }), open()]
      const [strange, heard] = [hearing(apart), hearing(same)]
      await connected(here, apart, same)
      here.publish(hint(1))
      await until(() => heard.length === 1)
      expect(strange).toEqual([])
    })

    test('the newest head of a run and that a message waits both arrive, however fast they come', async () => {
      const [here, there] = [open(), open()]
      const other = hearing(there)
      await connected(here, there)
      for (let head = 1; head <= 1_000; head += 1) here.publish(hint(head))
      here.publish(hint(0))
      await until(() => heads(other).includes(1_000) && heads(other).includes(0))
      expect(here.counts().lost).toBe(0)
    })

    test('hints that come twice or late are passed on as they come', async () => {
      const bus = open()
      const got = hearing(bus)
      await connected(bus)
      const [three, two] = [3, 2].map((head) => `elsewhere;${hint(0).runId} ${head}`)
      for (const text of [three, two, three]) await server.say(`${prefix}:hints`, text ?? '')
      await until(() => got.length === 3)
      expect(heads(got)).toEqual([3, 2, 3])
    })

    test('what is no hint does nothing', async () => {
      const errors: unknown[] = []
      const bus = open({ onError: (error) => errors.push(error) })
      const got = hearing(bus)
      await connected(bus)
      const run = hint(0).runId
      const garbage = [
        '',
        ';',
        'x',
        ';;;',
        '{"a":1}',
        `x;${run}`,
        `x;${run} -1`,
        `x;${run} 1e3`,
        `x;${run} ${'9'.repeat(30)}`,
      ]
      garbage.push(`x;${run.slice(1)} 1`, `x; ${run} 1`, '\u0000\u{1F600},,,\t', 'data: message', 'x'.repeat(100_000))
      for (const text of garbage) await server.say(`${prefix}:hints`, text)
      await server.say(`${prefix}:hints`, `x;nonsense;${run} 7`)
      await until(() => got.length > 0)
      expect(heads(got)).toEqual([7])
      expect(errors).toEqual([])
    })

    test('with the server gone nothing throws and own hints still come; once it is back hints travel again', async () => {
      await server.cut()
      const news: boolean[] = []
      const [here, there] = [open({ onConnection: ({ up }) => news.push(up) }), open()]
      const [own, other] = [hearing(here), hearing(there)]
      here.publish(hint(1))
      await until(() => own.length === 1 && news.includes(false))
      expect(here.connected()).toBe(false)
      await server.restore()
      await connected(here, there)
      here.publish(hint(2))
      await until(() => other.length === 1)
      await server.cut()
      await until(() => !here.connected() && !there.connected())
      here.publish(hint(3))
      await until(() => own.length === 3)
      await server.restore()
      await connected(here, there)
      here.publish(hint(4))
      await until(() => other.length === 2)
      expect(heads(other)).toEqual([2, 4])
      expect(here.counts()).toEqual({ published: 4, received: 0, lost: 2 })
      expect(news.at(-1)).toBe(true)
    })

    test('while the server stands still publishing never waits, and little piles up', async () => {
      const [here, there] = [open(), open()]
      const other = hearing(there)
      await connected(here, there)
      const run = (number: number): Hint['runId'] =>
        runId(`0192f0c1-0000-7000-8000-${String(number).padStart(12, '0')}`)
      server.freeze()
      try {
        for (let number = 0; number < 5_000; number += 1) {
          for (const head of [1, 2, 3]) here.publish({ runId: run(number), head: seq(head) })
        }
      } finally {
        server.thaw()
      }
      await until(() => other.some((one) => one.runId === run(999)))
      expect(here.counts().lost).toBeGreaterThanOrEqual(3_000)
      expect(other.length).toBeLessThanOrEqual(1_001)
    })

    test('output reaches the nodes that watch its run, joined where it came fast, and no others', async () => {
      const [here, there, apart] = [open(), open(), open({ prefix: randomUUID() })]
      const [own, far, foreign, other] = [watching(here), watching(there), watching(apart), watching(there, otherRun)]
      await connected(here, there, apart)
      await inForce(here, far)
      await inForce(here, other, otherRun)
      own.length = 0
      const text = 'The quick brown fox 😀 jumps.'
      for (let offset = 0; offset < text.length; offset += 2) {
        here.output.publish(part(text.slice(offset, offset + 2), { offset, ended: offset + 2 >= text.length }))
      }
      await until(() => far.at(-1)?.ended === true)
      expect(own.length).toBe(Math.ceil(text.length / 2))
      expect(far.length).toBeLessThanOrEqual(own.length)
      const whole = far.reduce<LivePart | null>((all, one) => all && joinParts(all, one), part(''))
      expect(whole).toMatchObject({ text, ended: true })
      expect(foreign).toEqual([])
      expect(other).toEqual([])
    })

    test('nothing of a run comes to a node that has stopped watching it', async () => {
      const [here, there] = [open(), open()]
      await connected(here, there)
      const gone: LivePart[] = []
      const stop = there.output.watch(otherRun, (one) => gone.push(one))
      await inForce(here, gone, otherRun)
      stop()
      const again = watching(there, otherRun)
      await inForce(here, again, otherRun)
      expect(gone).toEqual([])
    })

    test('what is no output does nothing', async () => {
      const errors: unknown[] = []
      const [here, there] = [open(), open({ onError: (error) => errors.push(error) })]
      const got = watching(there)
      await connected(here, there)
      await inForce(here, got)
      const { runId: _, ...good } = part('good')
      const message = (...parts: readonly object[]): string => JSON.stringify({ from: 'x', parts })
      const garbage = ['', '{', 'null', '[]', '{"from":"x"}', message({}), message({ ...good, offset: -1 })]
      garbage.push(message({ ...good, text: 'x'.repeat(70_000) }), message({ ...good, text: 7 }), 'x'.repeat(100_000))
      for (const text of garbage) await server.say(`${prefix}:output:${part('').runId}`, text)
      await server.say(`${prefix}:output:${part('').runId}`, message({ ...good, text: 'go\u0000od\ud800' }))
      await until(() => got.length > 0)
      expect(got).toEqual([part('good\ufffd')])
      expect(errors).toEqual([])
    })

    test('with the server gone own output still comes; once it is back it travels to those who watched before', async () => {
      const [here, there] = [open(), open()]
      const [own, far] = [watching(here), watching(there)]
      await connected(here, there)
      await inForce(here, far)
      await server.cut()
      await until(() => !here.connected() && !there.connected())
      own.length = 0
      here.output.publish(part('lost'))
      await until(() => own.length === 1)
      await server.restore()
      await connected(here, there)
      await inForce(here, far)
      expect(far.map(({ text }) => text)).not.toContain('lost')
    })

    test('while the server stands still output is joined, then lost, and the gap can be seen', async () => {
      const [here, there] = [open(), open()]
      const far = watching(there)
      await connected(here, there)
      await inForce(here, far)
      const piece = 'x'.repeat(1_000)
      server.freeze()
      try {
        for (let offset = 0; offset < 1_000_000; offset += 1_000) here.output.publish(part(piece, { offset }))
      } finally {
        server.thaw()
      }
      await until(() => {
        here.output.publish(part('', { offset: 1_000_000, ended: true }))
        return far.some(({ ended }) => ended)
      })
      const got = far.reduce((sum, { text }) => sum + text.length, 0)
      expect(got).toBeGreaterThan(0)
      expect(got).toBeLessThan(70_000)
    })

    test('closing ends at once while the server is gone or stands still', async () => {
      const [here, there] = [open(), open()]
      await connected(here, there)
      server.freeze()
      here.publish(hint(1))
      await here.close()
      server.thaw()
      await server.cut()
      there.publish(hint(1))
      await there.close()
      expect([here.connected(), there.connected()]).toEqual([false, false])
    })
  })
}
