import { RequestFailed } from '../errors.ts'

/** How a WebSocket was closed. */
export interface Closed {
  readonly code: number
  readonly reason: string
  /** Before the server had let the client in. */
  readonly atDoor: boolean
}

/** Another key than the one before comes with the next try. */
interface Trying {
  readonly keyRenews: boolean
}

const forbidden = 4403
/** By these a server says that the next try would end the same way (RFC 6455; graphql-transport-ws). */
const final: ReadonlyMap<number, string> = new Map([
  [1009, 'BAD_REQUEST'],
  [4400, 'BAD_REQUEST'],
  [4401, 'UNAUTHENTICATED'],
  [4406, 'BAD_REQUEST'],
  [4409, 'BAD_REQUEST'],
  [4429, 'BAD_REQUEST'],
])

/**
 * Why a closed connection need not be made again; null: it is worth a try. After 4403 it is if the key was good for a
 * while, or if a fresh one comes: a key that is turned away at the door stays what it is.
 */
export function finalFault({ code, reason, atDoor }: Closed, { keyRenews }: Trying): RequestFailed | null {
  const fault = code === forbidden && atDoor && !keyRenews ? 'FORBIDDEN' : final.get(code)
  if (fault === undefined) return null
  const why = reason === '' ? '' : `: ${reason}`
  return new RequestFailed(`The server closed the connection with code ${code}${why}`, { code: fault, requestId: null })
}
