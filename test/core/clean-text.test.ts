import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanJson, cleanText, isCleanJson } from '../../src/core/clean-text.ts'
import type { Json } from '../../src/core/json.ts'

const anyText = fc.string({ unit: fc.constantFrom('a', '\0', '\ud83d', '\ude00', '😀', '\\', 'u0000', '"', '\\ud800') })
const anyJson = fc.jsonValue({ stringUnit: 'binary' }).map((value) => value as Json)

test('NUL goes, a lone surrogate becomes U+FFFD, whole pairs and all else stay', () => {
  expect(cleanText('a\0b\ud83d \ude00 😀\n\u0001')).toBe('ab\ufffd \ufffd 😀\n\u0001')
})

test('names of members are cleaned too, and a name that JavaScript treats specially stays a name', () => {
  expect(cleanJson({ 'a\0': ['\ud800', { b: null }], n: 1 })).toEqual({ a: ['\ufffd', { b: null }], n: 1 })
  const odd = JSON.parse('{"__proto__":{"x":1}}') as Json
  expect(JSON.stringify(cleanJson(odd))).toBe('{"__proto__":{"x":1}}')
})

describe('the check of encoded JSON', () => {
  test('accepts whatever was cleaned before it was encoded', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(isCleanJson(JSON.stringify(cleanJson(value)))).toBe(true)
      }),
    )
  })

  test('accepts a text exactly where cleaning leaves it as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isCleanJson(JSON.stringify({ text }))).toBe(cleanText(text) === text)
      }),
    )
  })
})
