import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filesFor } from '../../src/activities/files-for.ts'
import type { WorkedItem } from '../../src/activities/working-copy.ts'
import { sha256 } from '../../src/core/ids.ts'

const file = (path: string, size: number) => ({ path, size, sha256: sha256('a'.repeat(64)) })
const item = (...paths: string[]): WorkedItem => ({
  id: 'one',
  paths,
  what: 'x',
  why: 'x',
  clauses: [],
  state: 'open',
  refused: [],
})
const files = [file('README.md', 400), file('src/a.js', 400), file('src/b.js', 400), file('test/a.js', 400)]
const chosen = (budget: number, of: WorkedItem | null) => {
  const { shown, leftOut } = filesFor({ item: of, files }, budget)
  return [shown.map(({ path }) => path), leftOut]
}

test('an item sees its own files first, then those beside them, then others; what finds no room is named', () => {
  expect(chosen(1_000, item('src/b.js'))).toEqual([['src/b.js', 'src/a.js', 'README.md', 'test/a.js'], []])
  expect(chosen(500, item('src/b.js'))).toEqual([
    ['src/b.js', 'src/a.js'],
    ['README.md', 'test/a.js'],
  ])
  expect(chosen(0, item('src/b.js', 'new.js'))).toEqual([['src/b.js'], ['README.md', 'src/a.js', 'test/a.js']])
})

test('a list is made from what fits', () => {
  expect(chosen(300, null)).toEqual([['README.md'], ['src/a.js', 'src/b.js', 'test/a.js']])
})

test('no file needs more room in JSON than as many line feeds as it has bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (content) => {
      const kept = content.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '').toWellFormed()
      const most = Buffer.byteLength(JSON.stringify('\n'.repeat(Buffer.byteLength(kept))))
      expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThanOrEqual(most)
    }),
  )
})
