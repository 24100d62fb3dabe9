import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { askHttp } from '../support/raw-http.ts'
import { codesOf, transportNames, transports } from '../support/transports.ts'

let open: ApiFixture
/** The server that does not show the schema. */
let closed: ApiServer
beforeAll(async () => {
  open = await startApi()
  closed = await serveToo(open, { introspection: false })
})
afterAll(async () => {
  await closed.close()
  await open.close()
})

const looks: readonly (readonly [string, string])[] = [
  ['all of the schema', getIntrospectionQuery()],
  ['the schema', '{ __schema { queryType { name } } }'],
  ['a type', '{ __type(name: "Run") { name } }'],
  ['the schema, under another name', '{ a: __schema { queryType { name } } }'],
  ['the schema, in a fragment', '{ ...F } fragment F on Query { ... { __schema { queryType { name } } } }'],
  ['the schema, with line breaks in between', '{\n\n __schema\n{ queryType\n{ name } } }'],
  ['the schema, in an operation that is not asked for', 'query A { __schema { queryType { name } } }'],
  ['the schema of a mutation', 'mutation { __schema { queryType { name } } }'],
]

/** Mistakes that graphql-js would put right by naming what is there. */
const mistakes: readonly (readonly [string, object])[] = [
  ['a field', { query: '{ run { id } personnas { title } }' }],
  ['an argument', { query: '{ runs(frist: 1) { nodes { id } } }' }],
  ['a type', { query: '{ node(id: "x") { ... on Runn { id } } }' }],
  ['a directive', { query: '{ __typename @skipp(if: true) }' }],
  ['a value of an enum', { query: '{ runs(status: [RUNNIN]) { nodes { id } } }' }],
  ['a field of an input', { query: 'mutation { startRun(input: { requirement: "x" }) { run { id } } }' }],
  [
    'a field of a variable',
    {
      query: 'mutation ($i: StartRunInput!) { startRun(input: $i) { run { id } } }',
      variables: { i: { requirement: 'x' } },
    },
  ],
  [
    'an enum in a variable',
    { query: 'query ($s: [RunStatus!]) { runs(status: $s) { nodes { id } } }', variables: { s: ['RUNNIN'] } },
  ],
  ['a field of an interface', { query: '{ node(id: "x") { titel } }' }],
]

describe.each(transportNames)('over %s', (name) => {
  describe('where the schema is not shown', () => {
    test.each(looks)('%s is refused', async (_, query) => {
      const outcome = await transports[name](closed.url, { params: { query } })
      expect(codesOf(outcome)[0]).toBe('GRAPHQL_VALIDATION_FAILED')
      expect(outcome.result?.data ?? null).toBeNull()
    })

    test('a type may still be asked for its name, as every client does', async () => {
      const query = '{ __typename runs { __typename nodes { __typename } } }'
      const { result } = await transports[name](closed.url, { params: { query } })
      expect(result?.data).toEqual({ __typename: 'Query', runs: { __typename: 'RunConnection', nodes: [] } })
    })

    test.each(mistakes)('a mistake in the name of %s tells nothing of what is there', async (_, params) => {
      const { text, result } = await transports[name](closed.url, { params })
      expect(result?.errors).not.toHaveLength(0)
      expect(text).not.toContain('Did you mean')
      expect(text).not.toMatch(/personas|"first"|requirements|RUNNING|Persona\b/)
    })
  })

  describe('where the schema is shown', () => {
    test('all of it is there', async () => {
      const { result } = await transports[name](open.server.url, { params: { query: getIntrospectionQuery() } })
      expect(result?.errors).toBeUndefined()
      expect(JSON.stringify(result?.data)).toContain('"RunEventsPayload"')
    })

    test('a mistake is put right', async () => {
      const { text } = await transports[name](open.server.url, { params: { query: '{ personnas { title } }' } })
      expect(text).toContain('Did you mean \\"personas\\"?')
    })
  })
})

test('GraphiQL, which lives by the schema, is shown with it alone', async () => {
  const page = { headers: { accept: 'text/html' } }
  expect((await askHttp(open.server.url, page)).headers['content-type']).toContain('text/html')
  const answer = await askHttp(closed.url, page)
  expect(answer.status).toBe(406)
  expect(answer.text).not.toContain('<html')
})
