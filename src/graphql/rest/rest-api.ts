import type { IncomingMessage, ServerResponse } from 'node:http'
import { InvalidInput, NotFound } from '../../core/errors.ts'
import { publicErrors } from '../server/public-result.ts'
import type { Answer } from '../server/routes.ts'
import { crossOrigin } from './cross-origin.ts'
import { docsPage } from './docs-page.ts'
import { failure, faultAnswer } from './failure.ts'
import { openApiDocument } from './open-api/document.ts'
import { runEvents } from './run-events.ts'
import type { RestAsking, RestOptions, RouteRequest } from './rest-options.ts'
import { restOperations } from './rest-operations.ts'
import { restSchema } from './rest-schema.ts'
import { routeTable } from './route-table.ts'
import { operationRoute } from './operation-route.ts'
import { sofaEngine } from './sofa-engine.ts'

/** Answers requests below `/api`. Never throws for what a caller sends. */
export type RestApi = (request: IncomingMessage, response: ServerResponse, asking: RestAsking) => Promise<void>

type Route = (asked: RouteRequest) => Promise<Answer>

const base = '/api'

/** The REST API, made from the schema: its operations, the long poll, what describes them and a page to read that. */
export function restApi(options: RestOptions): RestApi {
  const { api, schema, allowedOrigins } = options
  const shown = restSchema(schema, restOperations)
  const engine = sofaEngine({ ...options, shown, base })
  const described = openApiDocument({ shown, generated: engine.described, version: api.node.version, base })
  const events = runEvents(options)
  const at = (path: string, what: Route) => ({ method: 'GET', path: base + path, what })
  const meet = routeTable<Route>([
    ...restOperations.map((one) => ({
      method: one.method,
      path: base + one.path,
      what: operationRoute(one, { shown, engine, base }),
    })),
    at('/runs/{id}/events', events),
    at('/openapi.json', () => Promise.resolve(json(described))),
    at('', () => Promise.resolve({ status: 302, type: 'text/plain', body: '', headers: { location: `${base}/docs` } })),
    ...[...docsPage()].map(([path, file]) => at(path, () => Promise.resolve(file()))),
  ])

  const answerTo = async (request: IncomingMessage, asking: RestAsking, gone: AbortSignal): Promise<Answer> => {
    const { path, query } = targetOf(request)
    const met = meet(request.method ?? 'GET', path)
    if (met === null) throw new NotFound(`There is nothing at ${path.slice(0, 100)}; ${base}/docs shows what there is.`)
    if ('what' in met) return met.what({ request, asking, gone, given: met.given, query })
    const headers = { allow: met.allowed.join(', ') }
    if (request.method === 'OPTIONS') return { status: 204, type: '', body: '', headers }
    const message = `Found the method ${request.method ?? ''}, expected ${headers.allow}.`
    return failure(405, { code: 'METHOD_NOT_ALLOWED', message, requestId: asking.requestId }, headers)
  }

  return async (request, response, asking) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const answer = await answerTo(request, asking, gone.signal).catch((error: unknown) => {
      // Nobody is there to be told; what a request fails with that lost its client is no fault.
      if (gone.signal.aborted) return null
      const [shownError] = publicErrors(api, [error], asking.requestId)
      return shownError === undefined ? null : faultAnswer(shownError, asking.requestId)
    })
    if (answer === null || gone.signal.aborted) return void response.destroy()
    // What is left of a body that was refused is not waited for.
    const ending = request.complete ? {} : { connection: 'close' }
    send(response, answer, {
      ...crossOrigin(request.headers.origin, allowedOrigins, answer.headers?.['allow']),
      ...ending,
    })
    request.resume()
  }
}

const json = (value: unknown): Answer => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
})

/** Throws InvalidInput where the address cannot be decoded. */
function targetOf({ url = '' }: IncomingMessage): { readonly path: string; readonly query: URLSearchParams } {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  try {
    decodeURIComponent(url)
  } catch {
    throw new InvalidInput(`Found an address that is not percent-encoded UTF-8, expected %25 for a percent sign.`, [])
  }
  return { path, query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)) }
}

function send(
  response: ServerResponse,
  { status, type, body, headers }: Answer,
  more: Readonly<Record<string, string>>,
): void {
  const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...more, ...headers }
  if (status === 204) response.writeHead(status, always).end()
  else
    response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...always }).end(body)
}
