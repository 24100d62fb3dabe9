import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Clause, ClauseKind } from '../../../src/core/clause.ts'
import type { OutputContract } from '../../../src/core/contract.ts'
import type { Statement } from '../../../src/core/knowledge/statement.ts'
import { readNumbers } from '../../../src/hub/verification/read-numbers.ts'
import { verifyAnswer } from '../../../src/hub/verification/verify-answer.ts'

const clause = (id: string, text: string, kind: ClauseKind = 'rule'): Clause => ({
  id,
  text,
  start: 0,
  end: text.length,
  kind,
})

const clauses = [
  clause('C1', 'A workout lasts between 1 and 600 minutes.'),
  clause('C2', 'Members cannot delete workouts.'),
  clause('C3', 'Members can add workouts.', 'function'),
  clause('C4', 'It should look nice.', 'quality'),
]

interface Answer {
  readonly statements: readonly Statement[]
  readonly unserved: readonly string[]
}

const contract: OutputContract<Answer> = {
  id: 'test',
  kind: 'specification',
  schema: z.custom<Answer>(() => true),
  before: null,
  after: null,
  covers: true,
  title: () => 'Test',
  statements: ({ statements }) => statements,
  unserved: ({ unserved }) => unserved,
  check: () => [],
  specification: null,
}

const statement = (more: Partial<Statement>): Statement => ({
  at: 'statements[0]',
  text: '',
  clauses: ['C1'],
  part: null,
  numbers: [],
  texts: [],
  polarity: 'neutral',
  ...more,
})

/** The codes of the findings against an answer that speaks of every clause and says this besides. */
const codes = (more: Partial<Statement>): readonly string[] => found([statement(more)])
const found = (statements: readonly Statement[], unserved: readonly string[] = ['C1', 'C2', 'C3']): readonly string[] =>
  verifyAnswer({
    contract: contract as unknown as OutputContract,
    answer: { statements, unserved },
    clauses,
    serves: clauses,
  }).map(({ code }) => code)

describe('citations', () => {
  test.each([
    ['a clause that does not exist', { clauses: ['C9'], text: 'A workout lasts' }],
    ['words that the clause does not contain', { part: 'between 1 and 700 minutes', numbers: [1, 700] }],
    ['a clause that speaks of something else', { text: 'Invoices are sent to customers.' }],
  ])('%s is a false citation', (_, more) => {
    expect(codes(more)).toContain('false_citation')
  })

  test.each([
    ['the words of the clause', { part: 'between 1 and 600 minutes', numbers: [1, 600] }],
    ['another form of its words', { text: 'The length of each workout is limited.' }],
    ['a quotation of words that say little', { text: 'Not built: "A".' }],
  ])('%s is a true one', (_, more) => {
    expect(codes(more)).toEqual([])
  })
})

describe('numbers', () => {
  const part = 'between 1 and 600 minutes'

  test.each([
    ['another number', [1, 60]],
    ['a number less', [1]],
    ['a number more', [1, 600, 45]],
  ])('%s than in the text is found', (_, numbers) => {
    expect(codes({ part, numbers })).toContain('changed_number')
  })

  test.each([
    ['the numbers of the text', [1, 600]],
    ['another unit', [60, 36_000]],
  ])('%s stand', (_, numbers) => {
    expect(codes({ part, numbers })).toEqual([])
  })
})

describe('negations', () => {
  test('a refusal that became a permission is found', () => {
    expect(codes({ clauses: ['C2'], part: 'cannot delete', polarity: 'allows' })).toEqual(['negation_lost'])
  })

  test('a refusal that stayed one stands, and so does a permission', () => {
    expect(codes({ clauses: ['C2'], part: 'cannot delete', polarity: 'forbids' })).toEqual([])
    expect(codes({ clauses: ['C3'], part: 'can add', polarity: 'allows' })).toEqual([])
  })
})

describe('statements about the same words', () => {
  const part = 'between 1 and 600 minutes'

  test('share their numbers, and still none may be lost', () => {
    const two = (least: number, most: number): readonly Statement[] => [
      statement({ part, numbers: [least] }),
      statement({ part, numbers: [most] }),
    ]
    expect(found(two(1, 600))).toEqual([])
    expect(found(two(1, 60))).toContain('changed_number')
  })

  test('may say what is allowed if another one refuses', () => {
    const allows = statement({ clauses: ['C2'], part: 'cannot delete workouts', polarity: 'allows' })
    const forbids = statement({ clauses: ['C2'], part: 'Members cannot delete workouts', polarity: 'forbids' })
    expect(found([allows, forbids])).toEqual([])
    expect(found([allows])).toEqual(['negation_lost'])
  })
})

test.each([
  ['4. Invoice numbers must be unique.', []],
  ['No two books may have the same ISBN.', []],
  ['Two reviewers look at 3 books.', [2, 3]],
  ['At most 1,500 of twelve.', [1500, 12]],
])('the numbers of "%s"', (text, numbers) => {
  expect(new Set(readNumbers(text))).toEqual(new Set(numbers))
})

describe('coverage', () => {
  test('a function or rule that nothing speaks of is a dropped clause; a quality is not', () => {
    expect(found([statement({ text: 'A workout lasts long.' })], ['C2'])).toEqual(['dropped_clause'])
  })
})
