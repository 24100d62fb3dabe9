import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRestart, type RestartPolicy } from '../../../src/actors/supervisor/restart-policy.ts'

const policy: RestartPolicy = { most: 3, withinMs: 1_000, firstWaitMs: 10, longestWaitMs: 35 }

test('the wait doubles up to the longest, and then it is given up', () => {
  expect([[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]].map((failures) => nextRestart(failures, policy))).toEqual([
    { afterMs: 10 },
    { afterMs: 20 },
    { afterMs: 35 },
    null,
  ])
})

test('what failed long ago does not count', () => {
  expect(nextRestart([0, 1, 2, 1_002], policy)).toEqual({ afterMs: 10 })
})

test('never more restarts than allowed within any stretch of time', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(gaps, (waits) => {
      const failures: number[] = []
      let now = 0
      for (const wait of waits) {
        now += wait
        failures.push(now)
        const restart = nextRestart(failures, policy)
        const recent = failures.filter((at) => now - at < policy.withinMs).length
        expect(restart === null).toBe(recent > policy.most)
        expect(restart?.afterMs ?? 0).toBeLessThanOrEqual(policy.longestWaitMs)
        if (restart === null) return
      }
    }),
  )
})
