import type { IncomingHttpHeaders } from 'node:http'

/** Where a request was sent, as its sender sees it. */
export interface CalledAt {
  /** `localhost`, without a port. */
  readonly hostName: string
  /** Of the page that sent it, or of this server where no page did: `http://localhost:8013`. */
  readonly origin: string
}

/** Reads it from the headers of a request that was let in at the gate. */
export function calledAt({ host = 'localhost', origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>): CalledAt {
  const own = urlOf(`http://${host}`) ?? new URL('http://localhost')
  return { hostName: own.hostname, origin: (urlOf(origin ?? '') ?? own).origin }
}

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)
