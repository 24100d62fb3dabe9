import { expect, test } from 'vitest'
import { textLines } from '../../../src/cli/show/text-lines.ts'
import type { OutputPart } from '../../../src/client/client.ts'
import { outputPart } from '../support/output-part.ts'

const shown = (...parts: readonly OutputPart[]): readonly string[] => {
  const lines = textLines()
  return parts.flatMap((part) => lines(part).map(({ text }) => text))
}

test('a line is shown once it is whole, and what is left at the end', () => {
  expect(shown(outputPart('one\ntw'))).toEqual(['  Writer (write) │ one'])
  expect(
    shown(
      outputPart('one\ntw'),
      outputPart('o\r\n\r\nthree', { offset: 6 }),
      outputPart('', { offset: 16, ended: true }),
    ),
  ).toEqual(['  Writer (write) │ one', '  Writer (write) │ two', '  Writer (write) │ three'])
})

test('text without an end of line is cut, not within a character', () => {
  const lines = shown(outputPart('🍞'.repeat(250)), outputPart('', { offset: 500, ended: true }))
  expect(lines.map((line) => Array.from(line.replace(/.*│ /, '')).length)).toEqual([100, 100, 50])
})

test('those who write at the same time do not get into each other’s lines', () => {
  const tester = { persona: { name: 'tester', title: 'Tester' }, step: 'test', answer: 'b1' }
  expect(
    shown(
      outputPart('a'),
      outputPart('x', tester),
      outputPart('b\n', { offset: 1 }),
      outputPart('y\n', { ...tester, offset: 1 }),
    ),
  ).toEqual(['  Writer (write) │ ab', '  Tester (test) │ xy'])
})

test('gaps and other tries can be seen, and nothing steers the terminal', () => {
  expect(
    shown(
      outputPart('a'),
      outputPart('b\u001b[2J\u202e\n', { offset: 9 }),
      outputPart('void'),
      outputPart('c\n', { answer: 'a2', restarted: true }),
    ),
  ).toEqual(['  Writer (write) │ a […] b [2J', '  Writer (write) │ (begins anew)', '  Writer (write) │ c'])
})
