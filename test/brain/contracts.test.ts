import { expect, test } from 'vitest'
import type { Persona } from '../../src/brain/brain.ts'
import { contractForStep, contractOf } from '../../src/brain/contract-of.ts'
import type { Clause } from '../../src/core/clause.ts'
import { NotFound } from '../../src/core/errors.ts'

const clauses: readonly Clause[] = [
  { id: 'C1', text: 'Keep books.', start: 0, end: 11, kind: 'function' },
  { id: 'C2', text: 'Make it pretty.', start: 12, end: 27, kind: 'quality' },
]
const finding = { code: 'judgement', message: 'Found nothing.', clauses: [] }
const check = (contract: string, answer: unknown): readonly string[] => contractOf(contract).check(answer, clauses)

test('an unknown contract is not found, and the message names those there are', () => {
  expect(() => contractOf('tets')).toThrow(NotFound)
  expect(() => contractOf('tets')).toThrow(/expected one of .*acceptance_tests/)
})

test('the platform renders before a change set, assembles after it, locks tests, and runs them before they are judged', () => {
  expect(contractOf('change_set')).toMatchObject({ before: 'render_application', after: 'assemble_application' })
  expect(contractOf('work_list')).toMatchObject({ before: 'render_application', after: 'build_application' })
  expect(contractOf('acceptance_tests')).toMatchObject({ before: null, after: 'lock_tests', covers: true })
  expect(contractOf('qa_report')).toMatchObject({ before: 'run_tests', after: null })
  expect(contractOf('delivery')).toMatchObject({ before: null, after: 'package_delivery' })
})

test('a verdict and its findings must fit together, and every clause that needs it must be checked', () => {
  expect(check('verdict', { verdict: 'ok', findings: [], checked: ['C1'] })).toEqual([])
  expect(check('verdict', { verdict: 'ok', findings: [finding], checked: ['C1'] })).toHaveLength(1)
  expect(check('verdict', { verdict: 'rework', findings: [], checked: ['C1'] })).toHaveLength(1)
  expect(check('verdict', { verdict: 'ok', findings: [], checked: ['C2'] })).toEqual([expect.stringContaining('C1')])
  expect(check('qa_report', { verdict: 'build', findings: [] })).toHaveLength(1)
})

test('a review lists every clause exactly once and no other', () => {
  const review = (ids: readonly string[]) => ({
    clauses: ids.map((id) => ({ id, kind: 'function', why: 'x' })),
    questions: [],
    missing: [],
  })
  expect(check('clause_review', review(['C1', 'C2']))).toEqual([])
  expect(check('clause_review', review(['C1']))).toEqual([expect.stringContaining('C2 0 times')])
  expect(check('clause_review', review(['C1', 'C2', 'C2']))).toEqual([expect.stringContaining('C2 2 times')])
  expect(check('clause_review', review(['C1', 'C2', 'C9']))).toEqual([expect.stringContaining('C9')])
})

test('a change set touches each file once, and none outside the application', () => {
  const edit = (path: string) => ({ path, content: '', clauses: [], why: 'x' })
  const changes = (...paths: readonly string[]) => ({ summary: 'x', edits: paths.map(edit), notes: [] })
  expect(check('change_set', changes('app/server.js'))).toEqual([])
  expect(check('change_set', changes('a.js', 'a.js'))).toHaveLength(1)
  for (const path of ['/etc/passwd', '../x', 'a//b', 'a\\b']) expect(check('change_set', changes(path))).toHaveLength(1)
})

test('a work list names each item and each of its files once, and says whether it disputes tests', () => {
  const item = (id: string, ...paths: readonly string[]) => ({ id, paths, what: 'x', why: 'x', clauses: [] })
  const list = (items: readonly object[], more: object = {}) => ({
    summary: 'x',
    items,
    disputed: false,
    disputes: [],
    notes: [],
    ...more,
  })
  const dispute = { test: 'T1', clauses: ['C1'], why: 'x' }
  expect(check('work_list', list([item('one', 'a.js'), item('two', 'a.js')]))).toEqual([])
  expect(check('work_list', list([item('one', 'a.js'), item('one', 'b.js')]))).toHaveLength(1)
  expect(check('work_list', list([item('one', '../a.js')]))).toHaveLength(1)
  expect(check('work_list', list([item('one', './a.js')]))).toHaveLength(1)
  expect(check('work_list', list([], { disputed: true }))).toHaveLength(1)
  expect(check('work_list', list([], { disputes: [dispute] }))).toHaveLength(1)
  expect(check('work_list', list([], { disputed: true, disputes: [dispute] }))).toEqual([])
  const many = Array.from({ length: 21 }, (_, index) => item(`i${index}`, 'a.js'))
  expect(contractOf('work_list').schema.safeParse(list(many)).success).toBe(false)
  const uncited = list([], { disputed: true, disputes: [{ ...dispute, clauses: [] }] })
  expect(contractOf('work_list').schema.safeParse(uncited).success).toBe(false)
})

test('an edit is a patch or a whole file, each file once; an amendment cites a clause', () => {
  const edit = (path: string, more: object = {}) => ({ path, patch: null, content: '', ...more })
  const edits = (...list: readonly object[]) => ({ edits: list, why: 'x', clauses: [] })
  expect(check('file_edit', edits(edit('a.js'), edit('b.js', { content: null })))).toEqual([])
  expect(check('file_edit', edits(edit('a.js'), edit('a.js')))).toHaveLength(1)
  expect(check('file_edit', edits(edit('a.js', { patch: [{ find: 'x', replace: 'y' }] })))).toHaveLength(1)
  const amendment = { test: 'T1', clauses: ['C1'], text: 'x', patch: [{ find: 'x', replace: 'y' }] }
  const amended = (more: object) => ({ amended: true, amendments: [{ ...amendment, ...more }], refused: [] })
  expect(contractOf('test_amendment').schema.safeParse(amended({})).success).toBe(true)
  expect(contractOf('test_amendment').schema.safeParse(amended({ clauses: [] })).success).toBe(false)
  expect(check('test_amendment', { ...amended({}), amended: false })).toHaveLength(1)
})

test('a persona works under a further contract where a step has an output of its name', () => {
  const persona = { contract: 'verdict', also: ['amendment_check'] } as unknown as Persona
  expect(contractForStep(persona, { out: ['verdict'] }).id).toBe('verdict')
  expect(contractForStep(persona, { out: ['amendment_check', 'verdict'] }).id).toBe('amendment_check')
})

test('a test stands in a file of the answer, has an id of its own, and cites the clause of its demand', () => {
  const one = { id: 'T1', title: 'C1.1 books are kept', demand: 'C1.1', clauses: ['C1'], file: 'a.test.mjs' }
  const tests = (...list: readonly object[]) => ({
    tests: list,
    files: [{ path: 'a.test.mjs', content: '' }],
    untested: [],
  })
  expect(check('acceptance_tests', tests(one))).toEqual([])
  expect(check('acceptance_tests', tests(one, one))).toEqual([expect.stringContaining('T1 twice')])
  expect(check('acceptance_tests', tests({ ...one, file: 'b.test.mjs' }))).toHaveLength(1)
  expect(check('acceptance_tests', tests({ ...one, clauses: ['C2'] }))).toHaveLength(1)
})

test('a revision names what it took, or why nothing changed', () => {
  const rules = (revision: object | null) => ({ handoffs: [], reworkRounds: 1, approvals: [], reasons: [], revision })
  expect(check('rules_draft', rules(null))).toEqual([])
  expect(check('rules_draft', rules({ took: [], unchanged: 'It fits.' }))).toEqual([])
  expect(check('rules_draft', rules({ took: [], unchanged: null }))).toHaveLength(1)
})

test('a team gives each step to one member, and has each member once', () => {
  const member = (persona: string, steps: readonly string[]) => ({ persona, tier: 'light', steps, why: 'x' })
  const team = (...members: readonly object[]) => ({ members, reasons: [], revision: null })
  expect(check('team_draft', team(member('a', ['s']), member('b', ['t'])))).toEqual([])
  expect(check('team_draft', team(member('a', ['s']), member('a', ['t'])))).toHaveLength(1)
  expect(check('team_draft', team(member('a', ['s']), member('b', ['s'])))).toHaveLength(1)
})
