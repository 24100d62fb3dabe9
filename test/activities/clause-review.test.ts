import { expect, test } from 'vitest'
import { excusedClauses } from '../../src/activities/clause-review.ts'
import type { Clause, ClauseKind } from '../../src/core/clause.ts'

const clause = (id: string, kind: ClauseKind, text: string): Clause => ({ id, kind, text, start: 0, end: text.length })
const clauses = [
  clause('C1', 'rule', 'A title has at most 80 characters.'),
  clause('C2', 'function', 'Members can write notes.'),
  clause('C3', 'function', 'Greetings from the team.'),
]
const review = (kind: ClauseKind) => ({
  clauses: clauses.map(({ id }) => ({ id, kind, why: 'so' })),
  questions: [],
  missing: [],
})

test('a review that calls demands mere context drops them', () => {
  expect(excusedClauses(review('context'), clauses).map((found) => found.clauses)).toEqual([['C1'], ['C2']])
})

test('a review may move a clause between function and rule', () => {
  expect(excusedClauses(review('function'), clauses)).toEqual([])
})
