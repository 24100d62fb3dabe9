import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { askHttp } from '../support/raw-http.ts'
import { upgradeStatus } from '../support/raw-socket.ts'
import { codesOf, type TransportName, transportNames, transports } from '../support/transports.ts'

let fixture: ApiFixture
let url: string
/** This server's host, as a browser on this machine writes it. */
let own: string
beforeAll(async () => {
  fixture = await startApi({
    allowedOrigins: ['https://console.example', 'https://other.example'],
    allowedHosts: ['g1.example'],
  })
  ;({ url } = fixture.server)
  own = `localhost:${fixture.server.port}`
})
afterAll(() => fixture.close())

const params = { query: '{ __typename }' }
const typename = { data: { __typename: 'Query' } }

describe.each(transportNames)('over %s', (name) => {
  const call = (headers: Record<string, string>) => transports[name](url, { params, headers })

  test.each([
    ['a page of another site', () => ({ origin: 'https://evil.example' })],
    ['a page of another port of this machine', () => ({ origin: 'http://localhost:1' })],
    ['a page of another scheme', () => ({ host: own, origin: `https://${own}:1` })],
    ['a page without an origin of its own', () => ({ origin: 'null' })],
    ['a page whose origin begins like one that was let in', () => ({ origin: 'https://console.example.evil.example' })],
    ['a page whose origin ends like one that was let in', () => ({ origin: 'https://evilconsole.example' })],
    ['a page whose origin differs by its scheme', () => ({ origin: 'http://console.example' })],
    ['a page whose origin is no origin', () => ({ origin: 'localhost' })],
    ['a file', () => ({ origin: 'file://' })],
    ['an extension', () => ({ origin: 'chrome-extension://abcdefgh' })],
    ['a name that was made to resolve to this machine', () => ({ host: 'evil.example' })],
    ['such a name, from its own page', () => ({ host: 'evil.example', origin: 'http://evil.example' })],
    ['a name that begins like this machine', () => ({ host: 'localhost.evil.example' })],
    ['a name that ends like one that was let in', () => ({ host: 'evil.g1.example' })],
    ['an address of the network', () => ({ host: '192.168.0.1' })],
    ['a request of a foreign page', () => ({ host: own, 'sec-fetch-site': 'cross-site' })],
    ['a request of a page of the same site', () => ({ host: own, 'sec-fetch-site': 'same-site' })],
  ])('%s is refused', async (_, headers) => {
    const outcome = await call(headers())
    // A refused handshake has no place for an error.
    const codes = name === 'WebSocket' ? [] : ['FORBIDDEN']
    expect({ status: outcome.status, codes: codesOf(outcome) }).toEqual({ status: 403, codes })
  })

  test.each([
    ['its own page', () => ({ host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' })],
    [
      'a page that was let in',
      () => ({ host: own, origin: 'https://console.example', 'sec-fetch-site': 'cross-site' }),
    ],
    ['a program', () => ({ host: own })],
    ['the loopback address', () => ({ host: `127.0.0.1:${fixture.server.port}` })],
    ['a name that was let in', () => ({ host: 'g1.example' })],
  ])('%s is let in', async (_, headers) => {
    expect((await call(headers())).result).toMatchObject(typename)
  })
})

describe('a page that was not let in gets no leave to read, and none to ask', () => {
  test.each(['https://evil.example', 'null'])('%s', async (origin) => {
    const answers = [
      await askHttp(url, { headers: { origin, accept: 'application/json' }, path: '/graphql?query={__typename}' }),
      await askHttp(url, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      }),
    ]
    for (const { status, headers } of answers) {
      expect(status).toBe(403)
      expect(Object.keys(headers).filter((header) => header.startsWith('access-control'))).toEqual([])
    }
  })

  test('and one that was let in gets both, without credentials', async () => {
    const origin = 'https://console.example'
    const asked = await askHttp(url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    })
    expect(asked.headers['access-control-allow-origin']).toBe(origin)
    for (const name of ['HTTP', 'SSE'] as const) {
      const { headers } = await transports[name](url, { params, headers: { origin } })
      expect(headers).toMatchObject({ 'access-control-allow-origin': origin })
      expect(headers).not.toHaveProperty('access-control-allow-credentials')
      expect(String(headers['vary'])).toMatch(/origin/i)
    }
  })
})

const accepting: Record<Exclude<TransportName, 'WebSocket'>, string> = {
  HTTP: 'application/json',
  SSE: 'text/event-stream',
}

describe.each(Object.entries(accepting))('what a foreign page can send unasked, accepting %s (%s)', (_, accept) => {
  const json = JSON.stringify(params)
  test.each([
    ['plain text', { 'content-type': 'text/plain' }, json],
    ['plain text that is called JSON further on', { 'content-type': 'text/plain; application/json' }, json],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'query=%7B__typename%7D'],
    [
      'a form with files',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{__typename}"}\r\n--x--\r\n',
    ],
    ['nothing that says what it is', {}, json],
    ['an empty type', { 'content-type': '' }, json],
    ['the older type', { 'content-type': 'application/graphql' }, '{ __typename }'],
    ['almost JSON', { 'content-type': 'application/jsonp' }, json],
  ])('is not taken: %s', async (__, headers, body) => {
    const answer = await askHttp(url, { method: 'POST', headers: { accept, ...headers }, body })
    expect(answer.status).toBe(415)
    expect(answer.text).toContain('"BAD_REQUEST"')
    expect(answer.text).not.toContain('"data"')
  })

  test.each([
    ['JSON', 'application/json'],
    ['JSON with its encoding', 'application/json; charset=utf-8'],
    ['JSON in capitals', 'Application/JSON;charset=UTF-8'],
  ])('%s is taken', async (__, type) => {
    const answer = await askHttp(url, { method: 'POST', headers: { accept, 'content-type': type }, body: json })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('"__typename":"Query"')
  })

  test.each([
    ['in its address', { query: 'mutation { cancelRun(input: { runId: "x" }) { userErrors { code } } }' }],
    [
      'among queries',
      {
        query: 'query A { __typename } mutation B { cancelRun(input: { runId: "x" }) { userErrors { code } } }',
        operationName: 'B',
      },
    ],
  ])('a mutation does not come by GET: %s', async (__, asked) => {
    const { status, text, headers } = await askHttp(url, {
      path: `/graphql?${new URLSearchParams(asked)}`,
      headers: { accept },
    })
    expect(status).toBe(405)
    expect(headers.allow).toBe('POST')
    expect(text).toContain('"BAD_REQUEST"')
    expect(text).not.toContain('userErrors')
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])('%s is no way to ask', async (method) => {
    const { status, text } = await askHttp(url, {
      method,
      headers: { accept, 'content-type': 'application/json', 'content-length': String(json.length) },
      body: json,
    })
    expect(status).toBe(405)
    expect(text).not.toContain('"data"')
    // What was sent is not sent back, which would show a page the headers that it cannot read.
    expect(text).not.toContain('content-type:')
  })
})

test('a WebSocket of a foreign page is refused before it is open', async () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { host: 'evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    expect(await upgradeStatus(url, headers)).toBe(403)
  }
})
