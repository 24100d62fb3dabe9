import { expect, test } from 'vitest'
import type { AppSpec } from '../../src/core/app-spec/app-spec.ts'
import type { Clause } from '../../src/core/clause.ts'
import { coverageOf } from '../../src/core/coverage.ts'
import type { LockedTest, TestVerdict } from '../../src/core/event/delivery-events.ts'

const count = 300
const each = <Item>(make: (at: number) => Item): readonly Item[] => Array.from({ length: count }, (_, at) => make(at))
const file = 'tests/acceptance.test.js'
const clauses = each((at) => ({ id: `C${at}`, kind: 'function' })) as unknown as readonly Clause[]
const spec = {
  demands: each((at) => ({ id: `D${at}`, clause: `C${at}`, part: `part ${at}` })),
  unserved: [],
} as unknown as AppSpec
const verdicts = each((at) => ({ suite: 'acceptance', file, name: `t${at}`, status: 'passed' })) as TestVerdict[]

test('every append asks for it: large requirements cost as much for each clause as small ones', () => {
  let reads = 0
  const locked = each((at) => ({
    file,
    title: `t${at}`,
    demand: `D${at}`,
    red: true,
    get clauses() {
      reads += 1
      return [`C${at}`]
    },
  })) as unknown as readonly LockedTest[]
  const covered = coverageOf({ clauses, spec, locked, verdicts }).filter((clause) => clause.covered)
  expect(covered).toHaveLength(count)
  expect(reads).toBeLessThanOrEqual(2 * count)
})

test('a test that names a clause twice is one test of it', () => {
  const locked = [{ file, title: 't0', demand: 'D0', red: true, clauses: ['C0', 'C0'] }] as unknown as LockedTest[]
  expect(coverageOf({ clauses: clauses.slice(0, 1), spec, locked, verdicts })[0]).toMatchObject({
    covered: true,
    tests: ['t0'],
  })
})
