import type { Outlet, Payload } from '../../../src/graphql/live/outlet.ts'

/** An outlet that keeps what it is given, and takes no more than `room` results before it is drained. */
export class KeptOutlet implements Outlet {
  readonly seqs: number[] = []
  ended: 'completed' | 'failed' | null = null
  failure: unknown = null
  /** Results that were given while nothing more was to be sent. */
  unasked = 0
  #room: number
  #waiting: PromiseWithResolvers<void> | null = null

  constructor(room = Number.POSITIVE_INFINITY) {
    this.#room = room
  }

  next({ json }: Payload): boolean {
    if (this.#room <= 0) this.unasked += 1
    this.#room -= 1
    this.seqs.push(...(JSON.parse(String(json)) as number[]))
    return this.#room > 0
  }

  async drained(): Promise<void> {
    if (this.#room > 0) return
    this.#waiting ??= Promise.withResolvers()
    await this.#waiting.promise
  }

  /** The peer takes what it was given, and `room` results more. */
  drain(room: number): void {
    this.#room = room
    this.#waiting?.resolve()
    this.#waiting = null
  }

  complete(): void {
    this.ended = 'completed'
  }

  fail(error: unknown): void {
    this.ended = 'failed'
    this.failure = error
  }
}
