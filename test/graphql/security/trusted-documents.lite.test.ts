import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { EventStream } from '../support/event-stream.ts'
import { askHttp } from '../support/raw-http.ts'
import { codesOf, transportNames, transports } from '../support/transports.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const trusted = 'query Named($first: Int) { runs(first: $first) { nodes { id } } __typename }'
const live = 'subscription Live { runs { id } }'
const mutation = 'mutation Stop { cancelRun(input: { runId: "x" }) { userErrors { code } } }'
const broken = '{ nothing }'
const documents = new Map([trusted, live, mutation, broken].map((text) => [hashOf(text), text]))

let only: ApiFixture
/** The server that carries out other documents too. */
let also: ApiServer
beforeAll(async () => {
  only = await startApi({ trustedDocuments: { documents, only: true } })
  also = await serveToo(only, { trustedDocuments: { documents, only: false } })
})
afterAll(async () => {
  await also.close()
  await only.close()
})

const persisted = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } })
const answer = { runs: { nodes: [] }, __typename: 'Query' }
const unknown = '{ __typename }'

describe.each(transportNames)('over %s', (name) => {
  const ask = (params: object, { url } = only.server) => transports[name](url, { params })

  test.each([
    ['by its text', { query: trusted }],
    ['by its hash', persisted(trusted)],
    ['by its id', { documentId: `sha256:${hashOf(trusted)}` }],
    ['by its hash, the text left empty', { query: '', ...persisted(trusted) }],
    ['by its text and its hash', { query: trusted, ...persisted(trusted) }],
    [
      'by its hash, with variables and its name',
      { ...persisted(trusted), variables: { first: 1 }, operationName: 'Named' },
    ],
  ])('a document on the list is carried out %s', async (_, params) => {
    for (const server of [only.server, also]) expect((await ask(params, server)).result?.data).toEqual(answer)
  })

  test.each([
    ['that is not on the list', { query: unknown }],
    ['that says the same in other words', { query: `${trusted} ` }],
    ['whose hash is not on the list', persisted(unknown)],
    ['that comes with the hash of another', { query: unknown, ...persisted(trusted) }],
    ['that a client registers', { query: unknown, ...persisted(unknown) }],
    ['whose id is not on the list', { documentId: `sha256:${hashOf(unknown)}` }],
    ['that comes with the id of another', { query: unknown, documentId: `sha256:${hashOf(trusted)}` }],
    ['whose hash is cut off', { extensions: { persistedQuery: { sha256Hash: hashOf(trusted).slice(0, 63) } } }],
    ['whose hash every object has', { extensions: { persistedQuery: { sha256Hash: '__proto__' } } }],
    ['whose hash is written in capitals', { documentId: `SHA256:${hashOf(trusted).toUpperCase()}` }],
    ['that asks for the schema', { query: '{ __schema { queryType { name } } }' }],
    ['that is broken', { query: '{ broken' }],
  ])('a document %s is not carried out', async (_, params) => {
    const outcome = await ask(params)
    expect(codesOf(outcome)).toEqual(['DOCUMENT_NOT_TRUSTED'])
    expect(outcome.result?.data ?? null).toBeNull()
    expect(outcome.closed).toBeNull()
    // It was not stored on the way either.
    expect(codesOf(await ask(persisted(unknown)))).toEqual(['DOCUMENT_NOT_TRUSTED'])
  })

  test.each([
    ['that is no text', { extensions: { persistedQuery: { sha256Hash: 7 } } }],
    ['that is no object', { extensions: { persistedQuery: 'x' } }],
    ['that is missing', { extensions: {} }],
  ])('a hash %s stands for no document', async (_, params) => {
    expect(codesOf(await ask(params))).toEqual(['BAD_REQUEST'])
  })

  test('a document on the list is held against the schema all the same', async () => {
    expect(codesOf(await ask(persisted(broken)))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  test('where the list is there for convenience, other documents are carried out too', async () => {
    expect((await ask({ query: unknown }, also)).result?.data).toEqual({ __typename: 'Query' })
    expect(codesOf(await ask(persisted(unknown), also))).toEqual(['DOCUMENT_NOT_TRUSTED'])
  })

  test('a mutation on the list is carried out', async () => {
    const { result } = await ask(persisted(mutation))
    expect(result?.data).toEqual({ cancelRun: { userErrors: [{ code: 'INVALID_INPUT' }] } })
  })
})

describe('by GET', () => {
  const path = (params: Record<string, string>): string => `/graphql?${new URLSearchParams(params)}`

  test.each([
    ['by its hash', { extensions: JSON.stringify(persisted(trusted).extensions) }],
    ['by its id', { documentId: `sha256:${hashOf(trusted)}` }],
  ])('a document is carried out %s', async (_, params) => {
    const { status, text } = await askHttp(only.server.url, {
      path: path(params),
      headers: { accept: 'application/json' },
    })
    expect(status).toBe(200)
    expect(JSON.parse(text)).toMatchObject({ data: answer })
  })

  test('a mutation is refused, also one by its hash', async () => {
    const params = { extensions: JSON.stringify(persisted(mutation).extensions) }
    const { status, text } = await askHttp(only.server.url, {
      path: path(params),
      headers: { accept: 'application/json' },
    })
    expect(status).toBe(405)
    expect(text).not.toContain('userErrors')
  })

  test('a subscription is followed by its hash', async () => {
    const asked = { method: 'GET', path: path({ documentId: `sha256:${hashOf(live)}` }), headers: {}, body: undefined }
    const stream = await EventStream.ask(only.server.url, asked)
    expect(stream.isStream).toBe(true)
    await expect.poll(() => only.server.figures().subscriptions).toBe(1)
    stream.close()
    await expect.poll(() => only.server.figures().subscriptions).toBe(0)
  })
})
