import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Bus, Hint } from '../../src/core/bus.ts'
import { runId, seq } from '../../src/core/ids.ts'
import type { LivePart } from '../../src/core/live-output.ts'
import { livePart } from '../support/live-part.ts'

export const hint = (head: number): Hint => ({
  runId: runId('0192f0c1-0000-7000-8000-000000000001'),
  head: seq(head),
})

/** A part of an answer of that run. */
export const part = (text: string, more: Partial<LivePart> = {}): LivePart => livePart(hint(0).runId, text, more)
/** Another run. */
export const otherRun = runId('0192f0c1-0000-7000-8000-000000000002')

/** Waits for the thing itself, not for a time. */
export const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 15_000, interval: 5 })

/** What every bus keeps to, as far as one node can see. */
export function busContract(open: (onError: (error: unknown) => void) => Bus): void {
  describe('a bus', () => {
    const opened: Bus[] = []
    const openBus = async (onError: (error: unknown) => void = () => undefined): Promise<Bus> => {
      const bus = open(onError)
      opened.push(bus)
      await until(() => bus.connected())
      return bus
    }
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((bus) => bus.close()))
    })

    test('brings every hint to every listener, once and in order, own ones included', async () => {
      const bus = await openBus()
      const [first, second]: Hint[][] = [[], []]
      bus.subscribe((got) => first?.push(got))
      bus.subscribe((got) => second?.push(got))
      for (const head of [1, 2, 0, 7]) bus.publish(hint(head))
      await until(() => second?.length === 4)
      expect(first).toEqual([1, 2, 0, 7].map(hint))
      expect(second).toEqual(first)
    })

    test('calls no listener within publish', async () => {
      const bus = await openBus()
      const got: Hint[] = []
      bus.subscribe((one) => got.push(one))
      bus.publish(hint(1))
      expect(got).toEqual([])
      await until(() => got.length === 1)
    })

    test('one who has stopped gets nothing more, the others do', async () => {
      const bus = await openBus()
      const gone = vi.fn<(hint: Hint) => void>()
      const got: Hint[] = []
      const stop = bus.subscribe(gone)
      bus.subscribe((one) => got.push(one))
      bus.publish(hint(1))
      stop()
      bus.publish(hint(2))
      await until(() => got.length === 2)
      expect(gone).not.toHaveBeenCalled()
    })

    test('a listener that throws is reported and keeps nobody else from hearing', async () => {
      const onError = vi.fn<(error: unknown) => void>()
      const bus = await openBus(onError)
      const got: Hint[] = []
      bus.subscribe(() => {
        throw new Error('broken listener')
      })
      bus.subscribe((one) => got.push(one))
      bus.publish(hint(1))
      await until(() => got.length === 1)
      expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'broken listener' }))
    })

    test('a listener that never comes to an end delays nobody', async () => {
      const bus = await openBus()
      const got: Hint[] = []
      // oxlint-disable-next-line typescript/no-misused-promises -- what a careless caller may hand in
      bus.subscribe(() => new Promise<void>(() => undefined))
      bus.subscribe((one) => got.push(one))
      for (const head of [1, 2, 3]) bus.publish(hint(head))
      await until(() => got.length === 3)
      expect(got).toEqual([1, 2, 3].map(hint))
    })

    test('a listener that publishes hears itself, and nothing piles up on the stack', async () => {
      const bus = await openBus()
      let heard = 0
      bus.subscribe(({ head }) => {
        heard += 1
        if (head < 20_000) bus.publish(hint(head + 1))
      })
      bus.publish(hint(1))
      await until(() => heard >= 20_000)
      expect(heard).toBe(20_000)
    })

    test('counts what it carries', async () => {
      const bus = await openBus()
      for (const head of [1, 2, 3]) bus.publish(hint(head))
      expect(bus.counts()).toEqual({ published: 3, received: 0, lost: 0 })
    })

    test('publishing on a closed bus does nothing', async () => {
      const bus = await openBus()
      const got = vi.fn<(message: unknown) => void>()
      bus.subscribe(got)
      bus.output.watch(otherRun, got)
      await bus.close()
      expect(() => bus.publish(hint(1))).not.toThrow()
      expect(() => bus.output.publish(part('late', { runId: otherRun }))).not.toThrow()
      expect(got).not.toHaveBeenCalled()
    })

    test('brings the output of a run to everyone here who watches that run, in order, once and whole', async () => {
      const bus = await openBus()
      const [first, second, other]: LivePart[][] = [[], [], []]
      bus.output.watch(part('').runId, (one) => first?.push(one))
      bus.output.watch(part('').runId, (one) => second?.push(one))
      bus.output.watch(otherRun, (one) => other?.push(one))
      const said = [part('Ärger, "quoted"\n'), part('😀', { offset: 16, ended: true }), part('b', { answer: 'a2' })]
      for (const one of said) bus.output.publish(one)
      bus.output.publish(part('elsewhere', { runId: otherRun }))
      await until(() => other?.length === 1 && second?.length === 3)
      expect(first).toEqual(said)
      expect(second).toEqual(said)
    })

    test('calls no watcher within publish, and none who has stopped', async () => {
      const bus = await openBus()
      const gone = vi.fn<(one: LivePart) => void>()
      const got: LivePart[] = []
      const stop = bus.output.watch(part('').runId, gone)
      bus.output.watch(part('').runId, (one) => got.push(one))
      bus.output.publish(part('a'))
      expect(got).toEqual([])
      stop()
      stop()
      bus.output.publish(part('b', { offset: 1 }))
      await until(() => got.length === 2)
      expect(gone).not.toHaveBeenCalled()
    })

    test('a watcher that throws is reported and keeps nobody else from hearing', async () => {
      const onError = vi.fn<(error: unknown) => void>()
      const bus = await openBus(onError)
      const got: LivePart[] = []
      bus.output.watch(part('').runId, () => {
        throw new Error('broken watcher')
      })
      bus.output.watch(part('').runId, (one) => got.push(one))
      bus.output.publish(part('a'))
      await until(() => got.length === 1)
      expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'broken watcher' }))
    })
  })
}
