import { expect, test } from 'vitest'
import { share } from '../../../web/src/live/share.ts'

test('equal values are the same object', () => {
  const before = { a: [1, { b: 'x' }], c: null }
  expect(share(before, structuredClone(before))).toBe(before)
})

test('a part that changed is new, and so is what holds it; the others stay', () => {
  const before = { a: { x: 1 }, list: [{ id: 1 }, { id: 2 }] }
  const after = share(before, { a: { x: 1 }, list: [{ id: 1 }, { id: 3 }, { id: 4 }] })
  expect(after).toStrictEqual({ a: { x: 1 }, list: [{ id: 1 }, { id: 3 }, { id: 4 }] })
  expect(after.a).toBe(before.a)
  expect(after.list[0]).toBe(before.list[0])
  expect(after.list[1]).not.toBe(before.list[1])
})

test('a list that lost its end, a key that went and a list in the place of an object are changes', () => {
  expect(share([1, 2], [1])).toStrictEqual([1])
  expect(share({ a: 1, b: undefined }, { a: 1 })).toStrictEqual({ a: 1 })
  expect(share({ 0: 'a' }, ['a'])).toStrictEqual(['a'])
  expect(share(null, { a: 1 })).toStrictEqual({ a: 1 })
})
