import { randomUUID } from 'node:crypto'
import { LightSocket, type Place } from './light-socket.ts'
import type { HeardPart, PartReader } from './part-reader.ts'

/** What the subscribers of a process share. */
export interface Company {
  readonly reader: PartReader
  readonly query: string
  readonly runId: string
  /** Where a subscriber goes on that has seen an event. */
  cursorAt(seq: number): string | null
  admitted(one: Subscriber): void
  part(one: Subscriber, part: HeardPart): void
  gone(one: Subscriber, why: string): void
}

interface Told {
  readonly type: string
  readonly payload?: readonly { readonly extensions?: { readonly code?: string }; readonly message: string }[]
}

/** Control messages are shorter than any part. */
const shortest = 64
const next = Buffer.from('"type":"next"')

/** One subscriber of a run's events over graphql-transport-ws, with one operation whose id is its own. */
export class Subscriber {
  readonly number: number
  /** The last event that it has seen. */
  seq = 0
  /** It has been told where it stands since it connected: what comes from then on is news. */
  live = false
  /** It has been let in: on this connection, and at least once. */
  isIn = false
  joined = false
  /** Connections in a row that came to nothing. */
  failures = 0
  readonly #company: Company
  #socket: LightSocket | null = null
  /** Why the operation ended before the connection did. */
  #why: string | null = null

  constructor(number: number, company: Company) {
    this.number = number
    this.#company = company
  }

  connect(place: Place): void {
    this.#socket = new LightSocket(place, this)
  }

  leave(): void {
    this.#socket?.destroy()
  }

  opened(): void {
    this.#socket?.send('{"type":"connection_init"}')
  }

  text(message: Buffer): void {
    const { reader } = this.#company
    if (message.length > shortest && message.subarray(0, 2 * shortest).includes(next)) {
      return this.#company.part(this, reader.read(message))
    }
    const { type, payload } = JSON.parse(message.toString()) as Told
    if (type === 'connection_ack') this.#subscribe()
    else if (type === 'ping') this.#socket?.send('{"type":"pong"}')
    else if (type === 'error') this.#refused(payload?.[0]?.extensions?.code ?? payload?.[0]?.message ?? 'error')
    else if (type === 'complete') this.#refused('complete')
  }

  closed(why: string): void {
    this.#socket = null
    this.#company.gone(this, this.#why ?? why)
    this.live = false
    this.isIn = false
    this.#why = null
  }

  #refused(why: string): void {
    this.#why = why
    this.#socket?.destroy()
  }

  #subscribe(): void {
    const { query, runId } = this.#company
    const payload = { query, variables: { runId, after: this.#company.cursorAt(this.seq), types: null } }
    this.#socket?.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }))
    this.#company.admitted(this)
    this.isIn = true
  }
}
