import type { Clause, ClauseId } from '../../core/clause.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import type { Statement } from '../../core/knowledge/statement.ts'
import { readNumbers } from './read-numbers.ts'

/** What a number in a unit that a text names may be multiplied with, or divided by, to be in another one. */
const units: readonly {
  readonly unit: RegExp
  readonly times: readonly number[]
  readonly parts: readonly number[]
}[] = [
  { unit: /\bseconds?\b/i, times: [1000], parts: [60, 3600] },
  { unit: /\bminutes?\b/i, times: [60], parts: [60] },
  { unit: /\b(?:hours?|hourly)\b/i, times: [60, 3600], parts: [24] },
  { unit: /\b(?:days?|daily|nights?)\b/i, times: [24, 1440], parts: [7] },
  { unit: /\b(?:weeks?|weekly|fortnights?)\b/i, times: [7], parts: [] },
  { unit: /\b(?:months?|monthly)\b/i, times: [30, 31], parts: [12] },
  { unit: /\b(?:years?|yearly|annual(?:ly)?)\b/i, times: [12, 365], parts: [] },
  { unit: /[$€£¥%]|\b(?:percent|cents?|dollars?|euros?|pounds?|[A-Z]{3})\b/, times: [100], parts: [100] },
  { unit: /\bdozens?\b/i, times: [12], parts: [] },
  {
    unit: /\b(?:[cmk]?m|[mk]?g|[mc]?l|met(?:re|er)s?|(?:centi|milli|kilo)\w+|lit(?:re|er)s?|grams?|kilos?)\b/i,
    times: [10, 100, 1000],
    parts: [10, 100, 1000],
  },
  { unit: /\b(?:[KMG]i?B|\w*bytes?)\b/, times: [1000, 1024, 1_000_000, 1_048_576], parts: [] },
]

/** 5 pm is 17 o'clock. */
const afternoon = /\d ?p\.?m\b/i

/** Words that leave the number itself out, or today's share of it; "no more than 5" and "not exceed 5" do not. */
const exclusive =
  /(?<!\b(?:no|not|never|cannot|can't|nor)(?: be)? )\b(?:\w+ than|exceed\w*|over|under|above|below|beyond|before|after|until|within|(?:last|past|next|previous|coming)(?= \w+ (?:hour|day|week|month|year))|or (?:more|less|\w+er))\b/i

/**
 * Every number of the quoted words must be behind the statement, and no other. A limit may be in another unit, and one
 * off where the words leave the number out (`more than 5` is at least 6).
 */
export function verifyNumbers(
  statements: readonly Statement[],
  clauses: ReadonlyMap<ClauseId, Clause>,
): readonly Finding[] {
  return statements.flatMap((statement) => {
    const { at, part, numbers } = statement
    if (part === null) return []
    const together = statements.filter((other) => isBeside(statement, other))
    const behind = together.flatMap((other) => other.numbers)
    const texts = together.flatMap((other) => other.texts)
    const [cited] = statement.clauses
    const whole = cited === undefined ? '' : (clauses.get(cited)?.text ?? '')
    const stated = readNumbers(part)
    const known = readNumbers(whole)
    const agree = agreementFor(whole, texts)
    const clauseIds = [...statement.clauses]
    const lost = stated.filter(
      (number) => !behind.some((value) => agree(number, value)) && !texts.some((text) => text.includes(String(number))),
    )
    const invented =
      known.length === 0
        ? []
        : numbers.filter((value) => !isTrivial(value) && !known.some((number) => agree(number, value)))
    return [
      ...(numbers.length === 0 ? [] : lost).map(
        (number): Finding => ({
          code: 'changed_number',
          message: `${at}: the text says ${number} ("${part}"), found ${behind.join(', ')}; use the number of the text.`,
          clauses: clauseIds,
        }),
      ),
      ...invented.map(
        (value): Finding => ({
          code: 'changed_number',
          message: `${at}: found ${value}, which is not in "${whole}"; use the numbers of the text.`,
          clauses: clauseIds,
        }),
      ),
    ]
  })
}

/** Statements that account for the same words share their numbers: `more than 0 and at most 150` may be two of them. */
const isBeside = (one: Statement, other: Statement): boolean =>
  one === other || (one.part === other.part && one.clauses[0] === other.clauses[0])

/**
 * Whether a number of a clause and a value of the specification are the same: in its unit, one off where it is left out.
 * What bears the unit in its own name (`Number of days`) is in that unit.
 */
export function agreementFor(
  clause: string,
  names: readonly string[] = [],
): (stated: number, value: number) => boolean {
  const known = units.filter(({ unit }) => unit.test(clause) && !names.some((name) => unit.test(name)))
  const factors = [1, ...known.flatMap(({ times, parts }) => [...times, ...parts.map((part) => 1 / part)])]
  const offs = exclusive.test(clause) ? [0, 1, -1] : [0]
  return (stated, value) =>
    (value === stated + 12 && afternoon.test(clause)) ||
    factors.some((factor) => offs.some((off) => Math.abs(stated * factor + off - value) < 1e-9)) ||
    (offs.length > 1 && Math.abs(Math.abs(stated - value) - 0.01) < 1e-9)
}

/** Bounds that come from the kind of a value and not from a text: a count is not negative. */
const isTrivial = (value: number): boolean => value === 0 || value === 1
