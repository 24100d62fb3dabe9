import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicRunId } from '../../src/core/ids.ts'
import { StoreUnavailable } from '../../src/core/store/errors.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { RecordedRun, untilApproval } from './support/sample-run.ts'

let fixture: ApiFixture
let runId: string
let broken: Error | null = null

beforeAll(async () => {
  fixture = await startApi({
    wrap: (store) => ({
      ...store,
      nodes: () => (broken === null ? store.nodes() : Promise.reject(broken)),
    }),
  })
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  runId = publicRunId(run.runId)
})
afterAll(() => fixture.close())

const deep = `{ runs { nodes { ${'at(seq: 1) { '.repeat(20)} id ${'}'.repeat(20)} } } }`
const aliases = `{ ${Array.from({ length: 60 }, (_, index) => `a${index}: runs { nodes { id } }`).join(' ')} }`

test.each([
  ['a syntax error', '{ broken', 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a malformed run id', '{ run(id: "seven") { id } }', 'INVALID_INPUT'],
  ['a malformed node id', '{ node(id: "run_7") { id } }', 'INVALID_INPUT'],
  ['more than a page', '{ runs(first: 101) { nodes { id } } }', 'INVALID_INPUT'],
  ['less than nothing', '{ runs(first: -1) { nodes { id } } }', 'INVALID_INPUT'],
  ['a cursor of another list', '{ runs(after: "garbage") { nodes { id } } }', 'CURSOR_INVALID'],
  ['NUL in a search', '{ runs(search: "\\u0000") { nodes { id } } }', 'INVALID_INPUT'],
  ['a seq beyond the end', 'query ($id: ID!) { run(id: $id) { at(seq: 9999) { id } } }', 'INVALID_INPUT'],
  ['a negative seq', 'query ($id: ID!) { run(id: $id) { at(seq: -1) { id } } }', 'INVALID_INPUT'],
  [
    'a cursor that is none',
    'query ($id: ID!) { run(id: $id) { events(after: "x") { nodes { seq } } } }',
    'CURSOR_INVALID',
  ],
  ['too many levels', deep, 'LIMIT_EXCEEDED'],
  ['too many aliases', aliases, 'LIMIT_EXCEEDED'],
  [
    'a circle of fragments',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['too many tokens', `{ ${'__typename '.repeat(5_000)} }`, 'GRAPHQL_PARSE_FAILED'],
])('%s has a code of the closed set', async (_case, query, code) => {
  const variables = query.includes('$id') ? { id: runId } : {}
  const { codes } = await ask(fixture, query, variables)
  expect(codes).toContain(code)
  expect(fixture.faults).toEqual([])
})

test('an unknown run is null', async () => {
  const id = 'run_0192f0c1-0000-7000-8000-000000000009'
  const query = 'query ($id: ID!) { run(id: $id) { id } node(id: $id) { id } actors(runId: $id) { address } }'
  expect((await ask(fixture, query, { id })).data).toEqual({ run: null, node: null, actors: [] })
})

test.each([
  ['the store is away', new StoreUnavailable('secret: connection to db-7 refused'), 'UNAVAILABLE'],
  ['something breaks', new TypeError('secret: undefined is not a function'), 'INTERNAL'],
])(
  'where %s, the caller gets a code and a request id and no details, and the operator all of it',
  async (_, error, code) => {
    broken = error
    const response = await fetch(`${fixture.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ clusterNodes { id } }' }),
    })
    broken = null
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code, requestId: expect.stringMatching(/-/) as string } }],
    })
    expect(text).not.toContain('secret')
    expect(fixture.faults.splice(0)).toHaveLength(1)
  },
)

const raw = (body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${fixture.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as BodyInit,
  })

test.each([
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('{"query":"{ x'), Buffer.from([0xff]), Buffer.from('}"}')]),
    400,
  ],
  ['no JSON', '{', 400],
  ['a list', '[]', 400],
  ['null', 'null', 400],
  ['more than half a megabyte', JSON.stringify({ query: `#${'x'.repeat(600_000)}` }), 413],
])('a body of %s is refused', async (_, body, status) => {
  const response = await raw(body)
  expect(response.status).toBe(status)
})

test('a body that is no JSON by its type is refused: a foreign page could send it unasked', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/graphql']) {
    expect((await raw('query=%7Bruns%7Bnodes%7Bid%7D%7D%7D', { 'content-type': type })).status).toBe(415)
  }
})

test('a mutation does not come by GET', async () => {
  const query = encodeURIComponent('mutation { cancelRun(input: {runId: "x"}) { userErrors { code } } }')
  const response = await fetch(`${fixture.server.url}/graphql?query=${query}`)
  expect(response.status).toBe(405)
})
