import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { deprecationProblems } from '../../../scripts/schema/deprecation.ts'

const problems = (field: string) =>
  deprecationProblems(
    buildSchema(`
      type Query { run(id: ID, ask: Ask): Run }
      enum Status { RUNNING ENDED }
      input Ask { id: ID }
      type Run { id: ID status: Status ${field} }
    `),
  )

const because = (reason: string): string => `old: ID @deprecated(reason: "${reason}")`

test.each(['Run.id', 'Status.ENDED', 'Query.run(id:)', 'Ask.id', 'Status'])('%s can be what to use instead', (name) => {
  expect(problems(because(`Use \`${name}\`. Goes in 0.5.0.`))).toEqual([])
})

test('several things can be what to use instead', () => {
  expect(problems(because('Use `Run.id` and `Run.status`. Goes in 0.5.0.'))).toEqual([])
})

test.each([
  '',
  'No longer supported',
  'Use `Run.id`.',
  'Goes in 0.5.0.',
  'Use Run.id. Goes in 0.5.0.',
  'Use `Run.id`. Goes in 0.5.',
])('the reason "%s" is not enough', (reason) => {
  const [problem] = problems(because(reason))
  expect(problem).toMatch(/^Run\.old: found the reason/)
})

test('what to use instead has to be there', () => {
  expect(problems(because('Use `Run.id` and `Run.gone`. Goes in 0.5.0.'))).toEqual([
    expect.stringMatching(/^Run\.old: found `Run\.gone`/),
  ])
})

test.each([
  ['a field', 'old: ID @deprecated', 'Run.old'],
  ['an argument', 'at(seq: Int @deprecated): ID', 'Run.at(seq:)'],
  ['an input field', '} input More { old: ID @deprecated', 'More.old'],
  ['a value of an enum', '} enum More { OLD @deprecated', 'More.OLD'],
])('%s that is deprecated without a reason is found', (_, field, at) => {
  expect(problems(field)).toEqual([expect.stringContaining(at)])
})
