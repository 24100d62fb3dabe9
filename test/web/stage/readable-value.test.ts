import { expect, test } from 'vitest'
import { headline, keyInWords, readingOf } from '../../../web/src/pages/stage/sheet/readable-value.ts'

test.each([
  [null, 'nothing'],
  ['', 'nothing'],
  [[], 'nothing'],
  [{}, 'nothing'],
  [0, 'figure'],
  [false, 'figure'],
  ['A line', 'line'],
  ['x'.repeat(500), 'block'],
  ['# Head\n\n- one\n- two', 'prose'],
  ['if (a) {\n  b();\n}\n- c', 'block'],
  [['C1', 'C2', 3], 'row'],
  [['C1', { id: 1 }], 'list'],
  [{ a: 1 }, 'record'],
])('%j is read as a %s', (value, reading) => expect(readingOf(value)).toBe(reading))

test('a record is named by its id and its title', () => {
  expect(headline({ id: 'T1', title: 'Tools can be\nadded', clauses: [] })).toBe('T1 · Tools can be added')
  expect(headline({ path: 'src/a.ts' })).toBe('src/a.ts')
  expect(headline({ n: 1 })).toBe('')
})

test('keys are read as words', () => {
  expect([keyInWords('dailyFee'), keyInWords('not_served')]).toEqual(['Daily fee', 'Not served'])
})
