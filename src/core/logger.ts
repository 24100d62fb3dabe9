/** Structured logs: fields first, then what happened in a few words. Never a secret, never a whole prompt. */
export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
