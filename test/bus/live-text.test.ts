import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveTextWriter } from '../../src/bus/live-text.ts'
import { cleanText } from '../../src/core/clean-text.ts'
import { type LivePart, mostPartText } from '../../src/core/live-output.ts'
import { part } from '../contract/bus.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function writer() {
  const parts: LivePart[] = []
  let ids = 0
  const { runId, persona, step, attempt, round } = part('')
  const live = new LiveTextWriter(
    { runId, persona, step, attempt, round },
    { publish: (one) => parts.push(one), newId: () => `a${(ids += 1)}` },
  )
  return { live, parts }
}

test('the first piece leaves at once; later ones leave together after 40 ms', () => {
  const { live, parts } = writer()
  for (const text of ['a', 'b', 'c']) live.write(text)
  expect(parts).toEqual([part('a')])
  vi.advanceTimersByTime(39)
  live.write('d')
  expect(parts).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(parts[1]).toEqual(part('bcd', { offset: 1 }))
  vi.advanceTimersByTime(40)
  live.write('e')
  expect(parts[2]).toEqual(part('e', { offset: 4 }))
})

test('the end brings what is left, then is said once, and no timer stays behind', () => {
  const { live, parts } = writer()
  for (const text of ['a', 'b']) live.write(text)
  live.end()
  live.end()
  live.write('late')
  live.restart()
  expect(parts).toEqual([part('a'), part('b', { offset: 1 }), part('', { offset: 2, ended: true })])
  expect(vi.getTimerCount()).toBe(0)
})

test('an answer without text is not mentioned', () => {
  const { live, parts } = writer()
  live.restart()
  live.write('')
  live.end()
  expect(parts).toEqual([])
})

test('another try begins at 0 under another name, is said at once, and drops what was held', () => {
  const { live, parts } = writer()
  for (const text of ['a', 'b']) live.write(text)
  live.restart()
  live.write('c')
  expect(parts).toEqual([part('a'), part('', { answer: 'a2' }), part('c', { answer: 'a2' })])
})

test('whatever comes in whatever pieces, the parts follow each other and say it, cleaned, in bounded sizes', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('\ud83d', '\ude00', '\0', '😀'),
    fc.nat(3 * mostPartText).map((length) => '😀x'.repeat(length / 3)),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.nat(60)), { maxLength: 30 }), (pieces) => {
      const { live, parts } = writer()
      for (const [text, pauseMs] of pieces) {
        live.write(text)
        vi.advanceTimersByTime(pauseMs)
      }
      live.end()
      let said = ''
      for (const { offset, text } of parts) {
        expect(offset).toBe(said.length)
        expect(text.length).toBeLessThanOrEqual(mostPartText)
        expect(text).toBe(cleanText(text))
        said += text
      }
      expect(said).toBe(cleanText(pieces.map(([text]) => text).join('')))
    }),
    { numRuns: 200 },
  )
})
