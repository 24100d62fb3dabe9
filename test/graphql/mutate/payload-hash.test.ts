import { expect, test } from 'vitest'
import type { Json } from '../../../src/core/json.ts'
import { payloadHash } from '../../../src/graphql/mutate/payload-hash.ts'

const nested = (deep: number, inside: Json): Json => {
  let value = inside
  for (let level = 0; level < deep; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

test('inputs that mean the same have the same hash', () => {
  expect(payloadHash({ a: 1, b: [{ c: 2, d: null }] })).toBe(payloadHash({ b: [{ d: null, c: 2 }], a: 1 }))
})

test('inputs that differ have different hashes, as deep as any may be that is accepted', () => {
  expect(payloadHash({ a: 1 })).not.toBe(payloadHash({ a: '1' }))
  expect(payloadHash(nested(70, 1))).not.toBe(payloadHash(nested(70, 2)))
})

test('no depth is too much for it', () => {
  expect(payloadHash(nested(100_000, 1))).toMatch(/^[0-9a-f]{64}$/)
})
