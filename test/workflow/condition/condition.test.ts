import { describe, expect, test } from 'vitest'
import { checkCondition } from '../../../src/workflow/condition/check-condition.ts'
import { ConditionInvalid } from '../../../src/workflow/condition/condition-invalid.ts'
import { evaluateCondition, VariableMistyped } from '../../../src/workflow/condition/evaluate-condition.ts'
import { parseCondition } from '../../../src/workflow/condition/parse-condition.ts'
import type { Variables } from '../../../src/workflow/variables.ts'
import type { VariableType } from '../../../src/workflow/workflow.ts'

const holds = (source: string, variables: Variables, expired: readonly string[] = []): boolean =>
  evaluateCondition(parseCondition(source), { variables, expiredTimers: new Set(expired) })

describe('a condition', () => {
  test.each<[string, Variables, boolean]>([
    ["verdict = 'ok'", { verdict: 'ok' }, true],
    ["verdict != 'ok'", { verdict: 'ok' }, false],
    ['amount < 500', { amount: 499.99 }, true],
    ['amount >= -1.5', { amount: -1.5 }, true],
    ['amount <= 9', { amount: 10 }, false],
    ['amount > 9', { amount: 10 }, true],
    ['valid = true', { valid: true }, true],
    ['valid != false', { valid: false }, false],
    ['due < 2026-02-01', { due: '2026-01-31' }, true],
    ['due >= latest', { due: '2026-01-31', latest: '2026-01-31' }, true],
    ["name = 'it''s'", { name: "it's" }, true],
    ["timer = 'x' and date = 'y'", { timer: 'x', date: 'y' }, true],
  ])('%s with %o is %s', (source, variables, expected) => expect(holds(source, variables)).toBe(expected))

  test('not binds closer than and, and closer than or', () => {
    expect(holds('a = 1 or b = 1 and c = 1', { a: 1, b: 0, c: 0 })).toBe(true)
    expect(holds('(a = 1 or b = 1) and c = 1', { a: 1, b: 0, c: 0 })).toBe(false)
    expect(holds('not a = 1 or b = 1', { a: 1, b: 1 })).toBe(true)
    expect(holds('not (a = 1 or b = 1)', { a: 1, b: 1 })).toBe(false)
  })

  test('an unset variable equals only another unset one and has no order', () => {
    expect(holds("verdict = 'ok'", {})).toBe(false)
    expect(holds("verdict != 'ok'", { verdict: null })).toBe(true)
    expect(holds('a = b', { a: null })).toBe(true)
    expect(holds('amount < 500', { amount: null })).toBe(false)
    expect(holds('amount >= 500', {})).toBe(false)
  })

  test('a name that every object has is a variable like any other', () => {
    expect(holds("constructor = 'a'", {})).toBe(false)
    expect(holds("constructor = 'a'", { constructor: 'a' })).toBe(true)
  })

  test('a timer has expired only when it is said to have', () => {
    expect(holds("timer(pay) = 'expired'", {}, ['pay'])).toBe(true)
    expect(holds("not timer(pay) = 'expired'", {}, ['other'])).toBe(true)
  })

  test('a value off its declared type is an error, not a wrong turn', () => {
    expect(() => holds('amount < 500', { amount: '20' })).toThrow(VariableMistyped)
    expect(() => holds('amount < 500', { amount: [1] })).toThrow(/a list/)
  })
})

describe('what cannot be read is refused at its character:', () => {
  test.each<[string, RegExp]>([
    ['', /found the end, expected a comparison .* \(at character 1\)/],
    ['amount', /found the end, expected one of = != < <= > >= after amount/],
    ['amount == 5', /found "=", expected a variable/],
    ['500 > amount', /found "500", expected a comparison that begins with a variable/],
    ['valid and amount < 5', /found "and", expected one of = != </],
    ['amount < 5 amount', /found "amount", expected and, or, or the end/],
    ['(amount < 5', /found the end, expected and, or, or a closing \)/],
    ["verdict = 'ok", /does not end, expected a closing '/],
    ['verdict = "ok"', /found """, expected/],
    ['due < 2026-02-30', /found 2026-02-30, expected a day of the calendar/],
    ['amount < 1e5', /found "1"|expected/],
    ['Amount < 5', /found "A"/],
    ['amount < null or', /expected/],
    ["timer(pay) = 'started'", /expected 'expired'/],
    ["timer(pay) != 'expired'", /expected = 'expired'/],
    ['a = b; process.exit()', /found ";"/],
    ['a = not', /found "not", expected a variable/],
    ['a = 😀', /found "😀"/],
  ])('%s', (source, message) => {
    expect(() => parseCondition(source)).toThrow(ConditionInvalid)
    expect(() => parseCondition(source)).toThrow(message)
  })

  test('more than 200 characters, however many', () => {
    const long = `a = '${'x'.repeat(194)}'`
    expect(parseCondition(long)).toMatchObject({ kind: 'compare' })
    expect(() => parseCondition(`${long} `)).toThrow(/found 201 characters, expected at most 200/)
    expect(() => parseCondition('('.repeat(5_000_000))).toThrow(/at most 200/)
  })

  test('but depth within 200 characters is fine', () => {
    expect(holds(`${'('.repeat(97)}a = 1${')'.repeat(97)}`, { a: 1 })).toBe(true)
    expect(holds(`${'not '.repeat(48)}a = 1`, { a: 1 })).toBe(true)
    expect(() => parseCondition('('.repeat(200))).toThrow(ConditionInvalid)
  })
})

describe('the type check', () => {
  const variables = new Map<string, VariableType>([
    ['verdict', 'text'],
    ['count', 'int'],
    ['amount', 'num'],
    ['valid', 'bool'],
    ['due', 'date'],
    ['files', 'list'],
    ['report', 'doc'],
  ])
  const problems = (source: string): string[] =>
    checkCondition(parseCondition(source), { variables, steps: new Set(['pay']) })

  test.each([
    "verdict = 'ok'",
    'count < amount',
    'count != 3 and not (amount > 2.5)',
    'valid = true or valid != false',
    'due <= 2026-01-31',
    "timer(pay) = 'expired'",
  ])('accepts %s', (source) => expect(problems(source)).toEqual([]))

  test.each<[string, RegExp]>([
    ['verdict = 5', /found verdict \(text\) compared with 5 \(number\), expected one type/],
    ["amount = 'much'", /found amount \(number\) compared with 'much' \(text\)/],
    ['valid = verdict', /found valid \(bool\) compared with verdict \(text\)/],
    ["due < '2026-01-31'", /write the date without quotes/],
    ['valid < true', /found < between true and false, expected = or !=/],
    ["files = 'a'", /found files, which is a list/],
    ['amount = report', /found report, which is a doc/],
    ['nothing = 1', /found the unknown variable nothing, expected a declared one/],
    ["timer(ship) = 'expired'", /found timer\(ship\), expected a step of this net/],
  ])('refuses %s', (source, message) => {
    expect(problems(source)).toHaveLength(1)
    expect(problems(source)[0]).toMatch(message)
  })

  test('finds every problem of a condition', () => {
    expect(problems("verdict = 5 or not (amount = 'x' and gone = other)")).toHaveLength(4)
  })
})
