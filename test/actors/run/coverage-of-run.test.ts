import { expect, test } from 'vitest'
import { coverageOfRun } from '../../../src/actors/run/coverage-of-run.ts'
import { emptyRun } from '../../../src/actors/run/run-context.ts'
import { entryId, personaId, sha256, stepId } from '../../../src/core/ids.ts'
import type { Json } from '../../../src/core/json.ts'
import type { Entry, EntryKind } from '../../../src/core/knowledge/entry.ts'

const hash = sha256('a'.repeat(64))
const step = stepId('make')
const entry = (id: string, kind: EntryKind, content: Json): Entry => ({
  id: entryId(id),
  kind,
  content,
  title: kind,
  author: personaId('platform'),
  step,
  attempt: 1,
  clauses: ['C1'],
  sha256: hash,
  tokens: 1,
  supersedes: null,
})

const demands = [{ id: 'D1', clause: 'C1', part: 'a note has a title' }]
const known = { demand: 'D1', clauses: ['C1'], file: 'acceptance/a.test.js' }
const tested = [
  entry('E1', 'design', { spec: { demands, unserved: [] } }),
  entry('E2', 'application', { files: [] }),
  entry('E3', 'test_report', { application: 'E2' }),
]

const covered = (entries: readonly Entry[]): boolean | undefined =>
  coverageOfRun({
    ...emptyRun,
    entries,
    clauses: [{ id: 'C1', text: 'a note has a title', start: 0, end: 18, kind: 'rule' }],
    locked: { step, entry: entryId('E1'), sha256: hash, tests: [{ ...known, id: 'T1', title: 'title', red: true }] },
    testRun: {
      step,
      attempt: 1,
      entry: entryId('E3'),
      testsSha256: hash,
      passed: 1,
      failed: 0,
      skipped: 0,
      tests: [{ ...known, suite: 'acceptance', name: 'title', status: 'passed', message: null, durationMs: 1 }],
      sandbox: 'bubblewrap',
    },
  })[0]?.covered

test('a clause is covered by tests of the application as it is now', () => {
  expect(covered(tested)).toBe(true)
})

test('tests of an application that has changed since show nothing', () => {
  expect(covered([...tested, entry('E4', 'application', { files: [] })])).toBe(false)
})
