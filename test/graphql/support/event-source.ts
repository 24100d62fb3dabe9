import { on } from 'node:events'
import { Worker } from 'node:worker_threads'

/** What a standard `EventSource` told. */
export interface SourceMessage {
  readonly type: 'next' | 'error' | 'complete'
  readonly data: string
  readonly lastEventId: string
}

/** What tells one message after another, and is closed by whoever opened it. */
export interface EventSourceLike {
  next(): Promise<SourceMessage>
  close(): Promise<void>
}

/** Node's own `EventSource` at an address, which comes back by itself when its connection is lost. */
export class EventSourceClient implements EventSourceLike {
  readonly #worker: Worker
  readonly #messages: AsyncIterator<[SourceMessage]>

  constructor(url: string) {
    const execArgv = ['--experimental-eventsource', '--no-warnings']
    this.#worker = new Worker(new URL('event-source-worker.ts', import.meta.url), { workerData: url, execArgv })
    this.#messages = on(this.#worker, 'message')[Symbol.asyncIterator]() as AsyncIterator<[SourceMessage]>
  }

  async next(): Promise<SourceMessage> {
    const { value } = (await this.#messages.next()) as IteratorYieldResult<[SourceMessage]>
    return value[0]
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
