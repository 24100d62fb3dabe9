import { expect, test } from 'vitest'
import type { TestVerdict } from '../../src/core/event/delivery-events.ts'
import { lockedStatus } from '../../src/core/locked-status.ts'

const verdict = (more: Partial<TestVerdict>): TestVerdict => ({
  suite: 'acceptance',
  name: 'C1.1 refuses',
  file: 'limits.test.mjs',
  demand: 'C1.1',
  clauses: ['C1'],
  status: 'passed',
  message: null,
  durationMs: 1,
  ...more,
})
const locked = { file: 'limits.test.mjs', title: 'C1.1 refuses' }

test('a locked test stands as its own run says', () => {
  expect(lockedStatus([verdict({})])(locked)).toBe('passed')
  expect(lockedStatus([])(locked)).toBe('not_run')
  expect(lockedStatus([verdict({ file: 'other.test.mjs' })])(locked)).toBe('not_run')
})

test('a test that the application brings along speaks for no locked one', () => {
  const failed = verdict({ status: 'failed' })
  expect(lockedStatus([failed, verdict({ suite: 'own' })])(locked)).toBe('failed')
  expect(lockedStatus([verdict({ suite: 'own' })])(locked)).toBe('not_run')
})

test.each(['failed', 'skipped'] as const)(
  'of two of the same name the one that %s counts, in either order',
  (status) => {
    const [good, bad] = [verdict({}), verdict({ status })]
    expect(lockedStatus([good, bad])(locked)).toBe(status)
    expect(lockedStatus([bad, good])(locked)).toBe(status)
  },
)
