import { describe, expect, test } from 'vitest'
import type { EventsPart, RunEvent } from '../../../src/client/client.ts'
import { EventLog } from '../../../web/src/live/event-log.ts'

type Connecting = (state: 'lost' | 'resumed') => void

/** A stream that the test writes by hand. */
class Script implements AsyncIterableIterator<EventsPart> {
  readonly #waiting: {
    readonly resolve: (result: IteratorResult<EventsPart>) => void
    readonly reject: (error: Error) => void
  }[] = []
  readonly #ready: EventsPart[] = []
  returned = false
  readonly after: string | null
  readonly onConnection: Connecting

  constructor(after: string | null, onConnection: Connecting) {
    this.after = after
    this.onConnection = onConnection
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<EventsPart>> {
    const value = this.#ready.shift()
    if (value !== undefined) return Promise.resolve({ done: false, value })
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  return(): Promise<IteratorResult<EventsPart>> {
    this.returned = true
    for (const { resolve } of this.#waiting.splice(0)) resolve({ done: true, value: undefined })
    return Promise.resolve({ done: true, value: undefined })
  }

  brings(from: number, to: number, more: Partial<EventsPart> = {}): void {
    const events = Array.from({ length: to - from + 1 }, (_, index) => ({ seq: from + index }) as RunEvent)
    const value = { cursor: `after-${to}`, caughtUp: true, headSeq: to, events, ...more }
    const reader = this.#waiting.shift()
    if (reader === undefined) this.#ready.push(value)
    else reader.resolve({ done: false, value })
  }

  completes(): void {
    this.#waiting.shift()?.resolve({ done: true, value: undefined })
  }

  fails(error: Error): void {
    this.#waiting.shift()?.reject(error)
  }
}

function open() {
  const scripts: Script[] = []
  const frames: (() => void)[] = []
  const session = {
    streams: {
      runEvents: (_: string, options: { after?: string | null; onConnection?: Connecting } = {}) => {
        const script = new Script(options.after ?? null, options.onConnection ?? (() => {}))
        scripts.push(script)
        return script
      },
    },
  }
  const log = new EventLog(session, 'run_1', (tell) => frames.push(tell))
  const current = (): Script => {
    const script = scripts.at(-1)
    if (script === undefined) throw new Error('nobody listens')
    return script
  }
  /** Lets promises settle, then draws one frame. */
  const frame = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve))
    for (const tell of frames.splice(0)) tell()
  }
  return { log, scripts, frames, current, frame }
}

const nobody = (): void => {}

describe('the log of a run', () => {
  test('tells once a frame of all that came', async () => {
    const { log, current, frame, frames } = open()
    let told = 0
    log.listen(() => (told += 1))
    current().brings(1, 3)
    await Promise.resolve()
    current().brings(4, 5)
    await new Promise((resolve) => setTimeout(resolve))
    expect(frames).toHaveLength(1)
    await frame()
    expect(told).toBe(1)
    expect(log.state().events.map(({ seq }) => seq)).toStrictEqual([1, 2, 3, 4, 5])
    expect(log.state()).toMatchObject({ headSeq: 5, connection: 'live', resumedAfter: null, resumes: 0 })
  })

  test('asks nothing before somebody listens, and one stream serves all listeners', () => {
    const { log, scripts } = open()
    expect(scripts).toHaveLength(0)
    log.listen(nobody)
    log.listen(() => {})
    expect(scripts).toHaveLength(1)
  })

  test('a listener that leaves and comes back at once, as in strict mode, keeps the stream', async () => {
    const { log, scripts, frame } = open()
    const leave = log.listen(nobody)
    leave()
    log.listen(nobody)
    await frame()
    expect(scripts).toHaveLength(1)
    expect(scripts[0]?.returned).toBe(false)
  })

  test('after its last listener it lets go, and goes on from the cursor with the next', async () => {
    const { log, scripts, current, frame } = open()
    const leave = log.listen(nobody)
    current().brings(1, 3)
    await frame()
    leave()
    await frame()
    expect(scripts[0]?.returned).toBe(true)
    log.listen(nobody)
    expect(current().after).toBe('after-3')
    current().brings(4, 4)
    await frame()
    expect(log.state().events).toHaveLength(4)
    expect(log.state().connection).toBe('live')
  })

  test('says after which event it was taken up again, once what was missed has come', async () => {
    const { log, current, frame } = open()
    log.listen(nobody)
    current().brings(1, 3)
    await frame()
    current().onConnection('lost')
    await frame()
    expect(log.state().connection).toBe('lost')
    current().onConnection('lost')
    current().onConnection('resumed')
    current().brings(4, 5, { caughtUp: false, headSeq: 6 })
    await frame()
    expect(log.state()).toMatchObject({ connection: 'live', headSeq: 6, resumedAfter: null })
    current().brings(6, 6)
    await frame()
    expect(log.state()).toMatchObject({ resumedAfter: 3, resumes: 1 })
  })

  test('says that again when it happens again after the same event', async () => {
    const { log, current, frame } = open()
    log.listen(nobody)
    current().brings(1, 2)
    await frame()
    for (const times of [1, 2]) {
      current().onConnection('lost')
      current().brings(3, 2, { cursor: 'after-2' })
      await frame()
      expect(log.state()).toMatchObject({ resumedAfter: 2, resumes: times })
    }
  })

  test('a stream that ended is not asked for again', async () => {
    const { log, scripts, current, frame } = open()
    const leave = log.listen(nobody)
    current().brings(1, 1)
    await frame()
    current().completes()
    await frame()
    expect(log.state().connection).toBe('ended')
    leave()
    await frame()
    log.listen(nobody)
    expect(scripts).toHaveLength(1)
  })

  test('a stream that was refused says why, and is not asked for again', async () => {
    const { log, scripts, current, frame } = open()
    log.listen(nobody)
    current().fails(new Error('NOT_FOUND'))
    await frame()
    expect(log.state().connection).toBe('failed')
    expect(log.state().error?.message).toBe('NOT_FOUND')
    log.listen(() => {})
    await frame()
    expect(scripts).toHaveLength(1)
  })

  test('keeps the array of events while there are no new ones', async () => {
    const { log, current, frame } = open()
    log.listen(nobody)
    current().brings(1, 2)
    await frame()
    const { events } = log.state()
    current().brings(3, 2, { cursor: 'after-2' })
    await frame()
    expect(log.state().events).toBe(events)
  })
})
