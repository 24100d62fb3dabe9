import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Clause } from '../../core/clause.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import { agreementFor } from '../../hub/verification/numbers.ts'
import { readNumbers } from '../../hub/verification/read-numbers.ts'
import { elementsOf, numbersIn } from './element-of.ts'

/** Each number of a clause is behind an element that the clause's demands point to, or in words that are not served. */
export function verifyNumbersOf(spec: AppSpec, clause: Clause): Finding[] {
  const demands = spec.demands.filter((demand) => demand.clause === clause.id)
  const kept = demands.flatMap(({ subject }) => elementsOf(spec, subject).flatMap(numbersIn))
  const options = demands.flatMap(({ subject }) => elementsOf(spec, subject).map((element) => JSON.stringify(element)))
  const open = spec.unserved.filter((part) => part.clause === clause.id).flatMap(({ part }) => readNumbers(part))
  const agree = agreementFor(clause.text)
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
