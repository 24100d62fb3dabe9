import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RunReader } from '../../../web/src/live/run-reader.ts'
import type { EventLogState } from '../../../web/src/live/event-log.ts'
import type { RunSnapshot } from '../../../web/src/live/snapshot.ts'

interface Asked {
  readonly seq: number | null
  readonly answer: (run: Partial<RunSnapshot> | null) => Promise<void>
  readonly fail: (message: string) => Promise<void>
}

function open() {
  const asked: Asked[] = []
  const listeners = new Set<() => void>()
  let headSeq = 0
  const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0))
  const reader = new RunReader({
    read: (seq) =>
      new Promise((resolve, reject) => {
        asked.push({
          seq,
          answer: (run) => (resolve(run as RunSnapshot | null), settle()),
          fail: (message) => (reject(new Error(message)), settle()),
        })
      }),
    log: {
      state: () => ({ headSeq }) as EventLogState,
      listen: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    },
    isRefusal: (error) => error instanceof Error && error.message === 'refused',
    now: () => Date.now(),
    isHidden: () => false,
  })
  const grows = (to: number): void => {
    headSeq = to
    for (const listener of listeners) listener()
  }
  const last = (): Asked => {
    const one = asked.at(-1)
    if (one === undefined) throw new Error('nothing was asked')
    return one
  }
  return { reader, asked, grows, last, listeners }
}

const nobody = (): void => {}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the state of a run', () => {
  test('is read when somebody listens, and again when the log has grown, at a pace', async () => {
    const { reader, asked, grows, last } = open()
    expect(asked).toHaveLength(0)
    reader.listen(nobody)
    await last().answer({ lastSeq: 3 })
    expect(reader.state()).toMatchObject({ run: { lastSeq: 3 }, known: true, error: null })
    grows(4)
    grows(5)
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(400)
    expect(asked).toHaveLength(2)
    await last().answer({ lastSeq: 5 })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toHaveLength(2)
  })

  test('is read again where the answer was behind what the log already knew', async () => {
    const { reader, asked, grows, last } = open()
    reader.listen(nobody)
    grows(9)
    await last().answer({ lastSeq: 8 })
    await vi.advanceTimersByTimeAsync(400)
    await last().answer({ lastSeq: 8 })
    await vi.advanceTimersByTimeAsync(400)
    expect(asked).toHaveLength(3)
  })

  test('of the moments that are asked for while one is read, only the last is read next', async () => {
    const { reader, asked, last } = open()
    reader.look(10)
    reader.listen(nobody)
    reader.look(11)
    reader.look(12)
    expect(asked.map(({ seq }) => seq)).toStrictEqual([10])
    await last().answer({ lastSeq: 10 })
    expect(reader.state().run?.lastSeq).toBe(10)
    expect(asked.map(({ seq }) => seq)).toStrictEqual([10, 12])
    await last().answer({ lastSeq: 12 })
    expect(asked).toHaveLength(2)
  })

  test('a moment that is still on its way is not shown to somebody who went back to now', async () => {
    const { reader, asked, last } = open()
    reader.listen(nobody)
    await last().answer({ lastSeq: 20 })
    reader.look(7)
    reader.look(null)
    await last().answer({ lastSeq: 7 })
    expect(reader.state().run?.lastSeq).toBe(20)
    expect(asked.map(({ seq }) => seq)).toStrictEqual([null, 7])
  })

  test('no such run is an answer, which is not asked for again', async () => {
    const { reader, asked, last } = open()
    reader.listen(nobody)
    await last().answer(null)
    expect(reader.state()).toMatchObject({ run: null, known: true, error: null })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
  })

  test('a reading that failed is tried again, later each time, and keeps what was shown', async () => {
    const { reader, asked, grows, last } = open()
    reader.listen(nobody)
    await last().answer({ lastSeq: 1 })
    grows(2)
    await vi.advanceTimersByTimeAsync(400)
    await last().fail('gone')
    expect(reader.state()).toMatchObject({ run: { lastSeq: 1 }, error: { message: 'gone' } })
    await vi.advanceTimersByTimeAsync(500)
    expect(asked).toHaveLength(3)
    await last().fail('gone')
    await vi.advanceTimersByTimeAsync(500)
    expect(asked).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(500)
    await last().answer({ lastSeq: 2 })
    expect(reader.state()).toMatchObject({ run: { lastSeq: 2 }, error: null })
  })

  test('a refusal is not asked for again, and is forgotten where something else is looked at', async () => {
    const { reader, asked, last } = open()
    reader.listen(nobody)
    await last().answer({ lastSeq: 5 })
    reader.look(99)
    await last().fail('refused')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(2)
    reader.look(null)
    await last().answer({ lastSeq: 5 })
    expect(reader.state()).toMatchObject({ run: { lastSeq: 5 }, error: null })
  })

  test('nothing is read after the last listener left', async () => {
    const { reader, asked, grows, last, listeners } = open()
    const leave = reader.listen(nobody)
    await last().answer({ lastSeq: 1 })
    grows(2)
    leave()
    expect(listeners.size).toBe(0)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toHaveLength(1)
  })

  test('parts that did not change stay the same objects', async () => {
    const { reader, grows, last } = open()
    reader.listen(nobody)
    await last().answer({ lastSeq: 1, plan: { builtIn: true } as RunSnapshot['plan'], team: [] })
    const before = reader.state().run
    grows(2)
    await vi.advanceTimersByTimeAsync(400)
    await last().answer({ lastSeq: 2, plan: { builtIn: true } as RunSnapshot['plan'], team: [] })
    expect(reader.state().run).not.toBe(before)
    expect(reader.state().run?.plan).toBe(before?.plan)
  })
})
