import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { inProcessBus } from '../../../src/bus/in-process-bus.ts'
import { LiveTextWriter } from '../../../src/bus/live-text.ts'
import { type PersonaId, personaId, runId } from '../../../src/core/ids.ts'
import type { LivePart } from '../../../src/core/live-output.ts'
import { Feeds } from '../../../src/graphql/feed/feeds.ts'
import { followOutput, type OutputPart } from '../../../src/graphql/feed/follow-output.ts'
import { OutputFeeds } from '../../../src/graphql/feed/output-feed.ts'
import { FakeLog } from '../support/fake-log.ts'
import { livePart } from '../../support/live-part.ts'

/** What is in use, in bytes, once the rest has been collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

/** A run whose log is in memory, on a bus within the process. */
function started() {
  const log = new FakeLog()
  log.append(['RunSubmitted'])
  const bus = inProcessBus()
  const watched = { now: 0, most: 0 }
  const counted = {
    output: {
      ...bus.output,
      watch: (...args: Parameters<typeof bus.output.watch>) => {
        watched.now += 1
        watched.most = Math.max(watched.most, watched.now)
        const stop = bus.output.watch(...args)
        return () => {
          watched.now -= 1
          stop()
        }
      },
    },
  }
  const feeds = new Feeds({ store: log, bus, everyMs: 3_600_000, onError: () => undefined })
  const outputs = new OutputFeeds(counted)
  const open = (persona: PersonaId | null = null): Promise<AsyncIterableIterator<OutputPart>> =>
    followOutput({ feeds, outputs }, { runId: log.runId, persona })
  const part = (text: string, more: Partial<LivePart> = {}): LivePart => livePart(log.runId, text, more)
  const say = async (...parts: readonly LivePart[]): Promise<void> => {
    for (const one of parts) bus.output.publish(one)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { log, bus, feeds, open, part, say, watched }
}

const value = async (parts: AsyncIterableIterator<OutputPart>): Promise<OutputPart> => {
  const result = (await parts.next()) as IteratorResult<OutputPart, undefined>
  if (result.done === true) throw new Error('The output has ended.')
  return result.value
}

describe('following the output of a run', () => {
  test('gives each part as it comes to a reader that keeps up', async () => {
    const { open, part, say } = started()
    const output = await open()
    const next = value(output)
    await say(part('a'))
    expect(await next).toEqual({ ...part('a'), restarted: false })
    await say(part('b', { offset: 1, ended: true }))
    expect(await value(output)).toMatchObject({ text: 'b', offset: 1, ended: true })
    await output.return?.()
  })

  test('joins what a slow reader has not read, each answer for itself', async () => {
    const { open, part, say } = started()
    const output = await open()
    const tester = { persona: personaId('tester'), step: 'test', answer: 'b1' }
    await say(part('a'), part('x', tester), part('b', { offset: 1 }), part('y', { ...tester, offset: 1, ended: true }))
    await say(part('c', { offset: 2 }))
    expect([await value(output), await value(output)]).toMatchObject([
      { text: 'abc', offset: 0, ended: false },
      { persona: 'tester', text: 'xy', offset: 0, ended: true },
    ])
    await output.return?.()
  })

  test('does not join over a gap', async () => {
    const { open, part, say } = started()
    const output = await open()
    await say(part('a'), part('c', { offset: 2 }))
    expect([await value(output), await value(output)]).toMatchObject([{ text: 'a' }, { text: 'c', offset: 2 }])
    await output.return?.()
  })

  test('a reader that stalls loses the oldest, and sees from the offset how much', async () => {
    const { open, part, say } = started()
    const output = await open()
    const text = 'x'.repeat(1_000)
    await say(part('first'))
    await value(output)
    for (let offset = 5; offset < 1_000_000; offset += text.length) await say(part(text, { offset }))
    const late = await value(output)
    expect(late.offset).toBeGreaterThan(900_000)
    expect(late.text.length).toBeLessThanOrEqual(64_000)
    expect(late.offset + late.text.length).toBe(1_000_005)
    await output.return?.()
  })

  test('says once that earlier text is void, for the round that it concerns', async () => {
    const { open, part, say } = started()
    const output = await open()
    const again = { answer: 'a2' }
    for (const one of [
      part('a'),
      part('', again),
      part('b', again),
      part('c', { ...again, answer: 'a3', round: 2 }),
      part('d', { answer: 'a4' }),
    ]) {
      await say(one)
      await value(output).then((shown) =>
        expect([shown.text, shown.restarted]).toEqual([one.text, ['', 'd'].includes(one.text)]),
      )
    }
    await output.return?.()
  })

  test('says so too where the part that began the other try was lost', async () => {
    const { open, part, say } = started()
    const output = await open()
    await say(part('a'))
    await value(output)
    await say(part('later', { answer: 'a2', offset: 70 }))
    expect(await value(output)).toMatchObject({ offset: 70, restarted: true })
    await output.return?.()
  })

  test('of one persona leaves out the others', async () => {
    const { open, part, say } = started()
    const output = await open(personaId('tester'))
    await say(part('a'), part('x', { persona: personaId('tester'), answer: 'b1' }))
    expect(await value(output)).toMatchObject({ persona: 'tester', text: 'x' })
    await output.return?.()
  })

  test('begins with what comes from now on, whoever else has watched before', async () => {
    const { open, part, say } = started()
    const early = await open()
    await say(part('a'))
    const late = await open()
    await say(part('b', { offset: 1 }))
    expect(await value(early)).toMatchObject({ text: 'ab' })
    expect(await value(late)).toMatchObject({ text: 'b', offset: 1 })
    await Promise.all([early.return?.(), late.return?.()])
  })

  test('ends with the run, after what was said before', async () => {
    const { log, feeds, open, part, say } = started()
    const output = await open()
    await say(part('a'))
    log.append(['StepCompleted', 'RunCompleted'])
    await feeds.heal()
    expect(await value(output)).toMatchObject({ text: 'a' })
    expect((await output.next()).done).toBe(true)
    expect((await (await open()).next()).done).toBe(true)
  })

  test('ends while it waits, and of an unknown run it does not begin', async () => {
    const { log, feeds, open } = started()
    const output = await open()
    const waiting = output.next()
    log.append(['RunCancelled'])
    await feeds.heal()
    expect((await waiting).done).toBe(true)
    const unknown = { runId: runId('0192f0c1-0000-7000-8000-00000000dead'), persona: null }
    await expect(followOutput({ feeds, outputs: new OutputFeeds(inProcessBus()) }, unknown)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('tells of a log that has lost its end, as following its events does', async () => {
    const { log, feeds, open } = started()
    log.append(['StepEnabled', 'StepStarted'])
    const output = await open()
    const next = output.next()
    log.events.splice(1)
    await feeds.heal()
    await expect(next).rejects.toMatchObject({ code: 'CURSOR_DIVERGED' })
    expect(feeds.size).toBe(0)
  })

  test('of a thousand readers costs one watch and one copy of the text, however little they read', async () => {
    const { log, feeds, bus, open, watched } = started()
    const readers = await Promise.all(Array.from({ length: 1_000 }, () => open()))
    expect(watched).toEqual({ now: 1, most: 1 })
    const of = { runId: log.runId, persona: personaId('writer'), step: 'write', attempt: 1, round: 1 }
    const live = new LiveTextWriter(of, { publish: (one) => bus.output.publish(one), newId: () => 'a1' })
    const before = heapInUse()
    for (let count = 0; count < 2_000; count += 1) {
      live.write('x'.repeat(16_000))
      if (count % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    live.end()
    await new Promise((resolve) => setImmediate(resolve))
    // 32 million characters were said.
    expect(heapInUse() - before).toBeLessThan(5_000_000)
    const shown = await Promise.all(readers.map(value))
    expect(new Set(shown.map(({ offset, text }) => offset + text.length))).toEqual(new Set([32_000_000]))
    for (const reader of readers) await reader.return?.()
    expect(watched.now).toBe(0)
    expect(feeds.size).toBe(0)
  })
})
