import type { Clause, ClauseId } from '../../core/clause.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import type { Statement } from '../../core/knowledge/statement.ts'
import { readNumbers } from './read-numbers.ts'

/** Factors between the unit of a text and that of a field: weeks and days, hours and minutes, metres and centimetres. */
const factors = [1, 7, 12, 24, 30, 31, 60, 100, 365, 1000, 3600]

/** Words that leave the number itself out; "no more than 5" and "not exceed 5" do not. */
const exclusive =
  /(?<!\b(?:no|not|never|cannot|can't|nor)(?: be)? )\b(?:\w+ than|exceed\w*|over|under|above|below|beyond|before|after|until|within|or (?:more|less|\w+er))\b/i

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
    const agree = agreementFor(whole)
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

/** Whether a number of a clause and a value of the specification are the same: in its unit, one off where it is left out. */
export const agreementFor = (clause: string): ((stated: number, value: number) => boolean) =>
  agreement(exclusive.test(clause) ? [0, 1, -1] : [0])

const agreement =
  (offs: readonly number[]) =>
  (stated: number, value: number): boolean =>
    factors.some((factor) =>
      offs.some((off) => Math.abs(stated * factor + off - value) < 1e-9 || Math.abs(stated / factor - value) < 1e-9),
    ) ||
    (offs.length > 1 && Math.abs(Math.abs(stated - value) - 0.01) < 1e-9)

/** Bounds that come from the kind of a value and not from a text: a count is not negative. */
const isTrivial = (value: number): boolean => value === 0 || value === 1
