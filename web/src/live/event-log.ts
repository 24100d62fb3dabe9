import type { RunEvent } from '../../../src/client/client.ts'
import type { Session } from '../api/session.ts'
import { nextFrame } from './next-frame.ts'

/** How a run's stream stands. `lost`: it is being taken up again. `failed`: it never will be. */
export type Connection = 'opening' | 'live' | 'lost' | 'ended' | 'failed'

/** What is known of a run's log; a new object whenever it changes. */
export interface EventLogState {
  /** In the order of the log, without gaps: the event with seq n is at n - 1. */
  readonly events: readonly RunEvent[]
  /** The seq of the last event that the server knows of. */
  readonly headSeq: number
  readonly connection: Connection
  /** The stream has been taken up again after this event, and what was missed has come. Null: it was never lost. */
  readonly resumedAfter: number | null
  /** How often that was so. */
  readonly resumes: number
  /** Why it failed; null where it did not. */
  readonly error: Error | null
}

/** The part of a session that a log needs. */
interface EventStreams {
  readonly streams: Pick<Session['streams'], 'runEvents'>
}

/**
 * The log of a run as it grows. It begins to listen with its first listener and stops with its last; what comes within a
 * frame is told at once. Invariants: `state.events` only ever grows, and `#cursor` is right after its last event. A log
 * that failed, or has ended, is not asked for again.
 */
export class EventLog {
  readonly #session: EventStreams
  readonly #runId: string
  readonly #soon: (tell: () => void) => void
  readonly #listeners = new Set<() => void>()
  readonly #events: RunEvent[] = []
  #state: EventLogState = {
    events: [],
    headSeq: 0,
    connection: 'opening',
    resumedAfter: null,
    resumes: 0,
    error: null,
  }
  #next: Partial<EventLogState> | null = null
  #stream: AsyncIterableIterator<unknown> | null = null
  #cursor: string | null = null
  /** As many events there were when the connection was lost; null: what was missed has come. */
  #lostAt: number | null = null
  #resumes = 0

  constructor(session: EventStreams, runId: string, soon: (tell: () => void) => void = nextFrame) {
    this.#session = session
    this.#runId = runId
    this.#soon = soon
  }

  readonly state = (): EventLogState => this.#state

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#stream === null) void this.#follow()
    return () => {
      this.#listeners.delete(listener)
      // React leaves and comes back within one task when it draws a page twice.
      setTimeout(() => {
        if (this.#listeners.size === 0) this.#stop()
      })
    }
  }

  #stop(): void {
    // One that came to its end by itself stays: there is nothing more to come.
    if (this.#stream === null || this.#isOver()) return
    const stream = this.#stream
    this.#stream = null
    void stream.return?.()
  }

  #isOver(): boolean {
    const { connection } = { ...this.#state, ...this.#next }
    return connection === 'ended' || connection === 'failed'
  }

  async #follow(): Promise<void> {
    const stream = this.#session.streams.runEvents(this.#runId, {
      after: this.#cursor,
      onConnection: (state) => {
        if (state !== 'lost' || this.#stream !== stream) return
        this.#lostAt ??= this.#events.length
        this.#tell({ connection: 'lost' })
      },
    })
    this.#stream = stream
    try {
      for await (const { events, cursor, headSeq, caughtUp } of stream) {
        if (this.#stream !== stream) return
        this.#cursor = cursor
        for (const event of events) this.#events.push(event)
        const known = Math.max(headSeq, this.#events.length, this.#state.headSeq)
        this.#tell({ headSeq: known, connection: 'live', ...(caughtUp ? this.#resumed() : {}) })
      }
      if (this.#stream === stream) this.#tell({ connection: 'ended' })
    } catch (error) {
      if (this.#stream === stream) this.#tell({ connection: 'failed', error: error as Error })
    }
  }

  #resumed(): Partial<EventLogState> {
    if (this.#lostAt === null) return {}
    const resumedAfter = this.#lostAt
    this.#lostAt = null
    this.#resumes += 1
    return { resumedAfter, resumes: this.#resumes }
  }

  #tell(change: Partial<EventLogState>): void {
    const waits = this.#next !== null
    this.#next = { ...this.#next, ...change }
    if (waits) return
    this.#soon(() => {
      const events = this.#events.length === this.#state.events.length ? this.#state.events : this.#events.slice()
      this.#state = { ...this.#state, ...this.#next, events }
      this.#next = null
      for (const listener of this.#listeners) listener()
    })
  }
}
