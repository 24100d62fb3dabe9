import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller } from '../../identity/caller.ts'
import { Forbidden } from '../../identity/errors.ts'
import type { ApiServices } from '../context.ts'
import type { Admission } from './admission.ts'
import type { ConsoleFiles } from './console-files.ts'
import { calledAt } from './called-at.ts'
import { type GateOptions, refusedAtGate } from './gate.ts'
import { knockOf } from './knock-of.ts'
import type { Yoga } from './make-yoga.ts'
import { refusal } from './refusal.ts'
import { requestIdIn } from './request-id.ts'
import { answerRoute, problem, sendAnswer } from './routes.ts'

/** What anybody may ask: whether the server lives. */
const open: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

const noApi = problem(404, 'NOT_FOUND', 'This node hosts actors and answers /healthz, /readyz and /metrics alone.')
const stranger: Caller = { role: 'viewer', key: null }

export interface Handling {
  readonly services: ApiServices
  /** null: this server is there for probes alone. */
  readonly yoga: Yoga | null
  readonly gate: GateOptions
  readonly admission: Admission
  readonly draining: () => boolean
  /** null: this server shows no pages. */
  readonly console: ConsoleFiles | null
}

/** Answers what comes over HTTP. */
export function handleRequest({ services, yoga, gate, admission, draining, console }: Handling) {
  const { api } = services
  const answer = async (request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> => {
    const path = pathOf(request)
    const refused = refusedAtGate(request.headers, gate)
    if (refused !== null) throw new Forbidden(refused)
    if (open.has(path)) return sendAnswer(response, await answerRoute({ services, draining }, request.method, path))
    if (console?.serves(request, path) === true) return console.send(request, response, path)
    // A browser asks without credentials what it may send; nothing is carried out.
    const caller = request.method === 'OPTIONS' ? stranger : await admission.admit(knockOf(request))
    if (response.closed) return
    response.once(
      'close',
      admission.hold(caller, () => response.destroy()),
    )
    if (path === '/graphql' && yoga !== null)
      await yoga(request, response, { caller, requestId, calledAt: calledAt(request.headers) })
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

/** Without what follows a question mark. */
export const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'
