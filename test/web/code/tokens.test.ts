import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageOf } from '../../../web/src/code/language.ts'
import { tokenize } from '../../../web/src/code/tokenize.ts'
import { linesOf, piecesOf } from '../../../web/src/code/tokens.ts'

test('the pieces of a line put together are the line, whatever the tokens say', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.array(fc.integer({ min: -3, max: 60 }), { maxLength: 20 }),
      (line, tokens) => {
        expect(
          piecesOf(line, tokens)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line)
      },
    ),
  )
})

test('only small files of known languages are coloured', () => {
  expect(languageOf('src/app.js', 'x')).toBe('javascript')
  expect(languageOf('public/favicon.svg', '<svg/>')).toBe('html')
  expect(languageOf('src/app.js', 'x'.repeat(200_001))).toBeNull()
  expect(languageOf('LICENSE', 'x')).toBeNull()
  expect(languageOf('a.constructor', 'x')).toBeNull()
})

test.each([
  ['javascript', "const a = 'b' // c", 'const', 'keyword'],
  ['typescript', 'type A = string', 'type', 'keyword'],
  ['json', '{ "a": 1 }', '1', 'constant'],
  ['css', 'a { color: red }', 'red', 'constant'],
  ['html', '<p class="x">', '"x"', 'string'],
  ['sql', "select 'x' from a", 'select', 'keyword'],
  ['markdown', '`a`', '`a`', 'string'],
  ['shellscript', '# a', '# a', 'comment'],
] as const)('%s has its colours', async (language, line, text, kind) => {
  // The first text of a language builds its grammar, which may use up the time that a text has.
  await tokenize(line, language)
  const [tokens] = await tokenize(line, language)
  const pieces = piecesOf(line, tokens)
  expect(pieces.map((piece) => piece.text).join('')).toBe(line)
  expect(pieces.find((piece) => text.includes(piece.text.trim()) && piece.kind === kind)).toBeDefined()
})

test('a text has as many lines with tokens as without', async () => {
  const text = 'const a = 1\r\n\r\n/* b\nc */\n'
  expect((await tokenize(text, 'javascript')).length).toBe(linesOf(text).length)
})
