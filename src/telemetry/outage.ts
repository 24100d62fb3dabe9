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
    logger.warn({ error: reasonOf(error) }, `${what} cannot be reached`)
  }

  up(): void {
    if (this.#since === null) return
    const { what, logger, clock } = this.#options
    logger.info({ downMs: Math.round(clock.monotonic() - this.#since) }, `${what} is back`)
    this.#since = null
  }
}

/** With what lies behind it: what failed to connect often says no more than that it failed. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reasonOf).join('; ')
  const message = messageOf(error)
  const behind = error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : ''
  return behind === '' || message.includes(behind) ? message : `${message} (${behind})`
}
