import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller } from '../../identity/caller.ts'
import { Forbidden } from '../../identity/errors.ts'
import type { ApiServices } from '../context.ts'
import type { Admission } from './admission.ts'
import { acceptsEvents, type EventStreams } from './event-streams.ts'
import type { RestApi } from '../rest/rest-api.ts'
import type { ConsoleFiles } from './console-files.ts'
import { calledAt } from './called-at.ts'
import { type GateOptions, isForged, namesTwoHosts, refusedAtGate } from './gate.ts'
import { knockOf } from './knock-of.ts'
import type { Yoga } from './make-yoga.ts'
import { badRequest } from './read-body.ts'
import { refusal } from './refusal.ts'
import { requestIdIn } from './request-id.ts'
import { answerRoute, problem, sendAnswer } from './routes.ts'

/** What anybody may ask: whether the server lives. */
const open: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

const noApi = problem(404, 'NOT_FOUND', 'This node hosts actors and answers /healthz, /readyz and /metrics alone.')
const stranger: Caller = { role: 'viewer', key: null }

const forged = "Found a request on behalf of another site's page, expected one of this server's own pages."

export interface Handling {
  readonly services: ApiServices
  /** null: this server is there for probes alone. */
  readonly yoga: Yoga | null
  readonly eventStreams: EventStreams | null
  readonly rest: RestApi | null
  readonly gate: GateOptions
  readonly admission: Admission
  readonly draining: () => boolean
  /** null: this server shows no pages. */
  readonly console: ConsoleFiles | null
}

/** Answers what comes over HTTP. */
export function handleRequest({ services, yoga, eventStreams, rest, gate, admission, draining, console }: Handling) {
  const { api } = services
  const answer = async (request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> => {
    const path = pathOf(request)
    if (namesTwoHosts(request)) throw badRequest('Found more than one Host header, expected one.', 400)
    const refused = refusedAtGate(request.headers, gate)
    if (refused !== null) throw new Forbidden(refused)
    if (open.has(path)) return sendAnswer(response, await answerRoute({ services, draining }, request.method, path))
    if (console?.serves(request, path) === true) return console.send(request, response, path)
    if (isForged(request.headers)) throw new Forbidden(forged)
    // A browser asks without credentials what it may send; nothing is carried out.
    const knock = knockOf(request)
    const caller = request.method === 'OPTIONS' ? stranger : await admission.admit(knock)
    if (response.closed) return
    response.once(
      'close',
      admission.hold(caller, () => response.destroy()),
    )
    const asking = { caller, requestId, calledAt: calledAt(request.headers), client: caller.key?.id ?? knock.address }
    if (path === '/graphql' && yoga !== null) {
      if (eventStreams !== null && isForEvents(request)) {
        const body = await eventStreams.answer({ request, response, asking })
        if (body === null) return
        // It was read in order to see what it asks for.
        Object.assign(request, { body: JSON.stringify(body) })
      }
      await yoga(request, response, asking)
    } else if (rest !== null && (path === '/api' || path.startsWith('/api/'))) await rest(request, response, asking)
    else if (yoga === null && path !== '/metrics') sendAnswer(response, noApi)
    else sendAnswer(response, await answerRoute({ services, draining }, request.method, path))
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    const requestId = requestIdIn(request.headers) ?? api.ids.uuid7()
    response.setHeader('x-request-id', requestId)
    answer(request, response, requestId).catch((error: unknown) => {
      const { accept } = request.headers
      const said = refusal(api, error, { path: pathOf(request), requestId, accept })
      if (response.headersSent) response.destroy()
      else sendAnswer(response, said)
    })
  }
}

const isForEvents = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'POST') && acceptsEvents(headers)

/** Without what follows a question mark. */
export const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'
