import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../random.ts'
import type { Tally } from '../tally.ts'
import { type Asked, subscriptionOf } from './documents.ts'
import type { End, Line, OpenLine } from './line.ts'

/** How somebody watches: to the end; with pauses in which nothing is read; or now and then from another place. */
export type Habit = 'stays' | 'stalls' | 'leaves'

export interface Wish {
  readonly run: string
  readonly asked: Asked
  /** null: all. */
  readonly types: readonly string[] | null
  /** Where to begin, and the cursor of that; 0: with the first event. */
  readonly from: number
  readonly after: string | null
  readonly open: OpenLine
  readonly habit: Habit
}

export interface Surroundings {
  /** A node that answers; null: none does. */
  readonly urlOf: () => string | null
  /** How long a pause lasts. */
  readonly stall: (wish: Wish) => Promise<void>
  readonly random: Random
  readonly tally: Tally
}

interface Payload {
  readonly data?: Readonly<Record<string, { readonly cursor: string } & Readonly<Record<string, readonly unknown[]>>>>
  readonly payload?: Payload
}

/**
 * Somebody who follows one run until it ends, over as many connections as it takes, each after the last cursor. What
 * comes is noted as it comes, so that nothing hides a gap or an item that comes twice.
 */
export class Follower {
  readonly wish: Wish
  /** Each item as its bytes came. */
  readonly seen: string[] = []
  /** What no server should do. */
  readonly faults: string[] = []
  ended = false
  connections = 0
  #cursor: string | null
  #lastEventId: string | null = null
  #stopped = false
  #line: Line | null = null
  readonly #with: Surroundings
  readonly #done: Promise<void>

  constructor(wish: Wish, surroundings: Surroundings) {
    this.wish = wish
    this.#with = surroundings
    this.#cursor = wish.after
    this.#done = this.#follow()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#line?.resume()
    this.#line?.cut()
    await this.#done
  }

  async #follow(): Promise<void> {
    const { urlOf, random, tally } = this.#with
    while (!this.#stopped && !this.ended) {
      const url = urlOf()
      if (url !== null) {
        this.connections += 1
        const end = await this.#once(url)
        if (end.how === 'completed') this.ended = true
        else tally.add(end.how === 'closed' ? `connections that went: ${end.code}` : `refused: ${end.codes.join(', ')}`)
        // A node that is about to lose its database says so, and is asked again.
        if (end.how === 'refused' && end.codes.some((code) => code !== 'UNAVAILABLE')) {
          this.faults.push(`refused with ${end.codes.join(', ')}`)
          return
        }
      }
      await wait(20 + random() * 80)
    }
  }

  /** One connection, for as long as it lasts. */
  #once(url: string): Promise<End> {
    const { run, asked, types, open, habit } = this.wish
    const { random, tally } = this.#with
    const patience = 1 + Math.floor(random() * 6)
    let parts = 0
    return new Promise((resolve) => {
      const line = open({
        url,
        query: subscriptionOf(asked, types !== null),
        variables: { run, ...(this.#lastEventId === null ? { after: this.#cursor } : {}), ...(types && { types }) },
        lastEventId: this.#lastEventId,
        heard: (text, id) => {
          this.#note(text, id)
          parts += 1
          if (parts !== patience) return
          if (habit === 'leaves') {
            tally.add('subscribers that left')
            line.cut()
          } else if (habit === 'stalls') {
            void this.#stall(line)
          }
        },
        ended: resolve,
      })
      this.#line = line
    })
  }

  async #stall(line: Line): Promise<void> {
    this.#with.tally.add('subscribers that stalled')
    line.pause()
    await this.#with.stall(this.wish)
    line.resume()
  }

  #note(text: string, id: string | null): void {
    const { field, list } = this.wish.asked
    const result = JSON.parse(text) as Payload
    const part = (result.payload ?? result).data?.[field]
    const items = part?.[list]
    if (part === undefined || items === undefined) return void this.faults.push(`told ${text.slice(0, 200)}`)
    this.#cursor = part.cursor
    if (id !== null && id !== part.cursor) this.faults.push(`given the id ${id} with the cursor ${part.cursor}`)
    // Where the stream says where it is, half of those who come again say so in their header alone.
    this.#lastEventId = id !== null && this.#with.random() < 0.5 ? id : null
    const written = items.map((item) => JSON.stringify(item))
    if (!text.includes(`[${written.join(',')}]`)) this.faults.push(`told in other bytes: ${text.slice(0, 200)}`)
    this.seen.push(...written)
  }
}
