import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { faultCodes } from '../../../src/graphql/errors/api-fault.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { RecordedRun, untilApproval } from '../support/sample-run.ts'
import { codesOf, transportNames, transports } from '../support/transports.ts'

let fixture: ApiFixture
let runId: string
beforeAll(async () => {
  fixture = await startApi()
  const run = await RecordedRun.begin(fixture.api, fixture.node)
  await run.append(untilApproval)
  runId = publicRunId(run.runId)
})
afterAll(() => fixture.close())

const startRun = 'mutation ($i: StartRunInput!) { startRun(input: $i) { run { title data } userErrors { code path } } }'
const order = (members: string): string =>
  `{"query":${JSON.stringify(startRun)},"variables":{"i":{"requirements":"Members can write notes.",${members}}}}`
const search = (text: string): string =>
  `{"query":"query ($s: String) { runs(search: $s) { nodes { id } } }","variables":{"s":${text}}}`
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`
const deepObject = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

/** Values that no honest client sends, as the very text of the request. */
const values: readonly (readonly [string, string])[] = [
  ['NUL in a text', search('"\\u0000"')],
  ['half a character in a text', search('"\\ud800"')],
  ['the other half of a character', search('"x\\udfff"')],
  ['a text of 200 KB', search(JSON.stringify('x'.repeat(200_000)))],
  ['a text full of wildcards', search(JSON.stringify('%_'.repeat(5_000)))],
  ['a text that wants to be SQL', search(JSON.stringify(`'; drop table run; --`))],
  ['a number for a text', search('7')],
  ['an object for a text', search('{"toString":"x"}')],
  ['an array for a text', search(deep(10_000))],
  [
    'a number beyond all numbers',
    `{"query":"query ($n: Int) { runs(first: $n) { nodes { id } } }","variables":{"n":1e400}}`,
  ],
  [
    'a number beyond Int',
    `{"query":"query ($n: Int) { runs(first: $n) { nodes { id } } }","variables":{"n":99999999999}}`,
  ],
  [
    'a number with very many digits',
    `{"query":"query ($n: Int) { runs(first: $n) { nodes { id } } }","variables":{"n":${'9'.repeat(10_000)}}}`,
  ],
  ['a number beyond all numbers in the document', `{"query":"{ runs(first: ${'9'.repeat(400)}) { nodes { id } } }"}`],
  ['a fraction for an Int', `{"query":"{ runs(first: 1.5) { nodes { id } } }"}`],
  [
    'what every object has as a variable',
    `{"query":"query ($__proto__: Int) { runs(first: $__proto__) { nodes { id } } }","variables":{"__proto__":{"first":1}}}`,
  ],
  [
    'what every object has among the variables',
    '{"query":"{ __typename }","variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
  ],
  [
    'what every object has as a member of the request',
    '{"query":"{ __typename }","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  ],
  [
    'what every object has among the extensions',
    '{"query":"{ __typename }","extensions":{"__proto__":{"polluted":1}}}',
  ],
  ['a member twice', '{"query":"{ nothing }","query":"{ __typename }"}'],
  ['what every object has as input', order('"__proto__":{"polluted":1}')],
  [
    'what every object has in data',
    order('"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  ],
  ['data ten thousand arrays deep', order(`"data":{"a":${deep(10_000)}}`)],
  ['data ten thousand objects deep', order(`"data":${deepObject(10_000)}`)],
  ['a workflow ten thousand objects deep', order(`"workflow":${deepObject(10_000)}`)],
  ['a workflow that is a number', order('"workflow":7')],
  ['data that is no object', order('"data":[]')],
  ['data with a number beyond all numbers', order('"data":{"n":1e400}')],
  [
    'data with a thousand members',
    order(`"data":{${Array.from({ length: 10_000 }, (_, at) => `"m${at}":${at}`).join(',')}}`),
  ],
  ['data with NUL in the name of a member', order('"data":{"a\\u0000b":1}')],
  ['data with half a character', order('"data":{"a":"\\ud800"}')],
  ['a title with half a character', order('"title":"\\ud800"')],
  ['a title of 100 KB', order(`"title":${JSON.stringify('x'.repeat(100_000))}`)],
  ['a budget beyond all numbers', order('"budgetUsd":1e400')],
  ['a budget below nothing', order('"budgetUsd":-1e308')],
  ['an idempotency key of 100 KB', order(`"idempotencyKey":${JSON.stringify('k'.repeat(100_000))}`)],
  ['an idempotency key with NUL', order('"idempotencyKey":"\\u0000"')],
  ['a provider that every object has', order('"provider":"__proto__"')],
  ['a workflow whose name leads out of its folder', order('"workflow":"../../etc/passwd"')],
  ['ten thousand models', order(`"models":[${Array.from({ length: 5_000 }, () => '{"for":"*","use":[]}').join(',')}]`)],
  [
    'an id of 100 KB',
    `{"query":"query ($i: ID!) { node(id: $i) { id } }","variables":{"i":${JSON.stringify(`run_${'0'.repeat(100_000)}`)}}}`,
  ],
  ['an id that is a number', '{"query":"query ($i: ID!) { node(id: $i) { id } }","variables":{"i":7}}'],
  ['an id with NUL', '{"query":"query ($i: ID!) { node(id: $i) { id } }","variables":{"i":"run_\\u0000"}}'],
  [
    'a cursor of 100 KB',
    `{"query":"query ($c: String) { runs(after: $c) { nodes { id } } }","variables":{"c":${JSON.stringify('A'.repeat(100_000))}}}`,
  ],
  [
    'a workflow to check, ten thousand objects deep',
    `{"query":"query ($w: JSON!) { checkWorkflow(source: $w) { findings { code } } }","variables":{"w":${deepObject(10_000)}}}`,
  ],
]

describe.each(transportNames)('over %s', (name) => {
  test.each(values)('%s is answered, or refused with a code', async (_, params) => {
    const outcome = await transports[name](fixture.server.url, { params })
    const known = new Set<string>(faultCodes)
    expect(codesOf(outcome).filter((code) => !known.has(code) || code === 'INTERNAL')).toEqual([])
    expect(outcome.result).not.toBeNull()
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(fixture.faults.splice(0)).toEqual([])
  })

  test('a number beyond all numbers is not taken for another', async () => {
    const outcome = await transports[name](fixture.server.url, { params: order('"data":{"n":1e400}') })
    expect(outcome.text).toContain('INVALID_INPUT')
  })

  test('half a character is refused where requirements have to be kept word for word', async () => {
    const params = `{"query":${JSON.stringify(startRun)},"variables":{"i":{"requirements":"Members \\ud800 can write."}}}`
    const { result } = await transports[name](fixture.server.url, { params })
    expect(result?.data).toMatchObject({
      startRun: { run: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'requirements'] }] },
    })
  })
})

test('the run that was there is still there, and nothing of this was taken for it', async () => {
  const { result } = await transports.HTTP(fixture.server.url, {
    params: { query: 'query ($id: ID!) { run(id: $id) { title status } }', variables: { id: runId } },
  })
  expect(result?.data).toEqual({ run: { title: 'Notes', status: 'WAITING' } })
})
