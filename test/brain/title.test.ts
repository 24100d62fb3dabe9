import { expect, test } from 'vitest'
import { counted, headline } from '../../src/brain/contracts/title.ts'

test('one is not many', () => {
  expect([counted(0, 'clause'), counted(1, 'clause'), counted(2, 'clause')]).toEqual([
    '0 clauses',
    '1 clause',
    '2 clauses',
  ])
})

test('a long text is cut between words, and says so', () => {
  expect(headline('Short.')).toBe('Short.')
  const cut = headline(`${'word '.repeat(23)}end, and much more that nobody reads in a title.`)
  expect(cut.endsWith('word end…')).toBe(true)
  expect(headline('x'.repeat(200))).toBe(`${'x'.repeat(120)}…`)
})
