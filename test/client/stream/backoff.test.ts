import { expect, test } from 'vitest'
import { waitBefore } from '../../../src/client/stream/backoff.ts'

const backoff = { firstMs: 200, mostMs: 5_000, patienceMs: null }

test('waits double, end at the greatest, and spread over the upper half', () => {
  expect([1, 2, 3, 6, 50].map((attempt) => waitBefore(attempt, { ...backoff, random: () => 0 }))).toStrictEqual([
    100, 200, 400, 2_500, 2_500,
  ])
  expect(waitBefore(1, { ...backoff, random: () => 0.999 })).toBeCloseTo(200, 0)
})
