import type { ExecutionResult } from 'graphql'
import { formattedResult } from '../errors/formatted-result.ts'

/** A result of a subscription as all who asked for the same get it: executed once, serialised once. */
export interface Payload {
  /** Where to resume after it; null: this subscription cannot be resumed. */
  readonly cursor: string | null
  /** The result as JSON, in UTF-8. */
  readonly json: Buffer
}

/** Where the results of one subscription go to: an operation on a WebSocket, an event stream. */
export interface Outlet {
  /** Sends a result. False: the peer takes less than it is given; send no more before it is `drained`. */
  next(payload: Payload): boolean
  /** Resolves once the peer has taken what it was given, or has gone. */
  drained(): Promise<void>
  /** The subscription has come to its end. */
  complete(): void
  /** It has come to its end because of this. */
  fail(error: unknown): void
}

/** Serialises a result. */
export const payloadOf = (result: ExecutionResult, cursor: string | null): Payload => ({
  cursor,
  json: Buffer.from(JSON.stringify(formattedResult(result))),
})
