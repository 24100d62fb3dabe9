import type { WebSocket } from 'ws'
import { Unauthenticated } from '../../identity/errors.ts'
import type { ApiOptions } from '../api.ts'
import { publicErrors } from './public-result.ts'

/** How long a peer may take to answer a close. */
const closingMs = 500
/** A close carries at most 123 bytes. */
const mostReason = 120

/** What the holder of a key that was ended is told. */
export const expelled = 'Found an API key that was revoked or has expired, expected one that can be used.'

/** Closes on somebody who is not let in: 4401 is final to clients, after 1013 they come back. */
export function turnAway(socket: WebSocket, error: unknown, api: ApiOptions): void {
  const [shown] = publicErrors(api, [error], api.ids.uuid7())
  const reason = Buffer.from(shown?.message ?? '').subarray(0, mostReason)
  // Half of a character at the end would be no text.
  socket.close(error instanceof Unauthenticated ? 4401 : 1013, reason.toString().replace(/\uFFFD$/, ''))
}

/** Ends a socket whose key cannot be used any more: clients come back after 4403. Who does not answer is cut off. */
export function expel(socket: WebSocket): void {
  socket.close(4403, expelled)
  setTimeout(() => socket.terminate(), closingMs).unref()
}
