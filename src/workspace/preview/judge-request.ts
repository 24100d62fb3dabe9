import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { cookiesOf } from './platform-cookies.ts'

/** Where a preview answers, and what opens it. */
export interface Pass {
  readonly port: number
  /** Unguessable; safe in an address and in a cookie. */
  readonly token: string
  /** Names of this machine under which somebody was given the address. */
  readonly hostNames: ReadonlySet<string>
}

/** What of a request decides. */
export interface Knock {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

/** What becomes of a request: it goes on to the application, it gets its cookie first, or it is refused and why. */
export type Verdict =
  | { readonly kind: 'passes' }
  | { readonly kind: 'enters'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly why: string }

const parameter = 'g1_preview'
/** Ports share the cookies of their host, so each needs a name of its own. */
const cookieName = (port: number): string => `g1_preview_${port}`

/** The address that opens a preview in the browser that follows it. */
export const addressOf = ({ port, token }: Pass, hostName: string): string =>
  `http://${hostName}:${port}/?${parameter}=${token}`

/**
 * Who may use a preview: the browser that followed the address, by a name that was given out (else a foreign page could make a name of
 * its own resolve to this machine), and only pages of the preview itself, because every page on another port of the
 * host is sent along with its cookies. The headers read here are those that a browser sets and a page cannot forge.
 */
export function judgeRequest({ method, url, headers }: Knock, pass: Pass): Verdict {
  const own = ownOrigin(headers, pass)
  if (own === null) return refused(`the host "${headers.host?.slice(0, 80) ?? ''}"`, 'the one of the address')
  // It would stay in the browser, and see the token of whatever preview has the port next.
  if (headers['service-worker'] !== undefined) return refused('a service worker', 'none, since previews come and go')
  const isOpen = sameText(cookiesOf(headers).get(cookieName(pass.port)), pass.token)
  const target = new URL(`http://preview${url.startsWith('/') ? url : '/'}`)
  const shown = target.searchParams.get(parameter)
  if (shown !== null && isReading(method)) {
    if (!sameText(shown, pass.token)) return refused('the address of a preview that is over', 'a fresh one')
    return { kind: 'enters', headers: entrance(target, { pass, isOpen }) }
  }
  if (!isOpen) return refused('no pass to this preview', 'its address to be followed in this browser')
  if (isForeign({ method, headers }, own)) return refused('a request of another page', 'one of the preview itself')
  return { kind: 'passes' }
}

const refused = (found: string, expected: string): Verdict => ({
  kind: 'refused',
  why: `Found ${found}, expected ${expected}; open the preview from its run.`,
})

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD'

/** `http://localhost:9100`, where the request was sent to that; null: to something else. */
function ownOrigin({ host = '' }: IncomingHttpHeaders, { port, hostNames }: Pass): string | null {
  const wanted = [...hostNames].map((name) => new URL(`http://${name}:${port}`))
  return wanted.find((url) => url.host === host.toLowerCase())?.origin ?? null
}

/** Whether another page sends it. Pages may lead here and show this in a frame; they may not ask or order anything. */
function isForeign({ method, headers }: Omit<Knock, 'url'>, own: string): boolean {
  const site = headers['sec-fetch-site']
  // Browsers leave it out towards hosts that they do not trust: those without TLS, beyond this machine.
  if (site === undefined) return headers.origin !== undefined && headers.origin !== own
  if (site === 'same-origin' || site === 'none') return false
  return !(headers['sec-fetch-mode'] === 'navigate' && isReading(method))
}

/** Sets the cookie and leads to the address without the token. What an earlier preview left at this port is cleared. */
function entrance(
  target: URL,
  { pass, isOpen }: { readonly pass: Pass; readonly isOpen: boolean },
): Readonly<Record<string, string>> {
  target.searchParams.delete(parameter)
  return {
    // One slash: two would name another host.
    location: target.pathname.replace(/^\/+/, '/') + target.search,
    'set-cookie': `${cookieName(pass.port)}=${pass.token}; Path=/; HttpOnly; SameSite=Lax`,
    ...(isOpen ? {} : { 'clear-site-data': '"cache", "storage"' }),
  }
}

function sameText(one: string | undefined, other: string): boolean {
  const [a, b] = [Buffer.from(one ?? ''), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
