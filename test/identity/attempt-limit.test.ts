import { expect, test } from 'vitest'
import { AttemptLimit } from '../../src/identity/attempt-limit.ts'

function limit() {
  const clock = { ms: 0, monotonic: () => clock.ms }
  return { clock, attempts: new AttemptLimit(clock) }
}

test('an address may fail twenty times, then once in two seconds', () => {
  const { clock, attempts } = limit()
  for (let time = 0; time < 20; time++) {
    expect(attempts.waitSeconds('a')).toBe(0)
    attempts.fail('a')
  }
  expect(attempts.waitSeconds('a')).toBe(2)
  clock.ms = 2_000
  expect(attempts.waitSeconds('a')).toBe(0)
  attempts.fail('a')
  expect(attempts.waitSeconds('a')).toBe(2)
})

test('others are not held back', () => {
  const { attempts } = limit()
  for (let time = 0; time < 100; time++) attempts.fail('a')
  expect(attempts.waitSeconds('b')).toBe(0)
})

test('addresses without number take no memory without end: the oldest is forgotten', () => {
  const { attempts } = limit()
  for (let time = 0; time < 30; time++) attempts.fail('first')
  for (let other = 0; other < 10_000; other++) attempts.fail(`other ${other}`)
  expect(attempts.waitSeconds('first')).toBe(0)
  expect(attempts.waitSeconds('other 9999')).toBe(0)
})
