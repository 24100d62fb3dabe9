import { expect, test } from 'vitest'
import { UnreadParts } from '../../../src/client/stream/unread-parts.ts'

test.each([
  { what: '1 MiB, however few parts that is', size: 100_000, most: 11 },
  { what: '256 parts, however small they are', size: 1, most: 256 },
])('is full with $what', ({ size, most }) => {
  const unread = new UnreadParts<string>(undefined)
  let pushed = 0
  for (; !unread.isFull; pushed++) unread.push('x'.repeat(size))
  expect(pushed).toBe(most)
  unread.shift()
  expect(unread.isFull).toBe(false)
})

test('what was cleared weighs nothing', () => {
  const unread = new UnreadParts<string>(undefined)
  while (!unread.isFull) unread.push('x'.repeat(100_000))
  unread.clear()
  expect(unread.isFull).toBe(false)
  expect(unread.shift()).toBeNull()
})

test('of states it keeps the latest of each thing, and is never full', () => {
  const unread = new UnreadParts<string>((part) => part.slice(0, 1))
  for (const part of ['a1', 'b1', 'a2']) unread.push(part)
  for (let more = 0; more < 300; more++) unread.push(`c${'x'.repeat(10_000)}`)
  expect(unread.isFull).toBe(false)
  expect([unread.shift()?.part, unread.shift()?.part]).toStrictEqual(['a2', 'b1'])
})
