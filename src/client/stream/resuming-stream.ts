import { RequestFailed, ServerUnreachable } from '../errors.ts'
import { type Backoff, waitBefore } from './backoff.ts'
import type { Listener } from './transport.ts'

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
  /**
   * For parts that are states of things, without cursor: of those that wait to be read and have the same key, the latest
   * takes the place of the one before.
   */
  readonly keyOf?: (part: Part) => string
}

/** As many parts may wait to be read; then the stream lets go of the connection and resumes once they have been. */
const mostWaiting = 256

/** Faults that pass. */
const passing: ReadonlySet<string> = new Set(['UNAVAILABLE'])

/**
 * A subscription that outlives its connections: it resumes by cursor, with neither gap nor duplicate.
 *
 * States: resting (nothing open: before the first `next`, and while enough parts wait) → listening → waiting (for the
 * next try) → listening … → ended. Invariant: `#cursor` is that of the last part that was taken; listeners of an
 * earlier connection are deaf (`#life` has moved on). `return()` ends everything at once.
 */
export class ResumingStream<Part> implements AsyncIterableIterator<Part> {
  readonly #source: StreamSource<Part>
  readonly #parts: Part[] = []
  readonly #readers: { resolve(result: IteratorResult<Part>): void; reject(error: unknown): void }[] = []
  #cursor: string | null
  #life = 0
  #attempt = 0
  #quietSince: number | null = null
  #stop: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #end: { readonly error: Error | null } | null = null

  constructor(source: StreamSource<Part>) {
    this.#source = source
    this.#cursor = source.after
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<Part>> {
    const part = this.#parts.shift()
    if (part !== undefined) return Promise.resolve({ done: false, value: part })
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
    this.#parts.length = 0
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
    this.#attempt = 0
    this.#cursor = taken.cursor
    const reader = this.#readers.shift()
    if (reader !== undefined) return reader.resolve({ done: false, value: taken.part })
    const { keyOf } = this.#source
    if (keyOf !== undefined) return this.#conflate(taken.part, keyOf)
    this.#parts.push(taken.part)
    if (this.#parts.length >= mostWaiting) this.#hangUp()
  }

  /** Never more than one part for each thing, so that the connection need not be let go of. */
  #conflate(part: Part, keyOf: (part: Part) => string): void {
    const key = keyOf(part)
    const at = this.#parts.findIndex((waiting) => keyOf(waiting) === key)
    if (at === -1) this.#parts.push(part)
    else this.#parts[at] = part
  }

  #back(): void {
    if (this.#quietSince !== null) this.#source.onConnection?.('resumed')
    this.#quietSince = null
  }

  #tryAgain(why: unknown): void {
    this.#hangUp()
    const { backoff, url } = this.#source
    if (this.#quietSince === null) this.#source.onConnection?.('lost')
    this.#quietSince ??= performance.now()
    if (backoff.patienceMs !== null && performance.now() - this.#quietSince > backoff.patienceMs) {
      return this.#finish(new ServerUnreachable(url, why))
    }
    this.#attempt += 1
    this.#timer = setTimeout(
      () => {
        this.#timer = null
        this.#listen()
      },
      waitBefore(this.#attempt, backoff),
    )
  }

  #hangUp(): void {
    this.#life += 1
    this.#stop?.()
    this.#stop = null
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
  }
}

const isPassing = (error: Error): boolean => error instanceof RequestFailed && passing.has(error.code)
