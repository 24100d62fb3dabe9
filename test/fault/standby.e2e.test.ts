import { expect, inject, test } from 'vitest'
import { withServer } from '../support/with-server.ts'
import { promoteStandby } from './standby.ts'

const seed = Number(process.env['G1_SEED'] ?? Date.now() % 1_000_000)

withServer('a promoted standby', inject('postgres'), () => {
  test(`that lost the tail of the log is noticed, and runs go on (seed ${seed})`, { timeout: 400_000 }, async () => {
    const { lost, refusals, broken } = await promoteStandby(seed)
    expect(lost).toBeGreaterThan(0)
    expect(broken).toEqual(Object.fromEntries(Object.keys(broken).map((promise) => [promise, []])))
    expect(refusals).toContain('CURSOR_DIVERGED')
  })
})
