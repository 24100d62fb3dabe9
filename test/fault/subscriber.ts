import { type Client, createClient } from 'graphql-ws'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from './random.ts'

interface Part {
  readonly cursor: string
  readonly events: readonly { readonly seq: number; readonly type: string }[]
}

const document =
  'subscription ($run: ID!, $after: String) { runEvents(runId: $run, after: $after) { cursor events { seq type } } }'

/**
 * Somebody who watches one run over plain WebSockets, a while through one node and then through another, each time
 * after the last cursor. What the server sends is noted as it comes: nothing hides a gap or an event that comes twice.
 */
export class Subscriber {
  readonly run: string
  readonly seen: { readonly seq: number; readonly type: string }[] = []
  /** The codes of errors that the server answered with. */
  readonly refusals: string[] = []
  /** Set once the stream has been completed by the server. */
  ended = false
  resumed = 0
  #cursor: string | null = null
  #stopped = false
  readonly #done: Promise<void>

  constructor(run: string, { urlOf, random }: { readonly urlOf: () => string | null; readonly random: Random }) {
    this.run = run
    this.#done = this.#watch(urlOf, random)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#done
  }

  async #watch(urlOf: () => string | null, random: Random): Promise<void> {
    while (!this.#stopped && !this.ended) {
      const url = urlOf()
      if (url !== null) await this.#once(url, 500 + random() * 2_500)
      this.resumed += 1
      await wait(50)
    }
  }

  /** One connection, for a while. */
  async #once(url: string, forMs: number): Promise<void> {
    const socketUrl = `${url.replace('http', 'ws')}/graphql`
    const client: Client = createClient({ url: socketUrl, retryAttempts: 0, lazyCloseTimeout: 0 })
    const late = setTimeout(() => client.terminate(), forMs)
    try {
      const variables = { run: this.run, after: this.#cursor }
      for await (const { data, errors } of client.iterate<{ runEvents: Part }>({ query: document, variables })) {
        if (errors !== undefined) {
          this.refusals.push(...errors.map(({ extensions }) => String(extensions?.['code'])))
          return
        }
        if (data == null) continue
        this.seen.push(...data.runEvents.events)
        this.#cursor = data.runEvents.cursor
        if (this.#stopped) return
      }
      this.ended = true
    } catch (error) {
      this.#note(error)
    } finally {
      clearTimeout(late)
      await client.dispose()
    }
  }

  /** The server refuses with a list of errors; whatever else is thrown is a connection that went. */
  #note(error: unknown): void {
    if (!Array.isArray(error)) return
    for (const { extensions } of error as readonly { readonly extensions?: { readonly code?: string } }[]) {
      this.refusals.push(extensions?.code ?? 'UNKNOWN')
    }
  }
}
