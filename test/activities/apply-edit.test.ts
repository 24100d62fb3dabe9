import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit } from '../../src/activities/apply-edit.ts'
import type { FileEdit } from '../../src/brain/contracts/file-edit.ts'

type Edits = FileEdit['edits']

const files = [
  { path: 'a.js', content: 'one\ntwo\n' },
  { path: 'b.js', content: 'three\n' },
]
const apply = (edits: Edits, paths: readonly string[] = ['a.js', 'c.js']) =>
  applyEdit({ files, paths, reserved: new Set(['acceptance/a.test.mjs']) }, { edits })
const codes = (edits: Edits, paths?: readonly string[]): readonly string[] => {
  const edited = apply(edits, paths)
  return 'findings' in edited ? edited.findings.map(({ code }) => code) : []
}
const whole = (path: string, content: string | null) => ({ path, patch: null, content })
const patch = (path: string, find: string, replace = 'x') => ({ path, patch: [{ find, replace }], content: null })

test('files are patched, written anew, added and removed', () => {
  expect(apply([patch('a.js', 'two', 'four'), whole('c.js', 'new')])).toEqual({
    files: [{ path: 'a.js', content: 'one\nfour\n' }, files[1], { path: 'c.js', content: 'new' }],
  })
  expect(apply([whole('a.js', null)])).toEqual({ files: [files[1]] })
  expect(apply([])).toEqual({ files })
})

describe('an edit is refused with the reason, and nothing of it is applied', () => {
  test.each([
    [
      'of a text that is not there',
      [patch('a.js', 'nowhere')],
      'patch_refused',
      /a\.js: patch\[0\]\.find: found nowhere/,
    ],
    ['of a text that is there twice', [patch('a.js', 'o')], 'patch_refused', /found more than once/],
    ['of a file that is not there', [patch('c.js', 'x')], 'patch_refused', /c\.js: found no such file/],
    ['that removes a file that is not there', [whole('c.js', null)], 'patch_refused', /leave it out/],
    ['of a file of another item', [patch('b.js', 'three')], 'path_refused', /b\.js: found a file outside of this item/],
    ['of a locked test', [whole('acceptance/a.test.mjs', '')], 'test_locked', /dispute a test that contradicts/],
    [
      'that is too large',
      [whole('a.js', 'ü'.repeat(65_537))],
      'too_large',
      /found 131074 bytes, expected at most 131072/,
    ],
    ['with control characters', [whole('a.js', 'a\u001bb')], 'patch_refused', /control character/],
  ] as const)('%s', (_, edits, code, message) => {
    const edited = apply([whole('c.js', 'x'), ...edits].slice(edits[0].path === 'c.js' ? 1 : 0), [
      'a.js',
      'c.js',
      'acceptance/a.test.mjs',
    ])
    expect(edited).toEqual({ findings: [{ code, message: expect.stringMatching(message) as string, clauses: [] }] })
  })

  test.each(['../x', '/etc/passwd', '.git/config', 'a\\b', 'node_modules/x/index.js', '.npmrc', 'A.js', 'a.js/b'])(
    'to the path %s',
    (path) => {
      expect(codes([whole(path, 'x')], [path])).toEqual(['path_refused'])
    },
  )
})

test('whatever is edited, other files stay as they are', () => {
  const edit = fc.record({
    path: fc.constantFrom('a.js', 'b.js', 'c.js', '../b.js', 'acceptance/a.test.mjs'),
    patch: fc.option(
      fc.array(fc.record({ find: fc.constantFrom('one', 'o', 'three'), replace: fc.string() }), { minLength: 1 }),
    ),
    content: fc.option(fc.string()),
  })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
      const edited = apply(edits)
      if ('findings' in edited) return
      expect(edited.files.find(({ path }) => path === 'b.js')).toEqual(files[1])
      expect(edited.files.filter(({ path }) => !['a.js', 'b.js', 'c.js'].includes(path))).toEqual([])
    }),
  )
})
