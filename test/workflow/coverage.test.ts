import { expect, test } from 'vitest'
import { edges, longestAttempts, stepsServing } from '../../src/workflow/coverage.ts'
import { parseWorkflow } from '../../src/workflow/parse-workflow.ts'
import { sdlcJson } from './support/fixtures.ts'
import { workflowOf } from './support/workflow-of.ts'

const workflow = workflowOf(
  [
    { id: 'a', clauses: ['*'], next: ['p'], exhausted: 'c', attempts: 2 },
    { id: 'b', clauses: ['C1'], attempts: 5 },
    { id: 'c', clauses: ['C12'] },
  ],
  { places: [{ id: 'p', next: ['b', 'c'] }] },
)

test('a clause is served by the steps that name it and those that serve all', () => {
  const serving = (clause: string): string[] => stepsServing(workflow, clause).map((step) => step.id)
  expect([serving('C1'), serving('C12'), serving('C2')]).toEqual([['a', 'b'], ['a', 'c'], ['a']])
})

test('edges pass through places and count exhausted ones', () => {
  expect(edges(workflow).map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
    'a next b',
    'a next c',
    'a exhausted c',
    'b next END',
    'c next END',
  ])
})

test('the longest run is the sum of all attempts', () => {
  expect(longestAttempts(workflow)).toBe(2 + 5 + 3)
  expect(longestAttempts(parseWorkflow(sdlcJson()))).toBe(57)
})
