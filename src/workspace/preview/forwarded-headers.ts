import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { cookiesForApplication, cookiesOfApplication } from './platform-cookies.ts'

/** What holds for one connection only (RFC 9110, section 7.6.1). Whether a body comes in pieces is said anew on each side. */
const ofConnection = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade']

/** A request's headers as the application gets them: everything that the browser says, its `Host` included. */
export function headersForApplication(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  // `expect` was answered already.
  const { cookie: _, expect: __, ...rest } = passedOn(headers)
  const cookie = cookiesForApplication(headers)
  return cookie === undefined ? rest : { ...rest, cookie }
}

/** The same for a request that asks to become a WebSocket. */
export const upgradeForApplication = (headers: IncomingHttpHeaders): OutgoingHttpHeaders => ({
  ...headersForApplication(headers),
  connection: 'upgrade',
  upgrade: headers.upgrade,
})

/**
 * An application's headers as the browser gets them: its own, except who may show it in a frame. `framers`: the pages that may, beside
 * its own. Its other policies stay; to send no referrer at all, for one, would make browsers leave the origin out of its
 * forms, by which it knows them.
 */
export function headersForBrowser(headers: IncomingHttpHeaders, framers: Iterable<string>): OutgoingHttpHeaders {
  const {
    'transfer-encoding': _,
    'x-frame-options': __,
    'set-cookie': setCookie,
    'content-security-policy': policy,
    ...rest
  } = passedOn(headers)
  const framing = `frame-ancestors 'self' ${[...framers].join(' ')}`
  return {
    'referrer-policy': 'same-origin',
    ...rest,
    'content-security-policy': [...withoutFraming(String(policy ?? '')), framing].join(', '),
    ...(setCookie === undefined ? {} : { 'set-cookie': [...cookiesOfApplication(setCookie)] }),
  }
}

/** Policies of a header, each without what it says about frames; all of them hold at once (CSP level 3, section 3.1). */
const withoutFraming = (policies: string): readonly string[] =>
  policies
    .split(',')
    .map((policy) =>
      policy
        .split(';')
        .filter((directive) => !/^\s*frame-ancestors(\s|$)/i.test(directive))
        .join(';')
        .trim(),
    )
    .filter((policy) => policy !== '')

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase())
  const dropped = new Set([...ofConnection, ...named])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)))
}
