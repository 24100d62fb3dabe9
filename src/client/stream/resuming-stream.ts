import { RequestFailed, ServerUnreachable } from '../errors.ts'
import { type Backoff, waitBefore } from './backoff.ts'
import type { Listener } from './transport.ts'
import { UnreadParts } from './unread-parts.ts'

/** What a stream needs to know. */
export interface StreamSource<Part> {
  /** Of the server, for what is said when it cannot be reached. */
  readonly url: string
  /** Begins to listen after a cursor (null: from the start). Returns how to stop. */
  open(after: string | null, listener: Listener): () => void
  /** Reads one part; what was seen before is left out of it. Null: something is missing before it. */
  take(data: unknown): { readonly part: Part; readonly cursor: string | null } | null
  readonly after: string | null
  readonly backoff: Backoff
  /** Told when the connection is lost, and when the first part comes over the next one; with `keyOf`, when that stands. */
  readonly onConnection?: ((state: 'lost' | 'resumed') => void) | undefined
  /** Told once, when the stream has ended. */
  readonly onEnd?: () => void
  /**
   * For parts that are states of things, without cursor: of those that wait to be read and have the same key, the latest
   * takes the place of the one before.
   */
  readonly keyOf?: (part: Part) => string
}

/** Faults that pass. */
const passing: ReadonlySet<string> = new Set(['UNAVAILABLE', 'RATE_LIMITED'])

/**
 * A subscription that outlives its connections: it resumes by cursor, with neither gap nor duplicate.
 *
 * States: resting (nothing open: before the first `next`, and while as much waits to be read as may) → listening →
 * waiting (for the next try) → listening … → ended. Invariant: `#cursor` is that of the last part that was taken;
 * listeners of an earlier connection are deaf (`#life` has moved on). `return()` ends everything at once.
 */
export class ResumingStream<Part> implements AsyncIterableIterator<Part> {
  readonly #source: StreamSource<Part>
  readonly #unread: UnreadParts<Part>
  readonly #readers: { resolve(result: IteratorResult<Part>): void; reject(error: unknown): void }[] = []
  #cursor: string | null
  #life = 0
  #attempt = 0
  /** When the connection that stands brought its first part; null: it has not. */
  #aliveSince: number | null = null
  #quietSince: number | null = null
  #stop: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #end: { readonly error: Error | null } | null = null

  constructor(source: StreamSource<Part>) {
    this.#source = source
    this.#unread = new UnreadParts(source.keyOf)
    this.#cursor = source.after
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<Part>> {
    const waiting = this.#unread.shift()
    if (waiting !== null) return Promise.resolve({ done: false, value: waiting.part })
    if (this.#end !== null) {
      const { error } = this.#end
      this.#end = { error: null }
      return error === null ? Promise.resolve({ done: true, value: undefined }) : Promise.reject(error)
    }
    const promise = new Promise<IteratorResult<Part>>((resolve, reject) => this.#readers.push({ resolve, reject }))
    if (this.#stop === null && this.#timer === null) this.#listen()
    return promise
  }

  return(): Promise<IteratorResult<Part>> {
    this.#unread.clear()
    this.#finish(null)
    return Promise.resolve({ done: true, value: undefined })
  }

  #listen(): void {
    const life = ++this.#life
    const ifAlive =
      <Args extends readonly unknown[]>(tell: (...args: Args) => void) =>
      (...args: Args): void => {
        if (life === this.#life && this.#end === null) tell(...args)
      }
    const stop = this.#source.open(this.#cursor, {
      part: ifAlive((data: unknown) => this.#take(data)),
      failed: ifAlive((error: Error) => (isPassing(error) ? this.#tryAgain(error) : this.#finish(error))),
      broken: ifAlive((why: unknown) => this.#tryAgain(why)),
      completed: ifAlive(() => this.#finish(null)),
      opened: ifAlive(() => {
        if (this.#source.keyOf !== undefined) this.#back()
      }),
    })
    // A transport may have told of the end before it returned.
    if (life === this.#life && this.#end === null && this.#timer === null) this.#stop = stop
    else stop()
  }

  #take(data: unknown): void {
    const taken = this.#source.take(data)
    if (taken === null) return this.#tryAgain(new Error('events were missing'))
    this.#back()
    // A server that lets everybody in and loses them at once is not asked faster and faster.
    if (taken.cursor === null || taken.cursor !== this.#cursor) this.#attempt = 0
    this.#aliveSince ??= performance.now()
    this.#cursor = taken.cursor
    const reader = this.#readers.shift()
    if (reader !== undefined) return reader.resolve({ done: false, value: taken.part })
    this.#unread.push(taken.part)
    if (this.#unread.isFull) this.#hangUp()
  }

  #back(): void {
    if (this.#quietSince !== null) this.#source.onConnection?.('resumed')
    this.#quietSince = null
  }

  #tryAgain(why: unknown): void {
    const { backoff, url } = this.#source
    const stood = this.#aliveSince === null ? 0 : performance.now() - this.#aliveSince
    if (stood > backoff.mostMs) this.#attempt = 0
    this.#hangUp()
    if (this.#quietSince === null) this.#source.onConnection?.('lost')
    this.#quietSince ??= performance.now()
    if (backoff.patienceMs !== null && performance.now() - this.#quietSince > backoff.patienceMs) {
      return this.#finish(new ServerUnreachable(url, why))
    }
    this.#attempt += 1
    const askedMs = why instanceof RequestFailed ? (why.retryAfterMs ?? 0) : 0
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#listen()
    }, askedMs + waitBefore(this.#attempt, backoff))
  }

  #hangUp(): void {
    this.#life += 1
    this.#stop?.()
    this.#stop = null
    this.#aliveSince = null
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #finish(error: Error | null): void {
    this.#hangUp()
    if (this.#end !== null) return
    const readers = this.#readers.splice(0)
    const first = error === null ? undefined : readers.shift()
    this.#end = { error: first === undefined ? error : null }
    first?.reject(error)
    for (const reader of readers) reader.resolve({ done: true, value: undefined })
    this.#source.onEnd?.()
  }
}

const isPassing = (error: Error): boolean => error instanceof RequestFailed && passing.has(error.code)
