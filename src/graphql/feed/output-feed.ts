import type { Bus } from '../../core/bus.ts'
import type { RunId } from '../../core/ids.ts'
import type { LivePart } from '../../core/live-output.ts'
import { Wakers } from './wakers.ts'

/** What is kept of a run's output, in UTF-16 code units. Each part counts for some more than its text. */
const mostText = 64_000
const partWeight = 200

/**
 * The last parts of what personas of one run write, for all who watch it on this node. Invariant: `#kept` are the parts
 * before position `end`, in the order in which they came. A reader holds a position; what has fallen out is lost to it.
 */
class OutputFeed {
  readonly changed = new Wakers()
  readonly #kept: LivePart[] = []
  #weight = 0
  #end = 0

  /** The position after the last part. */
  get end(): number {
    return this.#end
  }

  push(part: LivePart): void {
    this.#kept.push(part)
    this.#end += 1
    this.#weight += part.text.length + partWeight
    while (this.#weight > mostText && this.#kept.length > 1) {
      this.#weight -= (this.#kept.shift()?.text.length ?? 0) + partWeight
    }
    this.changed.wake()
  }

  /** The parts from a position on that are still there. */
  from(position: number): readonly LivePart[] {
    return position >= this.#end ? [] : this.#kept.slice(-(this.#end - position))
  }
}

interface Held {
  readonly feed: OutputFeed
  readonly stop: () => void
  watchers: number
}

/** The output of runs that somebody watches on this node: one feed for each, however many watch it. */
export class OutputFeeds {
  readonly #bus: Pick<Bus, 'output'>
  readonly #held = new Map<RunId, Held>()

  constructor(bus: Pick<Bus, 'output'>) {
    this.#bus = bus
  }

  /** Watches a run's output. Whoever watches calls `release` once. */
  watch(runId: RunId): { readonly feed: OutputFeed; readonly release: () => void } {
    const held = this.#held.get(runId) ?? this.#open(runId)
    held.watchers += 1
    const release = (): void => {
      held.watchers -= 1
      if (held.watchers > 0) return
      held.stop()
      this.#held.delete(runId)
    }
    return { feed: held.feed, release }
  }

  #open(runId: RunId): Held {
    const feed = new OutputFeed()
    const held = { feed, stop: this.#bus.output.watch(runId, (part) => feed.push(part)), watchers: 0 }
    this.#held.set(runId, held)
    return held
  }
}
