import { expect, test } from 'vitest'
import { amendedFiles } from '../../src/activities/amended-files.ts'
import { emptyRun } from '../../src/actors/run/run-context.ts'
import type { TestAmendment } from '../../src/brain/contracts/test-amendment.ts'
import { entryId, personaId, sha256, stepId } from '../../src/core/ids.ts'
import type { Json } from '../../src/core/json.ts'
import type { Entry, EntryKind } from '../../src/core/knowledge/entry.ts'
import { treeHash } from '../../src/workspace/files/application-file.ts'

const source = (limit: number): string => `test('C1.1 one', () => {\n  limit(${limit})\n})\n`
const files = [{ path: 'a.test.mjs', content: source(40) }]
const locked = { id: 'T1', demand: 'C1.1', clauses: ['C1'], title: 'C1.1 one', file: 'a.test.mjs' }
const entry = (id: string, kind: EntryKind, content: Json): Entry => ({
  id: entryId(id),
  kind,
  title: kind,
  author: personaId('tester'),
  step: stepId('write_tests'),
  attempt: 1,
  clauses: [],
  content,
  sha256: sha256('a'.repeat(64)),
  tokens: 1,
  supersedes: null,
})
const run = (disputed: readonly string[], hash = sha256(treeHash(files))) => ({
  ...emptyRun,
  entries: [
    entry('E1', 'acceptance_tests', { tests: [locked], files, untested: [] }),
    entry('E2', 'work_list', { disputes: disputed.map((test) => ({ test, clauses: ['C1'], why: 'x' })) }),
  ],
  locked: { step: stepId('write_tests'), entry: entryId('E1'), sha256: hash, tests: [{ ...locked, red: true }] },
})
const amendment = (more: Partial<TestAmendment['amendments'][number]> = {}): TestAmendment => ({
  amended: true,
  amendments: [{ test: 'T1', clauses: ['C1'], text: 'x', patch: [{ find: '40', replace: '80' }], ...more }],
  refused: [],
})
const messages = (disputed: readonly string[], more: Partial<TestAmendment['amendments'][number]>): readonly string[] =>
  amendedFiles(run(disputed), amendment(more)).findings.map(({ message }) => message)

test('a disputed test is amended by a clause that it names', () => {
  expect(amendedFiles(run(['T1']), amendment())).toEqual({
    files: [{ path: 'a.test.mjs', content: source(80) }],
    findings: [],
  })
})

test('nothing else is: no test that nobody disputes, no clause that the test does not name, no text that is not in it', () => {
  expect(messages([], {})).toEqual([expect.stringContaining('found the test T1, expected a disputed one (none)')])
  expect(messages(['T1'], { test: 'T9' })).toContainEqual(expect.stringContaining('found the test T9'))
  expect(messages(['T1'], { clauses: ['C1', 'C2'] })).toEqual([
    expect.stringContaining('found C2, expected clauses that the test names: C1'),
  ])
  expect(messages(['T1'], { patch: [{ find: 'nowhere', replace: '' }] })).toEqual([
    expect.stringContaining('found nowhere'),
  ])
})

test('tests that are not those that were locked are not amended either', () => {
  expect(() => amendedFiles(run(['T1'], sha256('b'.repeat(64))), amendment())).toThrow(/expected the locked ones/)
})

test('every dispute gets an answer: an amendment, or the reason why the test stays', () => {
  const others = amendedFiles(run(['T1', 'T2']), amendment()).findings
  expect(others).toEqual([expect.objectContaining({ code: 'unsettled_dispute' })])
  expect(others[0]?.message).toContain('dispute of T2')
  const refused = [{ test: 'T2', text: 'x', clauses: [] }]
  expect(amendedFiles(run(['T1', 'T2']), { ...amendment(), refused }).findings).toEqual([])
})
