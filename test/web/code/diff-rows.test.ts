import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffRows, foldRows, sideBySide } from '../../../web/src/code/diff-rows.ts'

const texts = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 40 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''))
const lines = (text: string) => text.split('\n').slice(0, -1)

test('the rows of a difference hold both texts whole, line by line', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const rows = diffRows(before, after)
      expect(rows.filter(({ kind }) => kind !== 'added').map(({ text }) => text)).toEqual(lines(before))
      expect(rows.filter(({ kind }) => kind !== 'removed').map(({ text }) => text)).toEqual(lines(after))
      expect(rows.flatMap((row) => row.before ?? [])).toEqual(lines(before).map((_, i) => i + 1))
      expect(rows.flatMap((row) => row.after ?? [])).toEqual(lines(after).map((_, i) => i + 1))
    }),
  )
})

test('folding hides only lines that are the same, and opened folds none', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const rows = diffRows(before, after)
      const folded = foldRows(rows, new Set())
      const unfolded = folded.flatMap((row) =>
        row.kind === 'fold' ? rows.slice(row.from, row.from + row.lines) : [row],
      )
      expect(unfolded).toEqual(rows)
      const folds = folded.flatMap((row) => (row.kind === 'fold' ? [row] : []))
      expect(folds.every(({ from, lines: n }) => rows.slice(from, from + n).every(({ kind }) => kind === 'same'))).toBe(
        true,
      )
      expect(foldRows(rows, new Set(folds.map(({ from }) => from)))).toEqual(rows)
    }),
  )
})

test('side by side no line is lost', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const rows = diffRows(before, after)
      const pairs = sideBySide(rows).flatMap((pair) => (pair.kind === 'pair' ? [pair] : []))
      expect(pairs.flatMap(({ left }) => (left === null ? [] : [left.text]))).toEqual(lines(before))
      expect(pairs.flatMap(({ right }) => (right === null ? [] : [right.text]))).toEqual(lines(after))
    }),
  )
})

test('context stays around a change', () => {
  const before = Array.from({ length: 30 }, (_, i) => `${i}`).join('\n')
  const after = before.replace('\n15\n', '\nfifteen\n')
  const shown = foldRows(diffRows(before, after), new Set())
  expect(shown.map((row) => (row.kind === 'fold' ? `${row.lines} folded` : row.text))).toEqual([
    '12 folded',
    '12',
    '13',
    '14',
    '15',
    'fifteen',
    '16',
    '17',
    '18',
    '11 folded',
  ])
})

test('a long stretch is opened, however many lines it has', () => {
  const before = 'x\n'.repeat(200_000)
  const rows = diffRows(before, `${before}y\n`)
  expect(foldRows(rows, new Set([0]))).toHaveLength(200_001)
})
