import { messageOf } from './errors.ts'
import { isOutage } from './store/errors.ts'

/** Structured logs: fields first, then what happened in a few words. Never a secret, never a whole prompt. */
export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Logs what fails in the background. An outage of the store is left out: it is told once, by whoever watches the store. */
export const reportTo =
  (logger: Logger, what: string) =>
  (error: unknown): void => {
    if (!isOutage(error)) logger.error({ error: messageOf(error) }, what)
  }
