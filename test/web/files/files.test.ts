import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HubEntry } from '../../../web/src/hub/hub-entry.ts'
import { hubGrowth } from '../../../web/src/hub/hub-state.ts'
import { compareFiles, tellingPair } from '../../../web/src/pages/files/changes/compare-files.ts'
import { readPlace, writePlace } from '../../../web/src/pages/files/place.ts'
import { addressOn } from '../../../web/src/pages/files/preview/address-on.ts'
import { servedBy, statesOf, testSourcesOf } from '../../../web/src/pages/files/states.ts'
import { groupTests } from '../../../web/src/pages/files/tests/group-tests.ts'
import { treeRows } from '../../../web/src/pages/files/tree/tree-rows.ts'
import { recordedLogs } from '../stage/log.ts'

const ref = (path: string, sha256 = path) => ({ path, sha256, size: 1 })

test('folders come before files, each in the order of their names, and what is closed has no lines', () => {
  const paths = ['b.js', 'src/z.js', 'src/a/q.js', 'a.js']
  const groups = [
    { id: 'application', name: 'Application', paths },
    { id: 'tests', name: 'Tests', paths: [] },
  ]
  expect(treeRows(groups, new Set()).map(({ depth, name }) => `${depth} ${name}`)).toEqual([
    '0 Application',
    '1 src',
    '2 a',
    '3 q.js',
    '2 z.js',
    '1 a.js',
    '1 b.js',
  ])
  expect(treeRows(groups, new Set(['application:src/'])).map(({ name }) => name)).toEqual([
    'Application',
    'src',
    'a.js',
    'b.js',
  ])
})

test('every file has its line in the tree, at its place among those beside it', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'c', '__proto__'), { minLength: 1, maxLength: 4 })
    .map((parts) => `${parts.join('/')}.js`)
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 30 }), (paths) => {
      const rows = treeRows([{ id: 'g', name: 'G', paths }], new Set())
      expect(
        rows
          .filter(({ kind }) => kind === 'file')
          .map((row) => row.path)
          .toSorted(),
      ).toEqual(paths.toSorted())
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      expect(rows.every(({ place, of }) => place >= 1 && place <= of)).toBe(true)
    }),
  )
})

test('two states differ in what was added, removed and changed', () => {
  expect(compareFiles([ref('a'), ref('b'), ref('c')], [ref('b'), ref('c', 'x'), ref('d')])).toEqual([
    { path: 'a', state: 'removed' },
    { path: 'c', state: 'changed' },
    { path: 'd', state: 'added' },
  ])
  expect(compareFiles([ref('a')], [ref('a')])).toEqual([])
})

const state = (seq: number, kind: string, files: HubEntry['files']): HubEntry => ({
  name: `E${seq}`,
  kind,
  title: '',
  author: null,
  step: '',
  attempt: 1,
  clauses: [],
  content: null,
  sha256: '',
  tokens: 0,
  supersedes: null,
  seq,
  at: '',
  files,
})

test('the states that are held against each other first are those that tell something', () => {
  const rendered = state(1, 'rendered_application', [ref('a')])
  const made = state(2, 'application', [ref('a', 'x')])
  const delivered = state(3, 'delivery', [ref('a', 'x'), ref('docs')])
  expect(tellingPair([rendered, made, delivered])).toEqual({ before: rendered, after: made })
  expect(tellingPair([made, delivered])).toEqual({ before: made, after: delivered })
  expect(tellingPair([])).toBeNull()
})

test.each([
  undefined,
  'file:src/app.js',
  'from:E17',
  'from:E17:src/a:b.js',
  'changes',
  'tests',
  'test:C2.1 Only members may: all',
  'preview',
])('the address %s leads to a place, and the place to the address', (open) => {
  expect(writePlace(readPlace(open))).toBe(open)
})

test('an address of another page leads to the files', () => {
  expect(readPlace('clause:C1')).toEqual({ view: 'files', from: null, path: null })
})

test.each([
  ['/tools?q=1', 'http://localhost:4000/tools?q=1'],
  ['tools', 'http://localhost:4000/tools'],
  ['http://localhost:4000/tools#a', 'http://localhost:4000/tools#a'],
  ['https://elsewhere.example/tools', 'http://localhost:4000/tools'],
  ['//elsewhere.example/', 'http://localhost:4000/elsewhere.example/'],
  ['\\\\elsewhere.example', 'http://localhost:4000/elsewhere.example'],
  ['javascript:alert(1)', 'http://localhost:4000/alert(1)'],
  ['', 'http://localhost:4000/'],
])('the address %s stays on the preview’s origin', (typed, shown) => {
  expect(addressOn('http://localhost:4000/?token=x', typed)).toBe(shown)
})

test('tests are grouped by suite and file, acceptance first, and can be asked for by result', () => {
  const one = (suite: 'acceptance' | 'own', file: string, status: 'passed' | 'failed') => ({
    suite,
    file,
    status,
    name: `${file} ${status}`,
    clauses: [],
    message: null,
    durationMs: 1,
  })
  const tests = [
    one('own', 'o', 'passed'),
    one('acceptance', 'b', 'failed'),
    one('acceptance', 'a', 'passed'),
    one('acceptance', 'b', 'passed'),
  ]
  expect(
    groupTests(tests, null).map(({ suite, files }) => [
      suite,
      files.map(({ file, tests: all }) => `${file} ${all.length}`),
    ]),
  ).toEqual([
    ['acceptance', ['b 2', 'a 1']],
    ['own', ['o 1']],
  ])
  expect(groupTests(tests, 'failed')).toEqual([{ suite: 'acceptance', files: [{ file: 'b', tests: [tests[1]] }] }])
})

test.each(recordedLogs().filter(({ name }) => name.includes('delivery')))(
  '$name: its states, tests and what its files serve are found',
  ({ events }) => {
    const hub = hubGrowth.grow(hubGrowth.empty, events)
    const states = statesOf(hub)
    expect(states.at(-1)?.kind).toBe('delivery')
    expect(testSourcesOf(hub)).toMatchObject({ locked: true })
    const [served = ''] = [...hub.traces.values()].flatMap(({ files }) => files)
    expect(servedBy(hub, served).length).toBeGreaterThan(0)
  },
)
