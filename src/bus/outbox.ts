import type { Hint } from '../core/bus.ts'

export interface OutboxOptions {
  /** Hands hints over. Must come to an end by itself. */
  readonly send: (hints: readonly Hint[]) => Promise<void>
  /** How many hints did not get out. */
  readonly onLost: (count: number) => void
  readonly onError: (error: unknown) => void
}

/** Runs whose hints wait at most; beyond, new ones are dropped. */
const mostWaiting = 1_000

/**
 * Hints on their way to other nodes. One `send` is under way at a time; what comes meanwhile waits for the next one,
 * where the newest head of a run stands for the older ones. So however slow the other side is, little waits.
 */
export class Outbox {
  readonly #options: OutboxOptions
  #waiting = new Map<string, Hint>()
  #sending = false

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  push(hint: Hint): void {
    // "A message waits" (head 0) wakes others than "the log is so long": neither stands for the other.
    const key = `${hint.runId} ${hint.head === 0 ? 'message' : 'head'}`
    const before = this.#waiting.get(key)
    if (before === undefined && this.#waiting.size >= mostWaiting) this.#options.onLost(1)
    else if (before === undefined || before.head < hint.head) this.#waiting.set(key, hint)
    if (!this.#sending) void this.#drain()
  }

  /** Drops what waits. */
  clear(): void {
    this.#waiting.clear()
  }

  async #drain(): Promise<void> {
    this.#sending = true
    while (this.#waiting.size > 0) {
      const hints = [...this.#waiting.values()]
      this.#waiting = new Map()
      try {
        await this.#options.send(hints)
      } catch (error) {
        this.#options.onLost(hints.length)
        this.#options.onError(error)
      }
    }
    this.#sending = false
  }
}
