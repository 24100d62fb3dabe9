import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { askHttp, sayBytes } from '../support/raw-http.ts'
import { codesOf, type TransportName, transports } from '../support/transports.ts'

let fixture: ApiFixture
let url: string
beforeAll(async () => {
  fixture = await startApi()
  ;({ url } = fixture.server)
})
afterAll(() => fixture.close())

const largest = 512 * 1024
/** A request of exactly so many bytes. */
const requestOf = (bytes: number): string => {
  const empty = JSON.stringify({ query: '{ __typename }', extensions: { x: '' } })
  return JSON.stringify({ query: '{ __typename }', extensions: { x: 'x'.repeat(bytes - empty.length) } })
}
const accepting = { HTTP: 'application/json', SSE: 'text/event-stream' } as const
const names = Object.keys(accepting) as (keyof typeof accepting & TransportName)[]

describe.each(names)('a body, over %s', (name) => {
  const accept = accepting[name]

  test('of 512 KB is read', async () => {
    expect((await transports[name](url, { params: requestOf(largest) })).result?.data).toEqual({ __typename: 'Query' })
  })

  test('of one byte more is refused by 413', async () => {
    const outcome = await transports[name](url, { params: requestOf(largest + 1) })
    expect({ status: outcome.status, codes: codesOf(outcome) }).toEqual({ status: 413, codes: ['BAD_REQUEST'] })
  })

  test('that says it is larger is refused before it comes', async () => {
    const said = await sayBytes(
      url,
      head(
        'POST /graphql',
        `Accept: ${accept}`,
        'Content-Type: application/json',
        'Content-Length: 100000000',
        'Connection: close',
      ),
    )
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('that never ends is refused once it is too large', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    const said = await sayBytes(
      url,
      head('POST /graphql', `Accept: ${accept}`, 'Content-Type: application/json', 'Transfer-Encoding: chunked') +
        chunk.repeat(20),
    )
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
  })

  test.each([
    ['gzip', gzipSync(JSON.stringify({ query: '{ __typename }' }))],
    ['gzip, and a bomb', gzipSync(Buffer.alloc(50_000_000, ' '))],
    ['br', Buffer.from('x')],
    ['deflate', Buffer.from('x')],
    ['zstd', Buffer.from('x')],
    ['gzip, gzip', Buffer.from('x')],
  ])('that is compressed (%s) is not inflated', async (coding, body) => {
    const before = process.memoryUsage().arrayBuffers
    const answer = await askHttp(url, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json', 'content-encoding': coding.replace(', and a bomb', '') },
      body,
    })
    expect(answer.status).toBe(415)
    expect(answer.text).toContain('"BAD_REQUEST"')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  test('that says it is not compressed is read', async () => {
    const headers = { accept, 'content-type': 'application/json', 'content-encoding': 'identity' }
    const answer = await askHttp(url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' })
    expect(answer.status).toBe(200)
  })

  test.each([
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['UTF-16', Buffer.from('\ufeff{"query":"{ __typename }"}', 'utf16le')],
    ['nothing', Buffer.alloc(0)],
    ['half of JSON', Buffer.from('{"query":')],
    ['JSON and something more', Buffer.from('{"query":"{ __typename }"}}')],
    ['a number', Buffer.from('7')],
    ['a text', Buffer.from('"{ __typename }"')],
    ['null', Buffer.from('null')],
    ['brackets that never end', Buffer.from('['.repeat(500_000))],
    ['a document that is no text', Buffer.from('{"query":7}')],
    ['variables that are no object', Buffer.from('{"query":"{ __typename }","variables":"x"}')],
    ['variables that are an array', Buffer.from('{"query":"{ __typename }","variables":[]}')],
    ['an operation name that is no text', Buffer.from('{"query":"{ __typename }","operationName":7}')],
    ['extensions that are no object', Buffer.from('{"query":"{ __typename }","extensions":"x"}')],
  ])('of %s is refused by 400', async (_, body) => {
    const answer = await askHttp(url, { method: 'POST', headers: { accept, 'content-type': 'application/json' }, body })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('"BAD_REQUEST"')
    expect(answer.headers['content-type']).toMatch(/json/)
  })

  test.each([
    ['variables that are no JSON', 'query={__typename}&variables={'],
    ['variables that are no object', 'query={__typename}&variables=7'],
    ['extensions that are no object', 'query={__typename}&extensions=[]'],
    ['no document', 'variables={}'],
  ])('that is an address with %s is refused by 400', async (_, search) => {
    const answer = await askHttp(url, { path: `/graphql?${search}`, headers: { accept } })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('"BAD_REQUEST"')
  })
})

const head = (what: string, ...lines: string[]): string =>
  [`${what} HTTP/1.1`, 'Host: localhost', ...lines, '', ''].join('\r\n')
const body = JSON.stringify({ query: '{ __typename }' })
const length = `Content-Length: ${body.length}`
const json = 'Content-Type: application/json'

describe('a request that two servers could read in two ways is read by none', () => {
  test.each([
    ['two lengths', head('POST /graphql', json, length, 'Content-Length: 3') + body],
    ['the same length twice', head('POST /graphql', json, length, length) + body],
    ['a length and chunks', head('POST /graphql', json, length, 'Transfer-Encoding: chunked') + body],
    ['chunks that are not the last coding', head('POST /graphql', json, 'Transfer-Encoding: chunked, identity') + body],
    ['a length that is no number', head('POST /graphql', json, 'Content-Length: 0x10') + body],
    ['a length below nothing', head('POST /graphql', json, 'Content-Length: -1') + body],
    ['a header that is folded', head('POST /graphql', json, length, 'X-A: 1', ' Transfer-Encoding: chunked') + body],
    ['a blank before the colon', head('POST /graphql', json, `Content-Length : ${body.length}`) + body],
    ['a header without a name', head('POST /graphql', json, ': x', length) + body],
    ['a line break within a header', `POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: a\rb\r\n\r\n`],
    ['NUL within a header', `POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: a\0b\r\n\r\n`],
    ['no host', `POST /graphql HTTP/1.1\r\n${json}\r\n${length}\r\n\r\n${body}`],
    ['two hosts', head('POST /graphql', 'Host: evil.example', json, length) + body],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    [
      'a chunk whose size is no number',
      `${head('POST /graphql', json, 'Transfer-Encoding: chunked')}zz\r\n${body}\r\n0\r\n\r\n`,
    ],
  ])('%s', async (_, bytes) => {
    const said = await sayBytes(url, bytes)
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(said).not.toContain('__typename')
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1)
  })

  test('what follows a request that was refused is not read as another', async () => {
    const smuggled = head('GET /graphql?query={__typename}', 'Connection: close')
    const said = await sayBytes(
      url,
      head('POST /graphql', json, 'Content-Length: 5', 'Transfer-Encoding: chunked') + `0\r\n\r\n${smuggled}`,
    )
    expect(said).toMatch(/^HTTP\/1\.1 400 /)
    expect(said).not.toContain('Query')
  })
})

describe('a head', () => {
  test.each([
    ['of one very long header', head('GET /graphql', `X-A: ${'x'.repeat(100_000)}`)],
    ['of very many headers', head('GET /graphql', ...Array.from({ length: 5_000 }, (_, at) => `X-${at}: ${at}`))],
    ['of a very long address', head(`GET /graphql?query=${'x'.repeat(100_000)}`)],
  ])('%s is refused by 431', async (_, bytes) => {
    expect(await sayBytes(url, bytes)).toMatch(/^HTTP\/1\.1 431 /)
  })
})

describe('whoever dawdles over a request', () => {
  let hasty: ApiServer
  beforeAll(async () => {
    hasty = await serveToo(fixture, { connections: { headersMs: 150, requestMs: 300 } })
  })
  afterAll(() => hasty.close())

  test.each([
    ['a head that never ends', 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: '],
    ['a body that never comes', head('POST /graphql', json, 'Accept: application/json', length)],
    ['a body that never comes, for a stream', head('POST /graphql', json, 'Accept: text/event-stream', length)],
    ['half a body', head('POST /graphql', json, 'Accept: text/event-stream', length) + body.slice(0, 9)],
    ['chunks that never end', `${head('POST /graphql', json, 'Transfer-Encoding: chunked')}1\r\n{\r\n`],
  ])('is sent away: %s', async (_, bytes) => {
    expect(await sayBytes(hasty.url, bytes)).toMatch(/^(HTTP\/1\.1 408 |$)/)
  })
})

test('none of this was a fault of the server', () => {
  expect(fixture.faults).toEqual([])
})
