import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauseSchema } from '../../../src/core/clause.ts'
import { splitClauses } from '../../../src/hub/clauses/split-clauses.ts'

const texts = (text: string): string[] => splitClauses(text).map((clause) => clause.text)

describe('splitClauses', () => {
  test.each([
    ['A book has a title. Members can borrow books.', ['A book has a title.', 'Members can borrow books.']],
    [
      'Users log runs, e.g. 3.5 km in the U.S. park. They see totals.',
      ['Users log runs, e.g. 3.5 km in the U.S. park.', 'They see totals.'],
    ],
    ['Dr. Smith, i.e. the owner, approves.', ['Dr. Smith, i.e. the owner, approves.']],
    ['The status is open; it can be closed', ['The status is open;', 'it can be closed']],
    [
      'Members can borrow books, and staff can delete books.',
      ['Members can borrow books,', 'and staff can delete books.'],
    ],
    ['Members can create tasks and edit tasks', ['Members can create tasks and edit tasks']],
    ['tasks', ['tasks']],
    ['An order has:\r\n- a date\r\n- a total\r\n', ['An order has:', '- a date', '- a total']],
    ['1. Users sign in.\n2. Users add notes.', ['1. Users sign in.', '2. Users add notes.']],
    ['# Books\nA book has a title\nand an author.', ['# Books', 'A book has a title\nand an author.']],
    ['The price is at most 3.50 euros. It is shown.', ['The price is at most 3.50 euros.', 'It is shown.']],
    ['Is it open? Yes! "Done."', ['Is it open?', 'Yes!', '"Done."']],
    ['  \n ', []],
    ['?!', ['?!']],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  test('tells kinds apart', () => {
    const kinds = splitClauses(
      '# Notes\nHello team! Users can add notes. A title must be unique. It should be easy to use.',
    ).map((clause) => clause.kind)
    expect(kinds).toEqual(['context', 'context', 'function', 'rule', 'quality'])
  })

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'A book has x',
          '. ',
          '\r\n',
          '- ',
          '; ',
          ', and staff can ',
          'e.g. ',
          '3.5',
          '(',
          ')',
          '…',
          ' ',
          '# ',
          '😀',
          ':',
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join('')),
  )

  test('spans are exact, in order, and cover all but white space', () => {
    fc.assert(
      fc.property(text, (given) => {
        let at = 0
        for (const clause of splitClauses(given)) {
          expect(() => clauseSchema.parse(clause)).not.toThrow()
          expect(given.slice(clause.start, clause.end)).toBe(clause.text)
          expect(clause.text).toBe(clause.text.trim())
          expect(given.slice(at, clause.start).trim()).toBe('')
          at = clause.end
        }
        expect(given.slice(at).trim()).toBe('')
      }),
      { numRuns: 300 },
    )
  })

  test.each(['a', '. ', '(', 'A b can c, and d can e. ', '- x\n', 'and '])(
    '64 KB of %j takes less than a second of the processor',
    (unit) => {
      const given = unit.repeat(Math.ceil(65536 / unit.length))
      const before = process.cpuUsage()
      splitClauses(given)
      const { user, system } = process.cpuUsage(before)
      expect(user + system).toBeLessThan(1_000_000)
    },
  )
})

describe('what surrounds requirements is context', () => {
  const kindsOf = (text: string): string[] => splitClauses(text).map((clause) => clause.kind)

  test.each([
    'Warm greetings from the allotment',
    'Thanks again for your time!',
    'Feel free to call me in the evening.',
    'My sister and I help each other with the accounts.',
    'So far the whole thing lives on paper slips.',
    'I teach the violin in two villages.',
    'Payments are settled elsewhere, so no need for those here.',
  ])('%s', (text) => {
    expect(kindsOf(`A pupil has a name. ${text}`).at(-1)).toBe('context')
  })

  test.each([
    'I run four stalls and need an overview of their stock.',
    'So far it is on paper, but now members should enter it themselves.',
    'No need for this to be shown to visitors: they must not see it.',
    'A keeper helps each other keeper only once a day.',
  ])('but not where something is asked for: %s', (text) => {
    expect(kindsOf(`A pupil has a name. ${text}`).at(-1)).not.toBe('context')
  })

  test('the name of the text and the name under a letter', () => {
    expect(
      kindsOf('Riverside rowing club\n\nA boat has a name. A boat has a length.\n\nYours sincerely\nMira Toth'),
    ).toEqual(['context', 'function', 'function', 'context', 'context'])
    expect(kindsOf('Todo list')).toEqual(['function'])
  })
})
