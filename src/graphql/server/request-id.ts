import type { IncomingHttpHeaders } from 'node:http'

/** What callers may name their requests: short, and nothing that could break a line of a log or a header. */
const shape = /^[\w.:@/+=-]{1,128}$/

/** The id that a caller gave to its request (`X-Request-Id`); null where it gave none, or one that nobody should repeat. */
export function requestIdIn(headers: IncomingHttpHeaders): string | null {
  const given = headers['x-request-id']
  return typeof given === 'string' && shape.test(given) ? given : null
}
