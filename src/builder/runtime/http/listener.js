import { env, stderr } from 'node:process'
import { errorPage } from '../pages/error-page.js'
import { page, redirect, refusal } from './answers.js'
import { readBody } from './body.js'
import { Refusal, forbidden, notFound } from './errors.js'

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Turns each HTTP request into a call of the route that fits, and whatever it returns or throws into an answer. */
export function requestListener(app, routes) {
  return async (request, response) => {
    const answer = await answerTo(app, routes, request)
    response.writeHead(answer.status, { ...securityHeaders, ...answer.headers })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
    if (!request.complete) request.resume()
  }
}

async function answerTo(app, routes, request) {
  const url = parseUrl(request.url)
  const isApi = url !== null && (url.pathname === '/api' || url.pathname.startsWith('/api/'))
  let user = null
  try {
    if (url === null) throw notFound()
    const method = request.method === 'HEAD' ? 'GET' : request.method
    refuseOtherOrigins(method, request.headers)
    user = app.accounts?.userOf(app.db, request.headers) ?? null
    const { handler, params } = routes.find(method, url.pathname)
    const text = method === 'GET' ? '' : await readBody(request)
    const { headers } = request
    return await handler({ user, params, query: url.searchParams, text, headers, path: url.pathname + url.search })
  } catch (error) {
    const known = error instanceof Refusal ? error : unexpected(error)
    if (isApi) return refusal(known)
    if (known.code === 'SIGN_IN' && app.accounts && request.method === 'GET')
      return redirect(`/login?next=${encodeURIComponent(url.pathname + url.search)}`)
    if (known.code === 'SIGN_IN' && app.accounts) return redirect('/login')
    return page(known.status, errorPage(app, user, known))
  }
}

function parseUrl(target) {
  try {
    const url = new URL(`http://localhost${target.startsWith('/') ? target : '/'}`)
    decodeURIComponent(url.pathname)
    return url
  } catch {
    return null
  }
}

/** A browser says where a post comes from. What another site sends in a reader's name is refused. */
function refuseOtherOrigins(method, headers) {
  if (method === 'GET') return
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') throw forbidden('This request came from another site.')
  if (origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw forbidden('This request came from another site.')
}

function unexpected(error) {
  if (env.NODE_ENV !== 'test') stderr.write(`${error?.stack ?? error}\n`)
  return new Refusal(500, 'FAULT', 'Something went wrong here. Try again; if it stays, tell who runs this application.')
}
