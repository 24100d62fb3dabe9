import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Clause } from '../../core/clause.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import { readNumbers } from '../../hub/verification/read-numbers.ts'
import { elementsOf, numbersIn } from './element-of.ts'

/** Between the unit of a text and that of a field: days, months, hours, minutes, percent … */
const factors = [1, 7, 12, 24, 30, 31, 60, 100, 365, 1000, 3600]

/** Each number of a clause is behind an element that the clause's demands point to, or in words that are not served. */
export function verifyNumbersOf(spec: AppSpec, clause: Clause): Finding[] {
  const demands = spec.demands.filter((demand) => demand.clause === clause.id)
  const kept = demands.flatMap(({ subject }) => elementsOf(spec, subject).flatMap(numbersIn))
  const options = demands.flatMap(({ subject }) => elementsOf(spec, subject).map((element) => JSON.stringify(element)))
  const open = spec.unserved.filter((part) => part.clause === clause.id).flatMap(({ part }) => readNumbers(part))
  const lost = readNumbers(clause.text).filter(
    (number) =>
      !open.includes(number) &&
      !kept.some((value) => agree(number, value)) &&
      !options.some((text) => text.includes(String(number))),
  )
  if (lost.length === 0 || demands.length === 0) return []
  return [
    {
      code: 'changed_number',
      message: `${clause.id} says ${lost.join(' and ')} ("${clause.text}"), found ${[...new Set(kept)].join(', ') || 'no number'} behind it; use the number of the text.`,
      clauses: [clause.id],
    },
  ]
}

/** A limit may be one off (`more than 5` is at least 6) or in another unit. */
const agree = (stated: number, value: number): boolean =>
  factors.some(
    (factor) => Math.abs(stated * factor - Math.abs(value)) <= 1 || Math.abs(stated / factor - value) < 1e-9,
  ) || Math.abs(stated - value) <= 1
