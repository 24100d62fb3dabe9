import type { Service } from './service.ts'

export interface TickerOptions {
  /** Milliseconds from the end of a round to the next one; a function is asked after each round. */
  readonly everyMs: number | (() => number)
  /** One round; its failure is reported and does not end the loop. */
  readonly tick: () => Promise<void>
  readonly onError: (error: unknown) => void
}

/**
 * Calls `tick` again and again, never twice at a time. `nudge()` asks for a round at once: during a round it asks for
 * one more after it. `within()` asks for the next one in so many milliseconds, where it would come later.
 */
export class Ticker implements Service {
  readonly #options: TickerOptions
  #timer: NodeJS.Timeout | null = null
  #round: Promise<void> | null = null
  #again = false
  /** When the next round begins, by the monotonic clock of the process. */
  #nextAt = Number.POSITIVE_INFINITY
  #stopped = true

  constructor(options: TickerOptions) {
    this.#options = options
  }

  run(): void {
    this.#stopped = false
    this.nudge()
  }

  nudge(): void {
    if (this.#stopped) return
    if (this.#round !== null) {
      this.#again = true
      return
    }
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#round = this.#once()
  }

  within(ms: number): void {
    const at = performance.now() + ms
    if (at >= this.#nextAt) return
    this.#nextAt = at
    if (!this.#stopped && this.#round === null) this.#wait()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await this.#round
  }

  async #once(): Promise<void> {
    do {
      this.#again = false
      this.#nextAt = Number.POSITIVE_INFINITY
      try {
        await this.#options.tick()
      } catch (error) {
        this.#options.onError(error)
      }
    } while (this.#again && !this.#stopped)
    this.#round = null
    if (this.#stopped) return
    const { everyMs } = this.#options
    const most = typeof everyMs === 'number' ? everyMs : everyMs()
    this.#nextAt = Math.min(this.#nextAt, performance.now() + most)
    this.#wait()
  }

  #wait(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.nudge(), Math.max(0, this.#nextAt - performance.now()))
  }
}
