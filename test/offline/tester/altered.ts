import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Altered } from './application-under-test.ts'

type Request = { readonly method: string; readonly url: URL; readonly body: string; readonly headers: Headers }
type Reply = { readonly status: number; readonly json: unknown }
/** What to answer in the place of the application, a request to send it instead, or null to let the request pass. */
type Alter = (request: Request, app: URL) => Promise<Reply | URL | null> | Reply | URL | null

const altered =
  (alter: Alter): Altered =>
  async (target) => {
    const server = createServer((incoming, outgoing) => void answer(alter, new URL(target), { incoming, outgoing }))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return { url: `http://127.0.0.1:${address.port}`, stop: () => (server.closeAllConnections(), server.close()) }
  }

async function answer(
  alter: Alter,
  app: URL,
  { incoming, outgoing }: { incoming: IncomingMessage; outgoing: ServerResponse },
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const headers = new Headers()
  for (const name of ['cookie', 'content-type', 'accept'])
    if (incoming.headers[name]) headers.set(name, String(incoming.headers[name]))
  const request = {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', app),
    body: Buffer.concat(chunks).toString(),
    headers,
  }
  const reply = await alter(request, app)
  if (reply !== null && !(reply instanceof URL)) {
    outgoing
      .writeHead(reply.status, { 'content-type': 'application/json' })
      .end(reply.status === 204 ? undefined : JSON.stringify(reply.json))
    return
  }
  const { method, body } = request
  const response = await fetch(reply ?? request.url, {
    method,
    headers,
    redirect: 'manual',
    body: method === 'GET' || body === '' ? null : body,
  })
  for (const [name, value] of response.headers)
    if (!['content-length', 'transfer-encoding', 'content-encoding', 'connection', 'keep-alive'].includes(name))
      outgoing.appendHeader(name, value)
  outgoing.writeHead(response.status).end(Buffer.from(await response.arrayBuffer()))
}

const own = (path: string) => /^\/(health|api\/(register|login|logout|me|users))/.test(path)
const without =
  (names: RegExp): Alter =>
  ({ url }) => {
    const changed = new URL(url)
    for (const name of url.searchParams.keys()) if (names.test(name)) changed.searchParams.delete(name)
    return changed
  }

/** Answers `/health` and nothing else. */
export const healthOnly = altered(({ url }) =>
  url.pathname === '/health' ? null : { status: 404, json: { error: { code: 'NOT_FOUND' } } },
)

/** Accounts work and everything is answered as if it were done, but no row is ever stored, changed, moved or deleted. */
export const savesNothing = (): Altered => {
  let id = 1_000_000
  return altered(async ({ method, url, body, headers }, app) => {
    if (method === 'GET' || own(url.pathname)) return null
    if (method === 'DELETE') return { status: 204, json: null }
    const [, , path, row] = url.pathname.split('/')
    const given = body === '' ? {} : (JSON.parse(body) as object)
    if (row === undefined) return { status: 201, json: { ...given, id: (id += 1) } }
    const stored = await fetch(new URL(`/api/${path}/${row}`, app), {
      headers: { cookie: headers.get('cookie') ?? '' },
    })
    return { status: 200, json: { ...((await stored.json()) as object), ...given } }
  })
}

/** Changes and deletions are answered as if they were done, but only new rows are stored. */
export const neverChanges = altered(async ({ method, url, headers, body }, app) => {
  if (own(url.pathname)) return null
  if (method === 'DELETE') return { status: 204, json: null }
  if (method !== 'PATCH') return null
  const stored = await fetch(new URL(url.pathname, app), { headers: { cookie: headers.get('cookie') ?? '' } })
  return { status: 200, json: { ...((await stored.json()) as object), ...(JSON.parse(body) as object) } }
})

/** Accounts work; every other request that would store something is refused as invalid. */
export const refusesAll = altered(({ method, url }) => {
  if (method === 'GET' || own(url.pathname)) return null
  const field = (name: string) => ({ field: name, message: 'no' })
  return { status: 422, json: { error: { code: 'INVALID', message: 'no', fields: [field('name')] } } }
})

/** The list takes no notice of the search, of the order, of the filters, of the page. */
export const searchFindsAll = altered(without(/^q$/))
export const orderIgnored = altered(without(/^sort$/))
export const filtersIgnored = altered(without(/^(?!q$|sort$|page$|pageSize$)/))
export const pageIgnored = altered(without(/^page$/))

/** A deletion that should be refused is not. */
export const deletesAnyway = altered(({ method }) => (method === 'DELETE' ? { status: 204, json: null } : null))
