import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { TakenOver } from '../feed/log-follower.ts'
import type { LogReader, Part } from '../feed/log-reader.ts'
import type { RunFeed } from '../feed/run-feed.ts'
import type { Outlet, Payload } from './outlet.ts'

/** Subscribers that are written to before others get their turn. */
const batch = 256
/** Payloads that are kept for those who come a little later. */
const mostKept = 8

interface Subscriber {
  readonly outlet: Outlet
  /** To be called once it has gone. */
  readonly release: () => void
  /** Its own way through the log; null: it is at the edge, where all are. */
  reader: LogReader | null
  gone: boolean
}

/**
 * Everybody on this node who follows the same log with the same document. A subscriber is either *catching up*, with a
 * reader of its own, or *at the edge*, where one reader serves all: what it reads is executed and serialised once and
 * written to one outlet after the other. Who takes less than it is given falls back to catching up from where it was.
 * Invariant: whoever is at the edge has been told everything up to where the edge's reader was before its last step.
 */
export class Channel {
  readonly feed: RunFeed
  readonly #render: (part: Part) => Promise<Payload>
  readonly #subscribers = new Set<Subscriber>()
  readonly #atEdge = new Set<Subscriber>()
  readonly #kept = new Map<string, Promise<Payload>>()
  readonly #emptied: () => void
  /** null while nobody has caught up. */
  #edge: LogReader | null = null
  #pumping: Promise<void> | null = null
  #ended = new AbortController()

  /** `emptied` is called when the last subscriber has gone; the channel may be used on. */
  constructor(of: {
    readonly feed: RunFeed
    readonly render: (part: Part) => Promise<Payload>
    readonly emptied: () => void
  }) {
    this.feed = of.feed
    this.#render = of.render
    this.#emptied = of.emptied
  }

  /** Adds a subscriber, who is told of everything from its reader's position on. Returns how to leave. */
  add({ reader, release }: TakenOver, outlet: Outlet): () => void {
    const subscriber: Subscriber = { outlet, release, reader, gone: false }
    this.#subscribers.add(subscriber)
    void this.#catchUp(subscriber)
    return () => this.#drop(subscriber)
  }

  async #catchUp(subscriber: Subscriber): Promise<void> {
    const { outlet } = subscriber
    try {
      while (!subscriber.gone && subscriber.reader !== null) {
        const step = await subscriber.reader.next()
        if (subscriber.gone) return
        if (step === 'end') return this.#end([subscriber])
        if (step === 'wait') await this.#join(subscriber, subscriber.reader)
        else if (!(await this.#give(subscriber, step))) await outlet.drained()
      }
    } catch (error) {
      this.#fail([subscriber], error)
    }
  }

  async #give(subscriber: Subscriber, part: Part): Promise<boolean> {
    const payload = await this.#payload(part)
    return subscriber.gone || subscriber.outlet.next(payload)
  }

  /** Lets somebody who has caught up go to the edge, unless the edge is elsewhere at this moment. */
  async #join(subscriber: Subscriber, reader: LogReader): Promise<void> {
    if (this.#pumping !== null) return this.#pumping
    if (this.#edge !== null && this.#atEdge.size > 0 && this.#edge.at.seq !== reader.at.seq) return this.#pump()
    if (this.#atEdge.size === 0) this.#edge = reader
    subscriber.reader = null
    this.#atEdge.add(subscriber)
    if (this.#atEdge.size === 1) void this.#watch()
  }

  /** Pumps whenever the feed changes, until nobody is at the edge. */
  async #watch(): Promise<void> {
    this.#ended.abort()
    const own = new AbortController()
    this.#ended = own
    while (!own.signal.aborted && this.#atEdge.size > 0) {
      await this.#pump()
      if (this.#edge?.due === false) await this.feed.changed.wait(own.signal)
    }
  }

  #pump(): Promise<void> {
    this.#pumping ??= this.#serveEdge().finally(() => {
      this.#pumping = null
    })
    return this.#pumping
  }

  async #serveEdge(): Promise<void> {
    try {
      while (this.#edge !== null && this.#atEdge.size > 0) {
        const step = await this.#edge.next()
        if (step === 'wait') return
        if (step === 'end') return this.#end([...this.#atEdge])
        await this.#broadcast(await this.#payload(step), this.#edge)
      }
    } catch (error) {
      this.#fail([...this.#atEdge], error)
    }
  }

  async #broadcast(payload: Payload, edge: LogReader): Promise<void> {
    let written = 0
    // Nobody comes to the edge while it is being served, and whoever leaves is passed over.
    for (const subscriber of this.#atEdge) {
      if (!subscriber.outlet.next(payload)) this.#fallBack(subscriber, edge)
      written += 1
      if (written % batch === 0) await yieldToOthers()
    }
  }

  #fallBack(subscriber: Subscriber, edge: LogReader): void {
    this.#atEdge.delete(subscriber)
    subscriber.reader = edge.copy()
    void subscriber.outlet.drained().then(() => this.#catchUp(subscriber))
  }

  /** The same part is the same for everybody here; most who ask for it do so at about the same time. */
  #payload(part: Part): Promise<Payload> {
    const { cursor, events, caughtUp, headSeq } = part
    const key = `${cursor} ${events[0]?.seq ?? 0} ${events.length} ${caughtUp} ${headSeq}`
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const made = this.#render(part)
    this.#kept.set(key, made)
    made.catch(() => this.#kept.delete(key))
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break
      this.#kept.delete(oldest)
    }
    return made
  }

  #end(subscribers: readonly Subscriber[]): void {
    for (const subscriber of subscribers) {
      this.#drop(subscriber)
      subscriber.outlet.complete()
    }
  }

  #fail(subscribers: readonly Subscriber[], error: unknown): void {
    for (const subscriber of subscribers) {
      this.#drop(subscriber)
      subscriber.outlet.fail(error)
    }
  }

  #drop(subscriber: Subscriber): void {
    if (subscriber.gone) return
    subscriber.gone = true
    subscriber.release()
    this.#subscribers.delete(subscriber)
    this.#atEdge.delete(subscriber)
    if (this.#atEdge.size === 0) {
      this.#edge = null
      this.#ended.abort()
    }
    if (this.#subscribers.size === 0) this.#emptied()
  }
}
