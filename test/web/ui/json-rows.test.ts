import { describe, expect, test } from 'vitest'
import { showControls } from '../../../web/src/ui/control-characters.ts'
import { splitHits } from '../../../web/src/ui/hits.ts'
import { jsonRows, pathsToHits } from '../../../web/src/ui/json-tree/json-rows.ts'
import { keyStep } from '../../../web/src/ui/json-tree/key-step.ts'

const none = new Set<string>()

describe('the lines of a JSON tree', () => {
  test('what is small and near is open, the rest is one line', () => {
    const rows = jsonRows({ a: { b: { c: 1 } }, d: [], e: null }, none)
    expect(rows.map(({ path, open }) => [path, open])).toEqual([
      ['', true],
      ['/a', true],
      ['/a/b', false],
      ['/d', null],
      ['/e', null],
    ])
  })

  test('a text of 2 MB is a line until it is opened, and then lines that can be drawn', () => {
    const text = `${'🙂'.repeat(500_000)}\n${'x'.repeat(1_000_000)}`
    const [, closed] = jsonRows({ text }, none)
    expect(closed).toMatchObject({ open: false, size: text.length })
    expect(closed?.shown.length).toBeLessThan(200)
    const [, , ...lines] = jsonRows({ text }, new Set(['/text']))
    expect(Math.max(...lines.map(({ shown }) => shown.length))).toBeLessThanOrEqual(401)
    expect(lines.map(({ shown }) => shown).join('')).toBe(text.replace('\n', ''))
    expect(lines.every(({ shown }) => shown.isWellFormed())).toBe(true)
    expect(new Set(lines.map(({ path }) => path)).size).toBe(lines.length)
  })

  test('keys with slashes and tildes keep paths apart', () => {
    const paths = jsonRows({ 'a/b': 1, a: { b: 2 }, 'a~1b': 3 }, none).map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
  })

  test('hits far down and far behind are opened', () => {
    const value = { a: { b: { c: [{ d: `${'x'.repeat(500)}needle` }] } } }
    const rows = jsonRows(value, none, pathsToHits(value, 'NEEDLE'))
    expect(rows.some(({ kind, shown }) => kind === 'line' && shown.includes('needle'))).toBe(true)
  })

  test('keys walk, open and close', () => {
    const rows = jsonRows({ a: { b: { c: 1 } } }, none)
    expect(keyStep('ArrowDown', rows, 0)).toEqual({ to: 1, toggles: false })
    expect(keyStep('ArrowRight', rows, 2)).toEqual({ to: 2, toggles: true })
    expect(keyStep('ArrowLeft', rows, 2)).toEqual({ to: 1, toggles: false })
    expect(keyStep('End', rows, 0)).toEqual({ to: 2, toggles: false })
    expect(keyStep('x', rows, 0)).toBeNull()
  })
})

test('what would hide or reorder text is written out', () => {
  expect(showControls('a\u202eb\u0000\tc 👩‍💻').map(({ text }) => text)).toEqual([
    'a',
    '⟨U+202E⟩',
    'b',
    '⟨U+0000⟩',
    '\tc 👩‍💻',
  ])
})

test('hits are found whatever they consist of', () => {
  expect(splitHits('a(b)A(B)', 'A(b)').filter(({ hit }) => hit)).toHaveLength(2)
  expect(splitHits('abc', '')).toEqual([{ text: 'abc', hit: false }])
})
