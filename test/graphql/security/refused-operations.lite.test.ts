import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FaultCode, faultCodes } from '../../../src/graphql/errors/api-fault.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { askHttp } from '../support/raw-http.ts'
import { codesOf, costOf, type TransportName, transportNames, transports } from '../support/transports.ts'

let fixture: ApiFixture
beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ')

const operations: readonly (readonly [string, string | object, FaultCode])[] = [
  ['a hundred aliases of one field', `{ ${times(101, (at) => `a${at}: __typename`)} }`, 'LIMIT_EXCEEDED'],
  [
    'aliases within fragments that are spread',
    `{ ${times(20, () => '...F')} } fragment F on Query { ${times(10, (at) => `a${at}: __typename`)} }`,
    'LIMIT_EXCEEDED',
  ],
  [
    'a hundred aliases of what is dear',
    `{ ${times(100, (at) => `a${at}: runs(first: 100) { nodes { steps { id } } }`)} }`,
    'LIMIT_EXCEEDED',
  ],
  [
    'a thousand directives on one field',
    `{ __typename ${times(1_000, () => '@include(if: true)')} }`,
    'GRAPHQL_PARSE_FAILED',
  ],
  ['a hundred directives on one field', `{ __typename ${times(100, () => '@include(if: true)')} }`, 'LIMIT_EXCEEDED'],
  ['directives on many fields', `{ ${times(100, () => '__typename @skip(if: false)')} }`, 'LIMIT_EXCEEDED'],
  ['the same directive twice', '{ __typename @skip(if: false) @skip(if: false) }', 'GRAPHQL_VALIDATION_FAILED'],
  ['directives that nobody knows', `{ __typename ${times(10, (at) => `@d${at}`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['ten thousand times the same field', `{ ${times(10_000, () => '__typename')} }`, 'GRAPHQL_PARSE_FAILED'],
  ['three thousand times the same field', `{ ${times(3_000, () => '__typename')} }`, 'LIMIT_EXCEEDED'],
  [
    'two thousand fields by fragments that spread fragments',
    `{ ...A } fragment A on Query { ${times(50, () => '...B')} } fragment B on Query { ${times(50, () => '__typename')} }`,
    'LIMIT_EXCEEDED',
  ],
  [
    'fragments that double each other',
    `{ ...F0 } ${times(60, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F60 on Query { __typename }`,
    'LIMIT_EXCEEDED',
  ],
  ['a fragment that spreads itself', '{ ...A } fragment A on Query { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a circle of fragments',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a circle of fragments through fields',
    '{ runs { nodes { ...A } } } fragment A on Run { at(seq: 1) { ...A } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fields twenty levels deep',
    `{ runs { nodes { ${times(20, () => 'at(seq: 1) {')} id ${'}'.repeat(20)} } } }`,
    'LIMIT_EXCEEDED',
  ],
  [
    'fields a thousand levels deep',
    `{ runs { nodes { ${times(400, () => 'at(seq: 1) {')} id ${'}'.repeat(400)} } } }`,
    'LIMIT_EXCEEDED',
  ],
  ['brackets ten thousand levels deep', '{a'.repeat(10_000), 'GRAPHQL_PARSE_FAILED'],
  ['a list ten thousand levels deep', `{ run(id: ${'['.repeat(10_000)}) { id } }`, 'LIMIT_EXCEEDED'],
  ['a type ten thousand levels deep', `query ($a: ${'['.repeat(10_000)}) { __typename }`, 'GRAPHQL_PARSE_FAILED'],
  [
    'the schema in circles',
    `{ __schema { types { ${times(5, () => 'fields { type {')} name ${'} }'.repeat(5)} } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'the schema in circles, by fragments',
    '{ __schema { types { ...A } } } fragment A on __Type { fields { type { ...B } } } fragment B on __Type { fields { type { ...C } } } fragment C on __Type { fields { type { name } } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['what costs too much', '{ runs(first: 100) { nodes { forks(first: 100) { nodes { id } } } } }', 'LIMIT_EXCEEDED'],
  [
    'what costs too much by a variable',
    {
      query: 'query ($n: Int) { runs(first: $n) { nodes { events(first: $n) { nodes { id } } } } }',
      variables: { n: 100 },
    },
    'LIMIT_EXCEEDED',
  ],
  ['a thousand operations', times(600, (at) => `query A${at} { __typename }`), 'GRAPHQL_VALIDATION_FAILED'],
  [
    'more operations than a document may have tokens',
    times(2_000, (at) => `query A${at} { __typename }`),
    'GRAPHQL_PARSE_FAILED',
  ],
  ['several operations and no name', 'query A { __typename } query B { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  ['the name of no operation', { query: 'query A { __typename }', operationName: 'B' }, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a name that every object has',
    { query: 'query A { __typename }', operationName: '__proto__' },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a field that every object has', '{ constructor __proto__ toString hasOwnProperty }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a field with a very long name', `{ ${'x'.repeat(200_000)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'many fields with long names',
    `{ ${times(1_000, (at) => `${'runs'.repeat(50)}${at}`)} }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a very long name that would be said a hundred times',
    `query ${'x'.repeat(200_000)} (${times(600, (at) => `$a${at}: Int`)}) { __typename }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'an argument with a very long name',
    `{ runs(${'x'.repeat(200_000)}: 1) { nodes { id } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a thousand mistakes', `{ ${times(1_000, (at) => `nothing${at}`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['many arguments', `{ runs(${times(900, (at) => `a${at}: 1`)}) { nodes { id } } }`, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'many variables that nobody uses',
    `query (${times(600, (at) => `$a${at}: Int`)}) { __typename }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fields that contradict each other',
    `{ ${times(300, (at) => `runs(first: ${at}) { nodes { id } }`)} }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a subscription with two roots',
    'subscription { runs { id } actors(runId: "run_0192f0c1-0000-7000-8000-000000000009") { address } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a subscription to a thousand roots',
    `subscription { ${times(60, (at) => `a${at}: runs { id }`)} }`,
    'LIMIT_EXCEEDED',
  ],
  ['a subscription of the schema', 'subscription { __schema { queryType { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a definition of types', 'type Query { a: Int } { a }', 'GRAPHQL_VALIDATION_FAILED'],
  ['an empty document', '', 'BAD_REQUEST'],
  ['a comment alone', '# nothing', 'GRAPHQL_PARSE_FAILED'],
  ['a text that never ends', '{ runs(search: "', 'GRAPHQL_PARSE_FAILED'],
  ['NUL in the document', '{ __typename \0 }', 'GRAPHQL_PARSE_FAILED'],
]

describe.each(transportNames)('over %s', (name) => {
  const call = (params: object | string) => transports[name](fixture.server.url, { params })

  test.each(operations)('%s is refused with a code, and quickly', async (_, asked, code) => {
    const began = performance.now()
    const outcome = await call(typeof asked === 'string' ? { query: asked } : asked)
    expect(codesOf(outcome)[0]).toBe(code)
    expect(codesOf(outcome).every((one) => new Set<string>(faultCodes).has(one))).toBe(true)
    expect(outcome.result?.data ?? null).toBeNull()
    expect(outcome.closed).toBeNull()
    // What is asked may be long; the answer is not, and costs the server next to nothing.
    expect(outcome.text.length).toBeLessThan(100_000)
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  test.each([
    ['one operation', '[{"query":"{ __typename }"}]'],
    ['many operations', JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ __typename }' })))],
    ['no operation', '[]'],
  ])('a batch of %s is refused', async (_, params) => {
    const expected: Record<TransportName, object> = {
      HTTP: { status: 400, codes: ['BAD_REQUEST'], closed: null },
      SSE: { status: 400, codes: ['BAD_REQUEST'], closed: null },
      WebSocket: { status: null, codes: [], closed: 4400 },
    }
    const outcome = await call(params)
    expect({ status: outcome.status, codes: codesOf(outcome), closed: outcome.closed }).toEqual(expected[name])
  })

  test('what costs too much is told with its cost', async () => {
    const query = '{ runs(first: 100) { nodes { forks(first: 100) { nodes { id } } } } }'
    const { requested, limit } = costOf(await call({ query })) as { readonly requested: number; readonly limit: number }
    expect(requested).toBeGreaterThan(limit)
  })

  test('every answer says what it cost', async () => {
    const { result } = await call({ query: '{ runs(first: 10) { nodes { id } } }' })
    expect(result?.data).toMatchObject({ runs: { nodes: [] } })
    expect(result?.extensions).toMatchObject({ cost: { requested: 11, limit: expect.any(Number) as number } })
  })

  test('requests for traces are ignored', async () => {
    const { result, text, headers } = await transports[name](fixture.server.url, {
      params: { query: '{ __typename }', extensions: { tracing: true, ftv1: true, debug: true } },
      headers: {
        'apollo-federation-include-trace': 'ftv1',
        'x-apollo-tracing': '1',
        'apollo-tracing': '1',
        'x-debug': '1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    })
    expect(Object.keys(result ?? {}).toSorted()).toEqual(['data', 'extensions'])
    expect(Object.keys(result?.extensions ?? {})).toEqual(['cost'])
    expect(text).not.toMatch(/tracing|ftv1|duration|startTime|resolvers/i)
    expect(Object.keys(headers).filter((header) => /server|powered|trace|timing/i.test(header))).toEqual([])
  })
})

describe('a subscription over plain HTTP', () => {
  test.each([
    ['application/json'],
    ['application/graphql-response+json'],
    ['multipart/mixed; subscriptionSpec="1.0", application/json'],
    ['*/*'],
  ])('is refused where %s is accepted, and leaves nothing behind', async (accept) => {
    const outcome = await transports.HTTP(fixture.server.url, {
      params: { query: 'subscription { runs { id } }' },
      headers: { accept },
    })
    expect({ status: outcome.status, codes: codesOf(outcome) }).toEqual({ status: 406, codes: ['BAD_REQUEST'] })
    expect(fixture.server.figures().subscriptions).toBe(0)
  })

  test('is not carried in parts either, which would go around what all operations go through', async () => {
    const { status, text } = await askHttp(fixture.server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'multipart/mixed' },
      body: JSON.stringify({ query: 'subscription { runs { id } }' }),
    })
    expect({ status, text }).toEqual({ status: 406, text: '' })
    expect(fixture.server.figures().subscriptions).toBe(0)
  })
})

test('none of this was a fault of the server', () => {
  expect(fixture.faults).toEqual([])
})
