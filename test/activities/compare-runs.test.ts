import { expect, test } from 'vitest'
import { brokenBy } from '../../src/activities/compare-runs.ts'
import type { ApplicationTested } from '../../src/activities/test-application.ts'
import { sha256 } from '../../src/core/ids.ts'

type Status = ApplicationTested['tests'][number]['status']

const ran = (...statuses: readonly Status[]): ApplicationTested => ({
  testsSha256: sha256('a'.repeat(64)),
  passed: 0,
  failed: 0,
  skipped: 0,
  tests: statuses.map((status) => ({
    suite: 'own',
    name: 'works',
    file: 'a.test.js',
    demand: null,
    clauses: [],
    status,
    message: null,
    durationMs: 1,
  })),
  appFailed: null,
  limitHit: null,
})
const before = ['own\na.test.js\nworks']
const codes = (now: ApplicationTested, passing: readonly string[] = before): readonly string[] =>
  brokenBy(now, passing).map(({ code }) => code)

test('a test that passed and fails, or is gone, is broken', () => {
  expect(codes(ran('passed'))).toEqual([])
  expect(codes(ran('failed'))).toEqual(['test_failed'])
  expect(codes(ran())).toEqual(['test_failed'])
})

test('of several tests of one name as many have to pass as before, in whatever order', () => {
  expect(codes(ran('passed', 'failed'))).toEqual([])
  expect(codes(ran('failed', 'passed'))).toEqual([])
  expect(codes(ran('failed', 'passed'), [...before, ...before])).toEqual(['test_failed'])
  expect(codes(ran('passed', 'passed'), [...before, ...before])).toEqual([])
})
