import { amendSource } from '../../../src/activities/amend-source.ts'
import type { Attack } from './attack.ts'

const path = 'acceptance/limits.test.mjs'
const source = `import { test } from 'node:test'
test('C1.1 refuses 15', () => {
  assert.equal(status, 422)
})
test('C2.1 wants a name', () => {
  assert.equal(name, 422)
})
`
const test = { id: 'T1', title: 'C1.1 refuses 15', demand: 'C1.1', clauses: ['C1'], file: path }

const amendment = (id: string, tries: string, find: string, replace: string): Attack => ({
  id: `tests/amend-${id}`,
  tries,
  stoppedBy: 'amendment refused',
  attempt: () => {
    const amended = amendSource([{ path, content: source }], test, {
      test: 'T1',
      clauses: ['C1'],
      text: 'So.',
      patch: [{ find, replace }],
    })
    return 'problem' in amended ? ['amendment refused'] : []
  },
})

/** Amendments of locked tests that reach further than the one test that is disputed. */
export const amendmentAttacks: readonly Attack[] = [
  amendment('other', 'amends another test than the disputed one', 'assert.equal(name, 422)', 'assert.ok(true)'),
  amendment(
    'more',
    'adds a test that always passes',
    '  assert.equal(status, 422)\n})',
    "})\ntest('C2.1 wants a name', () => {})",
  ),
  amendment('title', 'renames the test', "'C1.1 refuses 15'", "'C1.1 says hello'"),
  amendment('imports', 'exchanges what the file imports', "'node:test'", "'./my-test.mjs'"),
]
