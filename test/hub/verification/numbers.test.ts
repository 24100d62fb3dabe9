import { expect, test } from 'vitest'
import type { Clause } from '../../../src/core/clause.ts'
import type { Statement } from '../../../src/core/knowledge/statement.ts'
import { agreementFor, verifyNumbers } from '../../../src/hub/verification/numbers.ts'

const found = (text: string, numbers: readonly number[]): readonly string[] => {
  const clause: Clause = { id: 'C1', text, start: 0, end: text.length, kind: 'rule' }
  const statement: Statement = {
    at: 'demands[0]',
    text,
    clauses: ['C1'],
    part: text,
    numbers,
    texts: [],
    polarity: 'neutral',
  }
  return verifyNumbers([statement], new Map([['C1', clause]])).map(({ code }) => code)
}

test.each([
  ['A rating is between 1 and 10.', [1, 11]],
  ['A password has at least 8 characters.', [9]],
  ['Pages cannot be more than 100.', [101]],
  ['The fee must not exceed 50.', [51]],
])('a limit that is one off is a changed number: %s', (text, numbers) => {
  expect(found(text, numbers)).toContain('changed_number')
})

test.each([
  ['Pages must be more than 5.', [6]],
  ['Pages must be less than 100.', [99]],
  ['The price must be over 2.50.', [2.51]],
  ['The discount must not be 50 or more.', [49]],
  ['A loan lasts at most two weeks.', [14]],
  ['A rating is between 1 and 10.', [1, 10]],
])('a limit that says the same in its own form is honest: %s', (text, numbers) => {
  expect(found(text, numbers)).toEqual([])
})

test.each([
  ['Show the loans of the last 30 days.', 30, 29],
  ['Show what is due in the next 7 days.', 7, 6],
  ['Rooms open at 9 am and close at 5 pm.', 5, 17],
] as const)('%s: %d may be %d', (clause, stated, value) => {
  expect(agreementFor(clause)(stated, value)).toBe(true)
  expect(agreementFor(clause)(stated, value + 20)).toBe(false)
  expect(agreementFor(`Members keep at most ${stated} books.`)(stated, value)).toBe(false)
})

test('the last name is no span of time', () => {
  expect(agreementFor('The last name has at most 50 characters.')(50, 51)).toBe(false)
})
