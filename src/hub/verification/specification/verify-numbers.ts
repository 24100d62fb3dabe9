import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Subject } from '../../../core/app-spec/demand.ts'
import type { Clause } from '../../../core/clause.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import { agreementFor } from '../numbers.ts'
import { readNumbers } from '../read-numbers.ts'
import { elementsOf, numbersIn } from './element-of.ts'

/** Each number of a clause is behind an element that the clause's demands point to, or in words that are not served. */
export function verifyNumbersOf(spec: AppSpec, clause: Clause): Finding[] {
  const demands = spec.demands.filter((demand) => demand.clause === clause.id)
  const kept = [
    ...demands.flatMap(({ subject }) => elementsOf(spec, subject).flatMap(numbersIn)),
    ...countsIn(
      spec,
      demands.map(({ subject }) => subject),
    ),
  ]
  const open = spec.unserved.filter((part) => part.clause === clause.id).flatMap(({ part }) => readNumbers(part))
  const agree = agreementFor(clause.text)
  const lost = readNumbers(clause.text).filter(
    (number) => !open.includes(number) && !kept.some((value) => agree(number, value)),
  )
  if (lost.length === 0 || demands.length === 0) return []
  return [
    {
      code: 'changed_number',
      message: `${clause.id} says ${lost.join(' and ')} ("${clause.text}"), found ${[...new Set(kept)].join(', ') || 'no number'} behind it; use the number of the text, or name its words as not served.`,
      clauses: [clause.id],
    },
  ]
}

/** How many there are of what a clause counts up: "one of three states: …", "two roles", "a first and a last name". */
function countsIn(spec: AppSpec, subjects: readonly Subject[]): readonly number[] {
  const lists = subjects.flatMap((subject): readonly number[] => {
    if (subject.kind === 'role') return [spec.accounts?.roles.length ?? 0]
    const entity = 'entity' in subject ? spec.entities.find(({ id }) => id === subject.entity) : undefined
    if (subject.kind === 'states') return [entity?.states?.values.length ?? 0]
    if (subject.kind !== 'options' && subject.kind !== 'field') return []
    return [entity?.fields.find(({ id }) => id === subject.field)?.options.length ?? 0]
  })
  return [...lists, subjects.filter(({ kind }) => kind === 'field').length]
}
