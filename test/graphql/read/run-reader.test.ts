import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runId, type Seq, seq } from '../../../src/core/ids.ts'
import { RunReader } from '../../../src/graphql/read/run-reader.ts'
import { tagOf } from '../../../src/graphql/cursor/stream-cursor.ts'
import { FakeLog } from '../support/fake-log.ts'

const note = (count: number): string[] => Array.from({ length: count }, () => 'OwnerChanged')

test('whatever is asked in whatever order, a run is folded up to exactly there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 }), async (s, asked) => {
      const log = new FakeLog(() => s.schedule(Promise.resolve()))
      for (let batch = 0; batch < 20; batch += 1) log.append(note(3))
      const reader = new RunReader({ store: log, mostWeight: 1_000_000 })
      const all = Promise.all(asked.map((at) => reader.at(log.runId, seq(at))))
      await s.waitFor(all)
      expect((await all).map((folded) => folded.seq)).toEqual(asked)
      const expected = asked.map((at) => (at === 0 ? '' : tagOf(log.events[at - 1]?.batchId ?? '')))
      expect((await all).map((folded) => folded.tag)).toEqual(expected)
    }),
    { numRuns: 50 },
  )
})

test('a run that grows is read from where it was left', async () => {
  const log = new FakeLog()
  const reader = new RunReader({ store: log, mostWeight: 1_000_000 })
  log.append(note(400))
  await reader.at(log.runId, seq(400))
  log.append(note(1))
  const before = log.reads
  await reader.head(log.row)
  await reader.head(log.row)
  expect(log.reads - before).toBe(1)
})

test('beyond the end is refused, and what comes later can still be read', async () => {
  const log = new FakeLog()
  const reader = new RunReader({ store: log, mostWeight: 1_000_000 })
  log.append(note(1))
  await expect(reader.at(log.runId, seq(2))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  log.append(note(1))
  expect((await reader.at(log.runId, seq(2))).seq).toBe(2)
})

describe('a log that has lost its end and gone on another way', () => {
  const tagIn = (log: FakeLog, at: number) => tagOf(log.events[at - 1]?.batchId ?? null)
  /** A reader that has seen the log before, and sees it now as it is after. */
  const reread = async (folded: number) => {
    const [before, after] = [new FakeLog(), new FakeLog()]
    before.append(note(3))
    after.append(note(2))
    after.append(note(3))
    let now = before
    const store = { readEvents: (_: unknown, from: Seq, limit: number) => now.readEvents(now.runId, from, limit) }
    const reader = new RunReader({ store, mostWeight: 1_000_000 })
    expect((await reader.at(before.runId, seq(folded))).tag).toBe(tagIn(before, folded))
    now = after
    return { reader, after, id: before.runId }
  }

  test('is folded anew beyond what was lost', async () => {
    const { reader, after, id } = await reread(3)
    expect((await reader.at(id, seq(5))).tag).toBe(tagIn(after, 5))
  })

  test('is folded anew where it is exactly as long as before', async () => {
    const { reader, after, id } = await reread(3)
    expect((await reader.at(id, seq(3))).tag).toBe(tagIn(after, 3))
  })

  test('is folded anew where its row names another batch at the same seq', async () => {
    const { reader, after, id } = await reread(3)
    const row = { ...after.row, runId: id, lastSeq: seq(3), lastBatch: after.events[2]?.batchId ?? null }
    expect((await reader.head(row)).tag).toBe(tagIn(after, 3))
  })
})

test('a full cache lets the run go that nobody has asked for longest', async () => {
  const logs = [new FakeLog(), new FakeLog(), new FakeLog()]
  for (const log of logs) log.append(note(10))
  const reads = { readEvents: (id: string, ...rest: [never, number]) => logOf(id).readEvents(runId(id), ...rest) }
  const logOf = (id: string): FakeLog => logs.find((log) => log.runId === id) ?? new FakeLog()
  // Ten events weigh about 2,000: two runs fit.
  const reader = new RunReader({ store: reads as never, mostWeight: 5_000 })
  const [first, second, third] = logs
  for (const log of [first, second, first, third]) if (log !== undefined) await reader.at(log.runId, seq(10))
  expect(reader.size).toBe(2)
  const before = first?.reads
  if (first !== undefined) await reader.head(first.row)
  expect(first?.reads).toBe(before)
})
