import { expect, test } from 'vitest'
import { bytesOf, fullness, mostBytes } from '../../../web/src/pages/home/byte-count.ts'

test.each([
  ['', 0],
  ['abc', 3],
  ['äöü', 6],
  ['€', 3],
  ['👩‍🚀', 11],
])('"%s" has %d bytes', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes)
})

test.each([
  [0, null],
  [47_999, null],
  [48_000, 'near'],
  [mostBytes, 'near'],
  [mostBytes + 1, 'over'],
])('%d bytes: %j', (bytes, expected) => {
  expect(fullness(bytes)).toBe(expected)
})
