import { expect, test } from 'vitest'
import { DatabaseClock } from '../../src/assembly/database-clock.ts'

const hour = 3_600_000

test('a node whose own clock is an hour off tells the time of the database, and counts on between two looks', async () => {
  let elapsed = 0
  const local = { now: () => 1_700_000_000_000 + hour + elapsed, monotonic: () => 5_000 + elapsed }
  const clock = new DatabaseClock(local)
  expect(clock.now()).toBe(1_700_000_000_000 + hour)
  await clock.open({
    now: () => {
      elapsed += 10 // The answer takes 20 ms in all, and tells the time in the middle of them.
      const time = 1_700_000_000_000 + elapsed
      elapsed += 10
      return Promise.resolve(time)
    },
  })
  expect(clock.now()).toBe(1_700_000_000_020)
  elapsed += 1_000
  expect(clock.now()).toBe(1_700_000_001_020)
})
