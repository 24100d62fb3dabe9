import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Outlet, Payload } from './outlet.ts'

/** What was written for a payload, once for all. */
const written = new WeakMap<Payload, Buffer>()

const complete = 'event: complete\ndata:\n\n'

/** One subscription over an event stream, as the GraphQL over SSE protocol has it in its distinct connections mode. */
export class EventOutlet implements Outlet {
  readonly #response: ServerResponse
  readonly #failed: (error: unknown) => Payload

  /** `failed` makes the last result of a subscription that cannot go on. */
  constructor(response: ServerResponse, failed: (error: unknown) => Payload) {
    this.#response = response
    this.#failed = failed
  }

  next(payload: Payload): boolean {
    if (!this.#isOpen) return true
    this.#response.write(eventOf(payload))
    return !this.#response.writableNeedDrain
  }

  async drained(): Promise<void> {
    if (!this.#isOpen || !this.#response.writableNeedDrain) return
    const left = new AbortController()
    const { signal } = left
    await Promise.race([once(this.#response, 'drain', { signal }), once(this.#response, 'close', { signal })]).catch(
      () => undefined,
    )
    left.abort()
  }

  complete(): void {
    if (this.#isOpen) this.#response.end(complete)
  }

  fail(error: unknown): void {
    this.next(this.#failed(error))
    this.complete()
  }

  get #isOpen(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed
  }
}

function eventOf(payload: Payload): Buffer {
  const before = written.get(payload)
  if (before !== undefined) return before
  const id = payload.cursor === null ? '' : `id: ${payload.cursor}\n`
  const event = Buffer.concat([Buffer.from(`${id}event: next\ndata: `), payload.json, Buffer.from('\n\n')])
  written.set(payload, event)
  return event
}
