import { Ajv2020 as Ajv } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { answerSchema } from '../../src/brain/answer-schema.ts'
import { contractIds, contractOf } from '../../src/brain/contract-of.ts'
import { OffContract } from '../../src/brain/off-contract.ts'
import { parseAnswer } from '../../src/brain/parse-answer.ts'
import type { OutputVariable } from '../../src/core/knowledge/context-pack.ts'

const document = contractOf('document')
const letter = { title: 'Letter', text: 'Dear all', statements: [] }
const amount: OutputVariable = { name: 'amount', type: 'num' }

const problemsOf = (contract: string, outputs: readonly OutputVariable[], content: string): readonly string[] => {
  try {
    parseAnswer(contractOf(contract), outputs, content)
  } catch (error) {
    if (error instanceof OffContract) return error.problems
    throw error
  }
  return []
}

describe('the schema of an answer', () => {
  test('is that of its contract with the output variables as further required properties', () => {
    const schema = answerSchema(document, [amount, { name: 'receipt', type: 'doc' }])
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: ['title', 'text', 'statements', 'amount'],
      properties: { amount: { type: 'number' } },
    })
    expect(schema['properties']).not.toHaveProperty('receipt')
  })

  test('leaves a variable that the contract has anyway as the contract has it', () => {
    const schema = answerSchema(contractOf('verdict'), [{ name: 'verdict', type: 'text' }])
    expect(schema).toMatchObject({ properties: { verdict: { enum: ['ok', 'rework'] } } })
  })

  test('can be followed: what it refers to stands at its root', () => {
    const schema = answerSchema(document, [{ name: 'items', type: 'list' }])
    const holds = new Ajv({ strict: false }).compile(schema)
    expect(holds({ ...letter, items: [1, { deep: ['x', null] }] })).toBe(true)
    expect(holds({ ...letter, items: 'x' })).toBe(false)
  })

  test('exists for every contract', () => {
    for (const id of contractIds) expect(answerSchema(contractOf(id), [])).toMatchObject({ type: 'object' })
  })
})

describe('an answer', () => {
  test('is parted into what the contract asks and what the variables are set to', () => {
    expect(parseAnswer(document, [amount], JSON.stringify({ ...letter, amount: 12.5 }))).toEqual({
      answer: letter,
      outputs: { amount: 12.5 },
    })
  })

  test('may set a variable by a property of its contract', () => {
    const verdict = { verdict: 'ok', findings: [], checked: ['C1'] }
    const read = parseAnswer(contractOf('verdict'), [{ name: 'verdict', type: 'text' }], JSON.stringify(verdict))
    expect(read).toEqual({ answer: verdict, outputs: { verdict: 'ok' } })
  })

  test('may come in a Markdown fence', () => {
    expect(parseAnswer(document, [], `\`\`\`json\n${JSON.stringify(letter)}\n\`\`\``).answer).toEqual(letter)
  })

  test('is freed of NUL and lone surrogates', () => {
    const { answer } = parseAnswer(document, [], JSON.stringify({ ...letter, text: 'a\0b\ud800c' }))
    expect(JSON.stringify(answer)).not.toMatch(/\\u0000|\\ud800/)
    expect(answer).toMatchObject({ text: expect.stringMatching(/^ab.?c$/u) as string })
  })

  test('that is off its contract is refused with path, found and expected, each problem', () => {
    expect(
      problemsOf('document', [amount], JSON.stringify({ title: 7, statements: [], more: 1, amount: 'x' })),
    ).toEqual([
      expect.stringMatching(/^found amount "x", expected a number; change it/),
      expect.stringMatching(/^found title 7, expected a text/),
      expect.stringMatching(/^found no text, expected a text; add it/),
      expect.stringMatching(/^found the key "more"/),
    ])
  })

  test('that is no JSON, or no object, says what is expected', () => {
    expect(problemsOf('document', [], 'Dear all')).toEqual([expect.stringContaining('expected one JSON object')])
    expect(problemsOf('document', [], '[]')).toEqual([expect.stringContaining('expected one JSON object')])
  })

  test.each([
    ['int', 1.5],
    ['bool', 'true'],
    ['date', '2026-02-30'],
    ['list', {}],
    ['text', null],
  ] as const)('must give a variable of the type %s a fitting value', (type, value) => {
    const problems = problemsOf('document', [{ name: 'it', type }], JSON.stringify({ ...letter, it: value }))
    expect(problems).toEqual([expect.stringContaining('(an output variable of this step)')])
  })
})
