import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workflowOf } from '../workflow/support/workflow-of.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'
import { sampleWorkflow } from './support/sample-run.ts'

let fixture: ApiFixture

beforeAll(async () => {
  fixture = await startApi()
})
afterAll(() => fixture.close())

test('a persona shows what it is told', async () => {
  const { data } = await ask(fixture, '{ personas { name prompt } }')
  expect(data).toEqual({
    personas: [
      { name: 'writer', prompt: 'Write.' },
      { name: 'editor', prompt: 'Edit.' },
    ],
  })
})

test('knowledge files are listed by path, with their text and size', async () => {
  const { data, codes } = await ask(fixture, '{ knowledge { path sha256 tokens content } }')
  expect(codes).toEqual([])
  expect(data).toEqual({
    knowledge: [
      {
        path: 'editing.md',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        tokens: 4,
        content: 'Zwölf Größen.',
      },
      { path: 'writing/notes.md', sha256: expect.any(String) as unknown, tokens: 2, content: 'Short.' },
    ],
  })
})

test('providers say which is the default, what is missing, and how their models fare', async () => {
  const { data, codes } = await ask(
    fixture,
    '{ providers { name isDefault absent asksModels models { model state retryAt } } }',
  )
  expect(codes).toEqual([])
  expect(data).toEqual({
    providers: [
      { name: 'offline', isDefault: true, absent: null, asksModels: false, models: [] },
      {
        name: 'anthropic',
        isDefault: false,
        absent: null,
        asksModels: true,
        models: [
          { model: 'anthropic/ill', state: 'RESTED', retryAt: '2023-11-14T22:13:20.000Z' },
          { model: 'anthropic/well', state: 'HEALTHY', retryAt: null },
        ],
      },
      {
        name: 'openai',
        isDefault: false,
        absent: 'Whoever runs the node has to set OPENAI_API_KEY.',
        asksModels: true,
        models: [],
      },
    ],
  })
})

interface Finding {
  readonly code: string
  readonly message: string
  readonly step: string | null
  readonly at: string
}

async function check(source: unknown): Promise<readonly Finding[]> {
  const { data, codes } = await ask<{ checkWorkflow: readonly Finding[] }>(
    fixture,
    'query ($source: JSON!) { checkWorkflow(source: $source) { code message step at } }',
    { source },
  )
  expect(codes).toEqual([])
  return data.checkWorkflow
}

/** A list in a list, so many times. */
const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)])

describe('checking a workflow', () => {
  test('finds nothing in a sound one', async () => {
    expect(await check(sampleWorkflow)).toEqual([])
  })

  test('names step, place and kind of each fault', async () => {
    const stuck = workflowOf([
      { id: 'fork', split: 'and', next: ['join', 'END'] },
      { id: 'join', join: 'and' },
    ])
    const findings = await check(stuck)
    expect(findings).toContainEqual({
      code: 'LEFT_BEHIND',
      message: expect.stringContaining('"join"') as unknown,
      step: 'fork',
      at: 'nets[0].steps[0].next',
    })
  })

  test('reads the literal of a document like a variable', async () => {
    const { data } = await ask(fixture, '{ checkWorkflow(source: { wf: 2 }) { code at } }')
    expect(data).toMatchObject({ checkWorkflow: [{ code: 'SHAPE', at: 'wf' }, {}, {}, {}, {}] })
  })

  test.each([
    ['a text', 'sample'],
    ['a number', 5],
    ['a list', []],
    ['a list of nulls', [null]],
    ['nets that are none', { ...sampleWorkflow, nets: [null, 'main', [[]]] }],
    ['a NUL character', { ...sampleWorkflow, title: 'a\0b' }],
    ['half a character', { ...sampleWorkflow, title: '\ud800' }],
    ['values nested too deep', { ...sampleWorkflow, title: nested(2_000) }],
    ['a key of every object', JSON.parse('{"__proto__": {}, "constructor": null}') as unknown],
  ])('answers %s with what is wrong with the shape', async (_, source) => {
    const findings = await check(source)
    expect(findings.length).toBeGreaterThan(0)
    for (const finding of findings) {
      expect(finding).toMatchObject({ code: 'SHAPE', message: expect.stringMatching(/^found .*expected/i) as unknown })
      expect(finding.at).not.toBe('')
    }
  })

  test('stops at two hundred findings', async () => {
    expect(await check(Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k${n}`, n])))).toHaveLength(200)
  })

  test('wants a value', async () => {
    const { codes } = await ask(fixture, '{ checkWorkflow(source: null) { code } }')
    expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })
})
