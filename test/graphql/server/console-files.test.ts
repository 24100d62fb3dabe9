import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consoleFiles } from '../../../src/graphql/server/console-files.ts'

let folder: string
let server: Server
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'g1-console-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>G1</title>')
  await writeFile(join(folder, 'assets/page-1a2b.js'), 'export {}')
  await writeFile(join(folder, 'assets/page-1a2b.js.br'), 'brotli')
  await writeFile(join(folder, 'assets/page-1a2b.js.gz'), 'gzip')
  await writeFile(join(folder, '.secret'), 'no')
  const files = consoleFiles(folder)
  server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (files.serves(request, path)) files.send(request, response, path)
    else response.writeHead(418).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

test.each(['/', '/runs', '/runs/run_1/files?seq=3', '/personas/tester', '/workflows', '/brain', '/cluster'])(
  '%s is the document of the console',
  async (path) => {
    const response = await fetch(`${url}${path}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<title>G1</title>')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  },
)

test('a built file is kept for good', async () => {
  const response = await fetch(`${url}/assets/page-1a2b.js`)
  expect(response.headers.get('content-type')).toContain('javascript')
  expect(response.headers.get('cache-control')).toContain('immutable')
})

test('a built file is sent in the form that the browser takes', async () => {
  const sent = async (accepted: string): Promise<readonly [string | undefined, string]> => {
    const asked = get(`${url}/assets/page-1a2b.js`, { headers: { 'accept-encoding': accepted } })
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    return [response.headers['content-encoding'], await text(response)]
  }
  expect(await sent('gzip, deflate, br')).toEqual(['br', 'brotli'])
  expect(await sent('gzip')).toEqual(['gzip', 'gzip'])
  expect(await sent('identity')).toEqual([undefined, 'export {}'])
})

test('a document that the browser has is not sent again', async () => {
  const first = await fetch(url)
  const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('a folder that is built anew under a running server changes nothing for whoever is being served', async () => {
  await rm(join(folder, 'assets/page-1a2b.js'))
  const response = await fetch(`${url}/assets/page-1a2b.js`, { headers: { 'accept-encoding': 'identity' } })
  expect(await response.text()).toBe('export {}')
})

test.each(['/runs/run_1/deliverable.zip', '/graphql', '/metrics', '/healthz', '/runsome'])(
  '%s is not',
  async (path) => {
    expect((await fetch(`${url}${path}`)).status).toBe(418)
  },
)

test('a browser that asks for a page that nobody has gets the console, which says so', async () => {
  const visit = (path: string): Promise<Response> => fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*' } })
  const lost = await visit('/runz/1')
  expect(lost.status).toBe(404)
  expect(await lost.text()).toContain('<title>G1</title>')
  for (const path of ['/graphql', '/api/runs', '/metrics', '/runs/run_1/deliverable.zip'])
    expect((await visit(path)).status).toBe(418)
})

test.each(['/assets/../.secret', '/assets/%2e%2e/.secret', '/assets/none.js'])(
  '%s gives away nothing',
  async (path) => {
    const body = await (await fetch(`${url}${path}`)).text()
    expect(body).not.toBe('no')
  },
)

test('nothing may run or load but what this server has, and nobody may frame it', async () => {
  const policy = (await fetch(url)).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain('frame-src http://127.0.0.1:* https://127.0.0.1:*')
  expect(policy).not.toContain('unsafe')
})

test('a host header cannot write into the policy', () => {
  const said: Record<string, string> = {}
  const response = {
    setHeader: (name: string, value: string) => void (said[name] = value),
    writeHead: () => response,
    end: () => undefined,
  }
  consoleFiles('/nowhere').send({ headers: { host: 'evil.example; script-src *' } }, response as never, '/')
  expect(said['content-security-policy']).toContain("frame-src 'none'")
})
