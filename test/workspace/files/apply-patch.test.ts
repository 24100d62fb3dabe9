import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch } from '../../../src/workspace/files/apply-patch.ts'

const problem = (text: string, find: string): string => {
  const patched = applyPatch(text, [{ find, replace: '' }])
  return 'problem' in patched ? patched.problem : 'applied'
}

test('a text that is not there, or there twice, is refused with the reason', () => {
  expect(problem('one two', 'three')).toMatch(/patch\[0\]\.find: found nowhere the text "three", expected exactly once/)
  expect(problem('one one', 'one')).toMatch(/found more than once/)
  expect(problem('aaa', 'aa')).toMatch(/found more than once/)
})

test('parts are applied one after the other, each to what the one before has left', () => {
  const patch = [
    { find: 'one', replace: 'two' },
    { find: 'two', replace: '$& three' },
  ]
  expect(applyPatch('one', patch)).toEqual({ text: '$& three' })
  expect(applyPatch('one two', patch)).toMatchObject({ problem: expect.stringContaining('patch[1]') as string })
})

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '$', '&', '\\', 'ü', '😀'), maxLength: 40 })
const some = text.filter((find) => find !== '')

/** Where a text stands in another one, overlapping places included. */
const places = (whole: string, find: string): readonly number[] =>
  whole.split('').flatMap((_, at) => (whole.startsWith(find, at) ? [at] : []))

describe('whatever the texts are', () => {
  test('what stands once is replaced, and nothing outside of it changes', () => {
    fc.assert(
      fc.property(text, some, text, text, (before, find, replace, after) => {
        fc.pre(places(before + find + after, find).length === 1)
        expect(applyPatch(before + find + after, [{ find, replace }])).toEqual({ text: before + replace + after })
      }),
    )
  })

  test('what stands nowhere or more than once changes nothing', () => {
    fc.assert(
      fc.property(text, some, text, (whole, find, replace) => {
        fc.pre(places(whole, find).length !== 1)
        expect(applyPatch(whole, [{ find, replace }])).toHaveProperty('problem')
      }),
    )
  })
})
