import assert from 'node:assert/strict'
import type { Value } from './meets.ts'
import { order } from './meets.ts'

/** Whole days from date a to date b. */
export const days = (a: unknown, b: unknown): number => {
  const date = (value: unknown) => Date.parse(String(value).slice(0, 10))
  return Math.round((date(b) - date(a)) / 86_400_000)
}

/** Counts, adds up or picks from the values; of no values, a count and a sum are 0 and the others empty. */
export function aggregate(fn: 'count' | 'sum' | 'avg' | 'min' | 'max', values: readonly Value[]): Value {
  const sum = values.reduce<number>((total, value) => total + Number(value), 0)
  const sorted = values.toSorted(order)
  switch (fn) {
    case 'count':
      return values.length
    case 'sum':
      return sum
    case 'avg':
      return values.length === 0 ? null : sum / values.length
    case 'min':
      return sorted[0] ?? null
    case 'max':
      return sorted.at(-1) ?? null
  }
}

/** Checks a value that was worked out; numbers may differ by a rounding in the last place that is shown. */
export function sameValue(found: unknown, expected: unknown, what: string, tolerance = 0.0051): void {
  if (typeof found === 'number' && typeof expected === 'number') {
    assert.ok(Math.abs(found - expected) <= tolerance, `${what}: found ${found}, expected ${expected}`)
  } else if (typeof found === 'string' && typeof expected === 'string') {
    assert.equal(order(found, expected), 0, `${what}: found ${found}, expected ${expected}`)
  } else assert.equal(found, expected, what)
}
