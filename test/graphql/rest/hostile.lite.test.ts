import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { RecordedRun, untilApproval } from '../support/sample-run.ts'
import { keyFor } from '../support/with-keys.ts'
import { call, callRaw, type Failed, type Raw } from './support/call.ts'

const json = { 'content-type': 'application/json' }
const page = 'https://console.example'

let fixture: ApiFixture
let id: string
beforeAll(async () => {
  fixture = await startApi({ allowedOrigins: [page] })
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  id = publicRunId(run.runId)
})
afterAll(() => fixture.close())

const post = (body: string | Uint8Array, headers: Record<string, string> = json): Raw => ({
  method: 'POST',
  path: '/api/runs',
  headers,
  body,
})

describe('a request that is none', () => {
  test.each<[string, () => Raw, number, string]>([
    ['another content type', () => post('{}', { 'content-type': 'text/plain' }), 415, 'BAD_REQUEST'],
    [
      'a form',
      () => post('requirements=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'BAD_REQUEST',
    ],
    ['no content type', () => post('', {}), 415, 'BAD_REQUEST'],
    ['a compressed body', () => post('{}', { ...json, 'content-encoding': 'gzip' }), 415, 'BAD_REQUEST'],
    ['bytes that are no UTF-8', () => post(Buffer.from('7b2261223a22ff227d', 'hex')), 400, 'BAD_REQUEST'],
    ['no JSON', () => post('{"requirements": '), 400, 'BAD_REQUEST'],
    ['a list', () => post('[]'), 400, 'BAD_REQUEST'],
    ['nothing but null', () => post('null'), 400, 'BAD_REQUEST'],
    ['too large a body', () => post(JSON.stringify({ requirements: 'x'.repeat(600_000) })), 413, 'BAD_REQUEST'],
    [
      'a body of unknown length that is too large',
      () => post('x'.repeat(600_000), { ...json, 'transfer-encoding': 'chunked' }),
      413,
      'BAD_REQUEST',
    ],
    [
      'arguments in the address of a mutation',
      () => ({ ...post('{}'), path: '/api/runs?requirements=x' }),
      400,
      'INVALID_INPUT',
    ],
    ['half a percent-encoding', () => ({ path: '/api/runs/%E0%A4%A' }), 400, 'INVALID_INPUT'],
    ['half of one after the question mark', () => ({ path: '/api/runs?search=%' }), 400, 'INVALID_INPUT'],
    ['bytes after it that are no UTF-8', () => ({ path: '/api/runs?search=%FF' }), 400, 'INVALID_INPUT'],
    ['a name of an inherited property', () => post('{"constructor": 1}'), 400, 'INVALID_INPUT'],
    ['a name of the prototype', () => post('{"__proto__": 1}'), 400, 'INVALID_INPUT'],
    ['a NUL in the requirements', () => post(String.raw`{"requirements": "a\u0000b"}`), 400, 'INVALID_INPUT'],
    ['half a character in the requirements', () => post(String.raw`{"requirements": "\ud800"}`), 400, 'INVALID_INPUT'],
    ['dots for an id', () => ({ path: '/api/runs/..' }), 404, 'NOT_FOUND'],
    ['encoded dots for an id', () => ({ path: '/api/runs/%2e%2e/plan' }), 404, 'NOT_FOUND'],
    ['an id with a slash in it', () => ({ path: '/api/runs/a%2Fplan' }), 400, 'INVALID_INPUT'],
    ['a path of nobody', () => ({ path: '/api/nothing' }), 404, 'NOT_FOUND'],
    ['a webhook, as the library has them', () => ({ ...post('{}'), path: '/api/webhook' }), 404, 'NOT_FOUND'],
    ['a path below one that is there', () => ({ path: '/api/docs/../../package.json' }), 404, 'NOT_FOUND'],
    [
      'another method',
      () => ({ method: 'PUT', path: '/api/runs', headers: json, body: '{}' }),
      405,
      'METHOD_NOT_ALLOWED',
    ],
    ['a mutation by GET', () => ({ path: `/api/runs/${id}/pause` }), 405, 'METHOD_NOT_ALLOWED'],
    ['a foreign page', () => ({ path: '/api/runs', headers: { origin: 'https://evil.example' } }), 403, 'FORBIDDEN'],
    [
      'a foreign name of the server',
      () => ({ path: '/api/runs', headers: { host: 'evil.example' } }),
      403,
      'FORBIDDEN',
    ],
  ])('%s is refused with a code and an id', async (_, request, status, code) => {
    const { status: found, text, headers } = await callRaw(fixture, request())
    const { error } = JSON.parse(text) as Failed
    expect([found, error.code]).toEqual([status, code])
    expect(error.requestId).toBe(headers['x-request-id'])
    expect(text).not.toMatch(/node_modules|\.ts|at .*:\d+/)
  })

  test('nothing of that was a fault of the server, which is as it was', async () => {
    const { status } = await call(fixture, 'GET /runs')
    expect([status, fixture.faults]).toEqual([200, []])
  })
})

describe('what HTTP asks for beside that', () => {
  test('HEAD is GET without a body', async () => {
    const get = await callRaw(fixture, { path: '/api/personas' })
    const head = await callRaw(fixture, { method: 'HEAD', path: '/api/personas' })
    expect([head.status, head.text]).toEqual([200, ''])
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  test('OPTIONS says which methods there are, and to a page that was let in what it may send', async () => {
    const plain = await callRaw(fixture, { method: 'OPTIONS', path: '/api/runs' })
    expect([plain.status, plain.headers['allow']]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
    expect(plain.headers['access-control-allow-origin']).toBeUndefined()
    const headers = { origin: page, 'access-control-request-method': 'POST' }
    const { headers: told } = await callRaw(fixture, { method: 'OPTIONS', path: '/api/runs', headers })
    expect(told['access-control-allow-origin']).toBe(page)
    expect(told['access-control-allow-headers']).toContain('idempotency-key')
    const read = await callRaw(fixture, { path: '/api/runs', headers: { origin: page } })
    expect(read.headers['access-control-allow-origin']).toBe(page)
  })

  test('a request keeps the id that it came with', async () => {
    const { headers, body } = await call(fixture, 'GET /runs/x', undefined, { 'x-request-id': 'mine-1' })
    expect([headers.get('x-request-id'), body.error.requestId]).toEqual(['mine-1', 'mine-1'])
  })

  test('nothing is kept by caches', async () => {
    const { headers } = await call(fixture, 'GET /runs')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('keys', () => {
  test('open what their role may use, and nothing else', async () => {
    const demanding = { server: await serveToo(fixture, { requireKey: true }) }
    onTestFinished(() => demanding.server.close())
    const viewer = await keyFor(fixture.store, 'viewer')
    const shown = { authorization: viewer.authorization }
    const statuses = [
      await call(demanding, 'GET /runs'),
      await call(demanding, 'GET /openapi.json'),
      await call(demanding, 'GET /runs', undefined, shown),
      await call(demanding, 'POST /runs', { requirements: 'x' }, shown),
      await call(demanding, 'GET /api-keys', undefined, shown),
    ].map(({ status, body }) => [status, (body as Partial<Failed>).error?.code])
    expect(statuses).toEqual([
      [401, 'UNAUTHENTICATED'],
      [401, 'UNAUTHENTICATED'],
      [200, undefined],
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
    ])
  })
})

describe('a fault of the system', () => {
  test('is said by a code and reported whole', async () => {
    const faults: unknown[] = []
    const store = { ...fixture.store, getRun: () => Promise.reject(new Error('secret: 10.0.0.1')) }
    const onFault = ({ error }: { readonly error: unknown }): number => faults.push(error)
    const broken = { server: await serveToo({ api: { ...fixture.api, store, onFault } }) }
    onTestFinished(() => broken.server.close())
    const asked = await call(broken, `GET /runs/${id}/events`)
    const listed = await call(broken, 'POST /runs/run_0192f0c1-0000-7000-8000-000000000009/pause')
    for (const { status, body } of [asked, listed]) {
      expect([status, body.error.code]).toEqual([500, 'INTERNAL'])
      expect(JSON.stringify(body)).not.toContain('secret')
    }
    expect(faults.map(String)).toEqual([expect.stringContaining('secret'), expect.stringContaining('secret')])
  })
})
