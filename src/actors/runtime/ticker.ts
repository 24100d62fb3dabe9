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
 * one more after it.
 */
export class Ticker implements Service {
  readonly #options: TickerOptions
  #timer: NodeJS.Timeout | null = null
  #round: Promise<void> | null = null
  #again = false
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

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await this.#round
  }

  async #once(): Promise<void> {
    do {
      this.#again = false
      try {
        await this.#options.tick()
      } catch (error) {
        this.#options.onError(error)
      }
    } while (this.#again && !this.#stopped)
    this.#round = null
    if (this.#stopped) return
    const { everyMs } = this.#options
    this.#timer = setTimeout(() => this.nudge(), typeof everyMs === 'number' ? everyMs : everyMs())
  }
}
