import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentsOf } from '../../../web/src/pages/hub/segments.ts'

const texts = fc
  .array(fc.constantFrom('a', ' ', '\n', '😀', '\u202e'), { maxLength: 60 })
  .map((parts) => parts.join(''))
const clauses = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 80 }), fc.integer({ min: -5, max: 80 })), { maxLength: 12 })
  .map((spans) => spans.map(([start, end], i) => ({ id: `C${i + 1}`, span: { start, end } })))

test('the segments of any spans put together are the text', () => {
  fc.assert(
    fc.property(texts, clauses, (text, spans) => {
      const segments = segmentsOf(text, spans)
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
      expect(segments.every((segment) => segment.text !== '')).toBe(true)
    }),
  )
})

test('spans that do not overlap are segments of their own, in the order of the text', () => {
  const text = 'One. Two! Three?'
  const spans = [
    { id: 'C2', span: { start: 5, end: 9 } },
    { id: 'C1', span: { start: 0, end: 4 } },
    { id: 'C3', span: { start: 10, end: 99 } },
  ]
  expect(segmentsOf(text, spans)).toEqual([
    { text: 'One.', clause: 'C1' },
    { text: ' ', clause: null },
    { text: 'Two!', clause: 'C2' },
    { text: ' ', clause: null },
    { text: 'Three?', clause: 'C3' },
  ])
})

test('what two spans have in common belongs to the one that begins first', () => {
  const spans = [
    { id: 'C1', span: { start: 0, end: 3 } },
    { id: 'C2', span: { start: 2, end: 5 } },
  ]
  expect(segmentsOf('abcde', spans)).toEqual([
    { text: 'abc', clause: 'C1' },
    { text: 'de', clause: 'C2' },
  ])
})
