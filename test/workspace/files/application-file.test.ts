import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash, encodeFiles, treeHash } from '../../../src/workspace/files/application-file.ts'

const app = [
  { path: 'package.json', content: '{}' },
  { path: 'server.js', content: 'start()' },
]

test('the hash of a content is the SHA-256 of its UTF-8 bytes', () => {
  expect(contentHash('ü')).toBe('607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f')
})

test('the hash of a tree does not depend on the order of its files', () => {
  const files = fc.uniqueArray(fc.record({ path: fc.string({ minLength: 1 }), content: fc.string() }), {
    selector: (file) => file.path,
  })
  fc.assert(
    fc.property(files, (tree) => {
      expect(treeHash([...tree].reverse())).toBe(treeHash(tree))
    }),
  )
})

test.each([
  ['a content', [{ path: 'package.json', content: '{} ' }, app[1]]],
  ['a path', [{ path: 'package.jsoN', content: '{}' }, app[1]]],
  ['a missing file', [app[0]]],
  [
    'contents that are exchanged',
    [
      { path: 'package.json', content: 'start()' },
      { path: 'server.js', content: '{}' },
    ],
  ],
])('the hash of a tree changes with %s', (_, other) => {
  const files = other.filter((file) => file !== undefined)
  expect(treeHash(files)).not.toBe(treeHash(app))
})

test('a content with a lone surrogate is refused instead of being changed in silence', () => {
  expect(() => encodeFiles([{ path: 'a.js', content: 'x\ud800' }])).toThrow(/lone surrogate/)
})
