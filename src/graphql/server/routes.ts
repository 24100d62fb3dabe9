import type { ServerResponse } from 'node:http'
import { InvalidInput, NotFound } from '../../core/errors.ts'
import { defaultTenant, parseRunId } from '../../core/ids.ts'
import type { ApiServices } from '../context.ts'
import { RunView } from '../views/run-view.ts'

/** A plain answer of the HTTP surface beside GraphQL. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export interface RouteState {
  readonly services: ApiServices
  readonly draining: () => boolean
}

/** How long the store may take to answer before a node counts as not ready. */
const readyMs = 2_000

/** Answers what is not GraphQL. */
export async function answerRoute(state: RouteState, method: string | undefined, path: string): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return problem(405, 'METHOD_NOT_ALLOWED', 'Only GET is answered here.')
  if (path === '/healthz') return text(200, 'ok')
  if (path === '/readyz') return readiness(state)
  if (path === '/metrics') return { status: 200, ...(await state.services.api.metrics()) }
  const [, run] = /^\/runs\/([^/]{1,100})\/deliverable\.zip$/.exec(path) ?? []
  if (run !== undefined) return deliverable(state, run)
  return problem(404, 'NOT_FOUND', 'There is nothing here; the API is at /graphql.')
}

/** Sends an answer. */
export function sendAnswer(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(body)
}

const text = (status: number, body: string): Answer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${body}\n`,
})

/** An answer that says what went wrong, for programs. */
export const problem = (status: number, code: string, message: string): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify({ error: { code, message } }),
})

async function readiness({ services: { api }, draining }: RouteState): Promise<Answer> {
  if (draining()) return text(503, 'draining')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, readyMs, false)
  })
  const asked = api.store.listRuns({ tenantId: defaultTenant, first: 1, after: null, status: [], search: '' }).then(
    () => true,
    () => false,
  )
  const reachable = await Promise.race([asked, late])
  clearTimeout(timer)
  return reachable ? text(200, 'ready') : text(503, 'store unreachable')
}

async function deliverable({ services: { api, reader } }: RouteState, id: string): Promise<Answer> {
  try {
    const row = await api.store.getRun(parseRunId(id))
    if (row === null) throw new NotFound(`Found no run ${id}, expected the id of a run.`)
    const delivered = api.delivery.of(await new RunView(row, reader).context())
    if (delivered === null) throw new NotFound(`The run ${id} is ${row.status} and has delivered nothing (yet).`)
    const folder = slug(row.title)
    const headers = { 'content-disposition': `attachment; filename="${folder}.zip"` }
    return { status: 200, type: 'application/zip', body: await api.delivery.zip(delivered.files, folder), headers }
  } catch (error) {
    if (error instanceof InvalidInput) return problem(400, error.code, error.message)
    if (error instanceof NotFound) return problem(404, error.code, error.message)
    throw error
  }
}

/** A name for a folder: `fitness-tracker`. */
const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '') || 'application'
