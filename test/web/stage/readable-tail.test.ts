import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readableTail } from '../../../web/src/pages/stage/state/readable-tail.ts'

const whole = { cut: false, most: 400 }

describe('what is read of an answer that is being written', () => {
  test('keys and strings, a line each, unescaped', () => {
    const text = '{"title": "A \\"shop\\"", "pages": ["Home", "Cart\\u00e9'
    expect(readableTail(text, whole)).toBe('title: A "shop"\npages: Home\nCarté')
  })

  test('what is inside of a key stands below it', () => {
    expect(readableTail('{"next": {"to": "qa"', whole)).toBe('next:\nto: qa')
  })

  test('numbers and truth stay beside their key', () => {
    expect(readableTail('{"n": 12, "ok": true, "why": "x', whole)).toBe('n: 12\nok: true\nwhy: x')
  })

  test('text whose beginning is cut off is read from its first key', () => {
    expect(readableTail('lf a sentence", "next": "A whole', { cut: true, most: 400 })).toBe('next: A whole')
  })

  test('prose is left as it is, and only its end is kept', () => {
    expect(readableTail('Thinking about it.', whole)).toBe('Thinking about it.')
    expect(readableTail('abcdef', { cut: false, most: 3 })).toBe('…def')
  })

  test('an escape that is only half there shows nothing wrong', () => {
    expect(readableTail('{"a": "x\\', whole)).toBe('a: x')
    expect(readableTail('{"a": "x\\u00', whole)).toBe('a: x')
  })

  test('as JSON grows, whatever was read of its strings is read on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }), (said) => {
        const text = JSON.stringify({ said })
        for (let end = 1; end <= text.length; end += 1)
          expect(readableTail(text.slice(0, end), { cut: false, most: 1_000 })).not.toContain('undefined')
        const squeezed = (one: string) => one.replace(/\s+/g, '')
        expect(squeezed(readableTail(text, { cut: false, most: 1_000 }))).toContain(squeezed(said))
      }),
    )
  })
})
