import type { IncomingMessage } from 'node:http'
import type { Knock } from './admission.ts'
import { isForwarded } from './gate.ts'

/** What a request shows of its caller; the parameters of a WebSocket's first message stand for headers it cannot set. */
export function knockOf({ headers, socket }: IncomingMessage, parameters: unknown = null): Knock {
  return {
    authorization: headers.authorization ?? authorizationIn(parameters),
    address: socket.remoteAddress ?? '',
    isForwarded: isForwarded(headers),
  }
}

function authorizationIn(parameters: unknown): string | undefined {
  if (typeof parameters !== 'object' || parameters === null) return undefined
  const found = Object.entries(parameters).find(([name]) => name.toLowerCase() === 'authorization')?.[1] as unknown
  return typeof found === 'string' ? found : undefined
}
