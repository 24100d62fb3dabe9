import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { Logger } from '../core/logger.ts'

export interface OutageOptions {
  /** `redis`, `store`. */
  readonly what: string
  readonly logger: Logger
  readonly clock: Pick<Clock, 'monotonic'>
}

/** Says once that something cannot be reached, and once that it is back, however often it is tried in between. */
export class Outage {
  readonly #options: OutageOptions
  #since: number | null = null

  constructor(options: OutageOptions) {
    this.#options = options
  }

  get lasts(): boolean {
    return this.#since !== null
  }

  down(error: unknown): void {
    if (this.#since !== null) return
    const { what, logger, clock } = this.#options
    this.#since = clock.monotonic()
    logger.warn({ error: messageOf(error) }, `${what} cannot be reached`)
  }

  up(): void {
    if (this.#since === null) return
    const { what, logger, clock } = this.#options
    logger.info({ downMs: Math.round(clock.monotonic() - this.#since) }, `${what} is back`)
    this.#since = null
  }
}
