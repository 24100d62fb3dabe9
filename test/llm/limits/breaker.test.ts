import { describe, expect, test } from 'vitest'
import { Breaker } from '../../../src/llm/limits/breaker.ts'

const rules = { failures: 3, windowMs: 1_000, openMs: 500 }

function breaker() {
  const clock = { now: 0 }
  const made = new Breaker(() => clock.now, rules)
  const fail = (times: number): void => {
    for (let n = 0; n < times; n += 1) {
      made.begin().failed()
    }
  }
  const answer = (): void => {
    made.begin().answered()
  }
  return { clock, made, fail, answer }
}

describe('a breaker', () => {
  test('is closed until there are enough failures within its window', () => {
    const { clock, made, fail } = breaker()
    fail(2)
    clock.now = 1_001
    fail(2)
    expect(made.state).toBe('closed')
    expect(made.waitMs()).toBe(0)
    expect(made.restMs).toBeNull()
    fail(1)
    expect(made.state).toBe('open')
    expect(made.waitMs()).toBe(500)
    expect(made.restMs).toBe(500)
  })

  test('stays closed where most requests are answered', () => {
    const { made, fail, answer } = breaker()
    for (let n = 0; n < 10; n += 1) {
      answer()
      answer()
      fail(1)
    }
    expect(made.state).toBe('closed')
  })

  test('lets one request try when its time is over, and closes when that is answered', () => {
    const { clock, made, fail, answer } = breaker()
    fail(3)
    clock.now = 500
    expect(made.state).toBe('half_open')
    expect(made.restMs).toBe(0)
    expect(made.waitMs()).toBe(0)
    const probe = made.begin()
    expect(made.waitMs()).toBeGreaterThan(0)
    probe.answered()
    expect(made.state).toBe('closed')
    // What failed before counts no more.
    answer()
    fail(2)
    expect(made.state).toBe('closed')
  })

  test('opens again when the one that tried fails', () => {
    const { clock, made, fail } = breaker()
    fail(3)
    clock.now = 600
    fail(1)
    expect(made.state).toBe('open')
    expect(made.waitMs()).toBe(500)
    expect(made.opened).toBe(2)
  })

  test('lets another try when nothing is known of the one that tried', () => {
    const { clock, made, fail } = breaker()
    fail(3)
    clock.now = 600
    made.begin().unsaid()
    expect(made.state).toBe('half_open')
    expect(made.waitMs()).toBe(0)
  })

  test('is not opened for longer by requests that were under way when it opened', () => {
    const { clock, made, fail } = breaker()
    const early = made.begin()
    fail(3)
    clock.now = 400
    early.failed()
    expect(made.waitMs()).toBe(100)
    expect(made.opened).toBe(1)
  })

  test.each(['failed', 'unsaid'] as const)('lets no second one try because an earlier request %s', (ended) => {
    const { clock, made, fail } = breaker()
    const early = made.begin()
    fail(3)
    clock.now = 600
    const probe = made.begin()
    early[ended]()
    clock.now = 10_000
    expect(made.waitMs()).toBeGreaterThan(0)
    expect(made.opened).toBe(1)
    probe.failed()
    expect(made.opened).toBe(2)
  })
})
