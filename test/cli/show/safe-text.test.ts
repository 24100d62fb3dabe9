import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfLine, oneLine } from '../../../src/cli/show/safe-text.ts'

test('whatever comes in, one line of at most so many characters without control characters comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 200 }), (text, most) => {
      const line = oneLine(text, most)
      expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u)
      expect(line.isWellFormed()).toBe(true)
      expect(Array.from(line).length).toBeLessThanOrEqual(most)
    }),
  )
})

test('what fits stays as it is', () => {
  expect(oneLine('Zoë paid 3 € — twice 👍🏽')).toBe('Zoë paid 3 € — twice 👍🏽')
})

test.each([
  ['', ''],
  ['a short one', 'a short one'],
  ['the end of a longer one', '…f a longer one'],
  ['two\r\nlines\u001b[2J', 'two lines [2J'],
  ['1234567890 パンを売る店', '…0 パンを売る店'],
  ['1234567890 🍞🍞🍞🍞🍞🍞', '…0 🍞🍞🍞🍞🍞🍞'],
])('the end of %j fits into less than 16 columns', (text, shown) => {
  expect(endOfLine(text, 16)).toBe(shown)
})
