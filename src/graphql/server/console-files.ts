import { existsSync } from 'node:fs'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { type BuiltFile, builtFiles } from './built-files.ts'

/** Pages that the console draws itself; each is answered with the same document. */
const page = /^\/($|(runs|personas|workflows|brain|cluster)(\/|$))/
/** What is not the console's, also where a browser asks for a page there. */
const others = /^\/(graphql|api|healthz|readyz|metrics)(\/|$)/
/** Below the pages, and not theirs. */
const download = /^\/runs\/[^/]+\/deliverable\.zip$/

export interface ConsoleFiles {
  /** Whether this is the console's to answer, and nobody else's. */
  serves(request: Pick<IncomingMessage, 'method' | 'headers'>, path: string): boolean
  send(request: Pick<IncomingMessage, 'headers'>, response: ServerResponse, path: string): void
}

/** The built console in `folder`. Its files hold nothing secret: what they show comes from the API. */
export function consoleFiles(folder: string): ConsoleFiles {
  const files = existsSync(folder) ? builtFiles(folder) : null
  return {
    serves: ({ method, headers }, path) =>
      (method === 'GET' || method === 'HEAD') &&
      !download.test(path) &&
      (page.test(path) || path.startsWith('/assets/') || files?.has(path) === true || isLost(headers, path)),
    send({ headers }, response, path) {
      response.setHeader('content-security-policy', policyFor(headers.host ?? ''))
      response.setHeader('x-content-type-options', 'nosniff')
      response.setHeader('referrer-policy', 'no-referrer')
      response.setHeader('cross-origin-opener-policy', 'same-origin')
      // Somebody who is lost gets the console, which says so and shows the way back.
      const lost = !page.test(path) && files?.has(path) !== true && isLost(headers, path)
      const file = files?.get(lost || page.test(path) ? '/index.html' : path)
      if (file !== undefined) sendFile(file, response, { path, headers, status: lost ? 404 : 200 })
      else if (files === null) response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' }).end(notBuilt)
      else response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(gone)
    },
  }
}

/** A person followed a mistyped or an old address: a browser asks for a page that nobody has. */
const isLost = ({ accept = '' }: IncomingHttpHeaders, path: string): boolean =>
  accept.includes('text/html') && !others.test(path) && !path.startsWith('/assets/')

interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly status: number
}

function sendFile(
  { type, etag, bytes, coded }: BuiltFile,
  response: ServerResponse,
  { path, headers, status }: Asked,
): void {
  const accepted = headers['accept-encoding'] ?? ''
  const [coding, body = bytes] = [...coded].find(([name]) => new RegExp(`\\b${name}\\b`).test(accepted)) ?? []
  const tag = `W/"${etag}"`
  response.setHeader('etag', tag)
  // Names of built files bear their hash, so they never change; the document names them, so it may not be kept.
  response.setHeader('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (coded.size > 0) response.setHeader('vary', 'accept-encoding')
  if (headers['if-none-match']?.includes(tag) === true) return void response.writeHead(304).end()
  if (coding !== undefined) response.setHeader('content-encoding', coding)
  response.writeHead(status, { 'content-type': type, 'content-length': body.length }).end(body)
}

/** Nothing comes from elsewhere, nothing written into a page runs; only previews are framed: other ports of this host. */
function policyFor(host: string): string {
  const name = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d+)?$/i.exec(host)?.[1]
  const previews = name === undefined ? "'none'" : `http://${name}:* https://${name}:*`
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${previews}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

const gone = 'There is no such file (any more); load the page again.\n'

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>G1</title>
<h1>The console is not built</h1>
<p>Run <code>npm run console</code> in the folder of G1 and start the server again. The API is at <a href="/graphql">/graphql</a>.</p></html>
`
